interface Rate {
  readonly requests: number;
  readonly per: number;
}

/** At most `requests` in any `per` milliseconds: a token comes back `per` after it was taken. */
export class TokenBucket {
  readonly #rate: Rate;
  /** When each token that is out was taken, oldest first. */
  #taken: number[] = [];

  constructor(rate?: Rate | null) {
    this.#rate = rate ?? { requests: Infinity, per: 0 };
  }

  /** Takes a token and answers `now`, or takes none and answers when there will be one. */
  take(now: number): number {
    const { requests, per } = this.#rate;
    // Taken in the future tells of a clock that was set back, which must not starve the bucket.
    this.#taken = this.#taken.filter(at => at <= now && now < at + per);
    if (this.#taken.length >= requests) return (this.#taken[0] ?? now) + per;
    this.#taken.push(now);
    return now;
  }
}
