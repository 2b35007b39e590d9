import type { Settings } from '../xmpp-options.js';

// The first wait is somewhere within a second, the longest within half a minute (milliseconds).
const SHORTEST = 1_000, LONGEST = 30_000;

/** When to try again: 1, 2, 4 … 30 seconds at most, with full jitter, so that pages that lost one server come back spread out. */
export class Retry {
  readonly #settings: Pick<Settings, 'now' | 'schedule' | 'random'>;
  /** How often in a row it has failed. */
  failures = 0;
  #cancel: (() => void) | undefined;
  #at = -Infinity;

  constructor(settings: Pick<Settings, 'now' | 'schedule' | 'random'>) {
    this.#settings = settings;
  }

  /** Milliseconds until the next attempt may be made. */
  get wait(): number {
    return Math.max(this.#at - this.#settings.now(), 0);
  }

  /** It has failed: decides how long to wait, whether anybody does or not. */
  failed(): void {
    const { now, random } = this.#settings;
    this.#at = now() + random() * Math.min(LONGEST, SHORTEST * 2 ** this.failures++);
  }

  /** Runs once the wait is over. */
  after(run: () => void): void {
    this.stop();
    this.#cancel = this.#settings.schedule(() => {
      this.#cancel = undefined;
      this.#at = -Infinity;
      run();
    }, this.wait);
  }

  /** Runs nothing. The wait is what it was. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** There is nothing to wait for any more. */
  forgive(): void {
    this.stop();
    this.#at = -Infinity;
  }
}
