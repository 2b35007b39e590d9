import { PresenceError } from '@presence-elements/core';
import type { Settings } from './ucwa-options.js';

type Time = Pick<Settings, 'schedule'>;

export const givenUp = (): PresenceError => new PresenceError('timeout', 'Nobody waits for the answer any more');

/** Waits so many milliseconds, or until it is given up. */
export function pause(delay: number, { schedule }: Time, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clear();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const clear = schedule(end, delay);
    signal.addEventListener('abort', end);
  });
}

/** Runs something with a signal that aborts with its caller's, and after so many milliseconds. */
export async function within<T>(limit: number, { schedule }: Time, signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal.aborted) throw givenUp();
  const time = new AbortController(), clear = schedule(() => time.abort(), limit);
  try {
    const both = AbortSignal.any([signal, time.signal]);
    return await heeding(both, run(both));
  } finally {
    clear();
  }
}

/** What a promise resolves to, unless it is given up first: then it rejects with `timeout`, and what comes later is dropped. */
export function heeding<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(givenUp());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** One piece of work for all who want it now; it is given up when the last of them gives up. */
export class Shared<T> {
  #work: Promise<T> | undefined;
  #stop = new AbortController();
  #waiting = 0;

  async join(signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) throw givenUp();
    if (!this.#work) {
      const stop = (this.#stop = new AbortController());
      const work = this.#work = run(stop.signal).finally(() => this.#work === work && (this.#work = undefined));
    }
    const work = this.#work, stop = this.#stop;
    this.#waiting++;
    try {
      return await heeding(signal, work);
    } finally {
      if (!--this.#waiting && this.#work === work) {
        this.#work = undefined;
        stop.abort();
      }
    }
  }
}

/** Works through a list, so many at a time. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  const queue = items.entries();
  // All of them take from the same iterator.
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const [index, item] of queue) await work(item, index);
  }));
}

export const slices = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
