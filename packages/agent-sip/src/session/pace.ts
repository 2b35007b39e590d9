import type { SipSettings } from '../sip-options.js';

// Begun in one go, and the time in between: a page has to draw, too (milliseconds).
const SLICE = 20, BREATH = 5;

/** Lets at most so many begin in one second, in order, so that a server that comes back is not run over. */
export class Pace {
  readonly #settings: Pick<SipSettings, 'rate' | 'now' | 'schedule'>;
  readonly #waiting = new Set<() => void>();
  #taken: number[] = [];
  /** Since there was last a breath. */
  #begun = 0;
  #cancel: (() => void) | undefined;

  constructor(settings: Pick<SipSettings, 'rate' | 'now' | 'schedule'>) {
    this.#settings = settings;
  }

  /** Runs when it is its turn: now, or later. Returns its undo. */
  take(run: () => void): () => void {
    this.#waiting.add(run);
    if (!this.#cancel) this.#go();
    return () => void this.#waiting.delete(run);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting.clear();
  }

  readonly #wake = (): void => {
    this.#begun = 0;
    this.#go();
  };

  #go(): void {
    const { rate, now, schedule } = this.#settings, time = now();
    this.#cancel = undefined;
    // A clock that was set back starts a new second.
    this.#taken = this.#taken.filter(at => at <= time && time < at + 1_000);
    for (const run of this.#waiting) {
      const isFull = this.#taken.length >= rate;
      if (isFull || this.#begun >= SLICE) {
        this.#cancel = schedule(this.#wake, isFull ? (this.#taken[0] ?? time) + 1_000 - time : BREATH);
        return;
      }
      this.#begun++;
      this.#taken.push(time);
      this.#waiting.delete(run);
      run();
    }
  }
}
