import { vi } from 'vitest';

/** Waits until something is so, asking again and again; what is not so in time fails with these words. */
export function until<T>(what: string, ask: () => Promise<T> | T, timeout = 45_000): Promise<NonNullable<T>> {
  return vi.waitFor(async () => {
    const answer = await ask();
    if (answer === false || answer === undefined || answer === null) throw new Error(`Not in time: ${what}`);
    return answer;
  }, { timeout, interval: 25 });
}
