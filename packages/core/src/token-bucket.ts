/** At most `requests` in `per` milliseconds, spread as they come. */
export class TokenBucket {
  readonly #requests: number;
  readonly #per: number;
  #tokens: number;
  #filledAt = -Infinity;

  constructor(rate: { readonly requests: number; readonly per: number } = { requests: Infinity, per: 1 }) {
    this.#requests = rate.requests;
    this.#per = rate.per;
    this.#tokens = rate.requests;
  }

  /** Takes a token and answers `now`, or takes none and answers when there will be one. */
  take(now: number): number {
    // A clock set back must not starve the bucket: it simply starts to fill from there.
    const elapsed = Math.max(now - this.#filledAt, 0);
    this.#tokens = Math.min(this.#requests, this.#tokens + (elapsed * this.#requests) / this.#per);
    this.#filledAt = now;
    if (!(this.#tokens >= 1)) return now + Math.ceil(((1 - this.#tokens) * this.#per) / this.#requests);
    this.#tokens--;
    return now;
  }
}
