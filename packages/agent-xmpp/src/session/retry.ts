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

  get isWaiting(): boolean {
    return this.#cancel !== undefined;
  }

  /** Milliseconds until the next attempt. */
  get wait(): number {
    return Math.max(this.#at - this.#settings.now(), 0);
  }

  after(run: () => void): void {
    this.stop();
    const { now, random, schedule } = this.#settings, wait = random() * Math.min(LONGEST, SHORTEST * 2 ** this.failures++);
    this.#at = now() + wait;
    this.#cancel = schedule(() => {
      this.#cancel = undefined;
      run();
    }, wait);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
