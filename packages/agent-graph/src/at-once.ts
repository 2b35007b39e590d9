import type { Schedule } from '@presence-elements/core';

/** Works through a list, so many at once; results in its order. The first failure ends it, and nothing new is begun. */
export async function atOnce<T, R>(most: number, list: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(list.length);
  let next = 0, failed = false;
  const worker = async (): Promise<void> => {
    while (next < list.length && !failed) {
      const at = next++;
      try {
        results[at] = await work(list[at]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, worker));
  return results;
}

/** Waits so many milliseconds, or until nobody waits any more. */
export function pause(wait: number, schedule: Schedule, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = schedule(done, wait);
    signal.addEventListener('abort', done, { once: true });
  });
}
