import type { Schedule } from '@presence-elements/core';

/** What `work` comes to, unless that takes longer than `ms` milliseconds: then it rejects with what `late` makes. The work itself goes on. */
export async function inTime<T>(work: Promise<T>, ms: number, schedule: Schedule, late: () => Error): Promise<T> {
  let cancel: () => void = () => undefined;
  const timeout = new Promise<never>((_, reject) => {
    cancel = schedule(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    cancel();
  }
}
