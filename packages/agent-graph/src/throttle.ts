import { PresenceError } from '@presence-elements/core';

/** The one budget behind all requests: Graph counts them by application, whoever they are for. */
export class Throttle {
  readonly #rate: { readonly requests: number; readonly per: number };
  readonly #now: () => number;
  #taken: number[] = [];
  #restFrom = Infinity;
  #restUntil = -Infinity;

  constructor(rate: { readonly requests: number; readonly per: number }, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Lets a request pass. @throws PresenceError `rate-limited` with how long to wait, without having asked anybody. */
  pass(): void {
    const now = this.#now(), { requests, per } = this.#rate;
    // A clock that was set back ends the rest, and must not starve the budget.
    if (this.#restFrom <= now && now < this.#restUntil) throw limited(this.#restUntil - now);
    this.#taken = this.#taken.filter(at => at <= now && now < at + per);
    if (this.#taken.length >= requests) throw limited(this.#taken[0]! + per - now);
    this.#taken.push(now);
  }

  /** Graph wants to be left alone for so many milliseconds. */
  rest(wait: number): void {
    this.#restFrom = this.#now();
    this.#restUntil = Math.max(this.#restUntil, this.#restFrom + Math.min(wait, LONGEST));
  }
}

// Whoever asks for more has most likely mixed up its units (milliseconds).
const LONGEST = 3_600_000;

const limited = (wait: number): PresenceError => new PresenceError('rate-limited', 'Graph is left alone for now', { retryAfter: wait });
