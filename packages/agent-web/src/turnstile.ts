import { PresenceError, type Schedule } from '@presence-elements/core';

/** Lets so many through at once; whoever gives up waits no longer. */
export class Turnstile {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    let giveUp: () => void = () => undefined;
    // A look-up of a name heeds no signal, and may take longer than anybody waits.
    const gone = new Promise<never>((_, reject) => { giveUp = () => reject(givenUp()); });
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      // Given up while it was let in.
      if (signal.aborted) throw givenUp();
      return await Promise.race([work(), gone]);
    } finally {
      signal.removeEventListener('abort', giveUp);
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw givenUp();
    if (this.#free > 0) return void this.#free--;
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(givenUp());
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

export interface Limits {
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  readonly schedule: Schedule;
}

/**
 * Runs something with a signal that aborts when time is up, or when the caller gives up. In the second case this rejects at
 * once; in the first it is up to what runs to save what it has.
 */
export async function within<T>({ signal, timeout, schedule }: Limits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal.aborted) throw givenUp();
  const controller = new AbortController(), abort = (): void => controller.abort();
  const clear = schedule(abort, timeout);
  let giveUp: () => void = abort;
  try {
    return await new Promise<T>((resolve, reject) => {
      giveUp = () => {
        abort();
        reject(givenUp());
      };
      signal.addEventListener('abort', giveUp, { once: true });
      run(controller.signal).then(resolve, reject);
    });
  } finally {
    clear();
    signal.removeEventListener('abort', giveUp);
  }
}

export const givenUp = (): PresenceError => new PresenceError('timeout', 'Nobody waits for the answer any more');
