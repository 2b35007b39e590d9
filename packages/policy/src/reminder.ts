import type { Schedule } from '@presence-elements/core';

// Timers of platforms hold less than a month: a later moment is looked at again by then (milliseconds).
const LONGEST = 86_400_000;

/** Remembers the next moment at which something looks different by itself. Its timer runs only while somebody listens. */
export class Reminder {
  readonly #now: () => number;
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();
  #next = Infinity;
  #cancel: () => void = () => undefined;

  constructor(now: () => number, schedule: Schedule) {
    this.#now = now;
    this.#schedule = schedule;
  }

  /** A moment in milliseconds since the epoch; never for Infinity. */
  at(moment: number): void {
    if (!(moment < this.#next)) return;
    this.#next = moment;
    this.#arm();
  }

  listen(listener: () => void): () => void {
    // Each listens for itself, also where one function listens twice.
    const own = (): void => listener();
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.#arm();
    return () => {
      this.#listeners.delete(own);
      if (!this.#listeners.size) this.#cancel();
    };
  }

  #arm(): void {
    this.#cancel();
    if (!this.#listeners.size || this.#next === Infinity) return;
    this.#cancel = this.#schedule(this.#ring, Math.min(Math.max(this.#next - this.#now(), 0), LONGEST));
  }

  readonly #ring = (): void => {
    if (this.#next > this.#now()) return this.#arm();
    this.#next = Infinity;
    for (const listener of [...this.#listeners]) listener();
  };
}
