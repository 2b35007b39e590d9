import { PresenceError } from '@presence-elements/core';
import type { Settings } from './matrix-options.js';

type Time = Pick<Settings, 'schedule'>;

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

/** Runs something with a signal that aborts with its caller's, and when time is up. */
export async function within<T>(limit: number, { schedule }: Time, signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const time = new AbortController(), clear = schedule(() => time.abort(), limit);
  try {
    return await run(AbortSignal.any([signal, time.signal]));
  } finally {
    clear();
  }
}

/** What a promise resolves to, unless it is given up first: then it rejects with `timeout`, and what comes later is dropped. */
export function heeding<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new PresenceError('timeout', 'Nobody waits for the answer any more'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** Works through a list, so many at a time. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  // All of them take from the same iterator.
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const item of queue) await work(item);
  }));
}
