/** At most `requests` in any `per` milliseconds: a token comes back `per` after it was taken. */
export class TokenBucket {
  readonly #requests: number;
  readonly #per: number;
  /** When each token that is out was taken, oldest first. */
  #taken: readonly number[] = [];

  constructor(rate: { readonly requests: number; readonly per: number } = { requests: Infinity, per: 1 }) {
    this.#requests = rate.requests;
    this.#per = rate.per;
  }

  /** Takes a token and answers `now`, or takes none and answers when there will be one. */
  take(now: number): number {
    if (this.#requests === Infinity) return now;
    // Taken in the future tells of a clock that was set back, which must not starve the bucket.
    const taken = this.#taken.filter(at => at <= now && now < at + this.#per);
    const free = taken.length < this.#requests;
    this.#taken = free ? [...taken, now] : taken;
    return free ? now : (taken[0] ?? now) + this.#per;
  }
}
