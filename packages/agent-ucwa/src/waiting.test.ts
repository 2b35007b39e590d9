import { fakeClock } from '@presence-elements/testing';
import { heeding, inParallel, pause, Shared, slices, within } from './waiting.js';

test('a pause ends in time or when it is given up, and leaves no timer', async () => {
  const clock = fakeClock(), ended: string[] = [], stop = new AbortController();
  void pause(1_000, clock, new AbortController().signal).then(() => ended.push('one'));
  void pause(9_000, clock, stop.signal).then(() => ended.push('other'));
  await clock.advance(1_000);
  expect(ended).toEqual(['one']);
  stop.abort();
  await clock.advance(0);
  expect([ended, clock.pending]).toEqual([['one', 'other'], 0]);
  await pause(9_000, clock, stop.signal);
});

test('work that takes too long is given up, whether it heeds that or not', async () => {
  const clock = fakeClock(), outcome = within(500, clock, new AbortController().signal, () => new Promise(() => undefined)).catch((error: unknown) => error);
  await clock.advance(500);
  expect(await outcome).toMatchObject({ code: 'timeout' });
  await expect(within(500, clock, AbortSignal.abort(), () => Promise.resolve(1))).rejects.toMatchObject({ code: 'timeout' });
  expect(clock.pending).toBe(0);
});

test('what comes in time is heeded', async () => {
  expect(await heeding(new AbortController().signal, Promise.resolve(7))).toBe(7);
});

test('shared work is done once, goes on for whoever is left, and ends with the last', async () => {
  const shared = new Shared<number>(), one = new AbortController(), other = new AbortController();
  let runs = 0, signal: AbortSignal | undefined;
  const run = (given: AbortSignal): Promise<number> => {
    runs++;
    signal = given;
    return new Promise(() => undefined);
  };
  const both = [one, other].map(({ signal }) => shared.join(signal, run).catch((error: unknown) => error));
  one.abort();
  await both[0];
  expect([runs, signal!.aborted]).toEqual([1, false]);
  other.abort();
  await both[1];
  expect(signal!.aborted).toBe(true);
  expect(await shared.join(new AbortController().signal, () => Promise.resolve(++runs))).toBe(2);
});

test('a list is worked through so many at a time, and cut into slices', async () => {
  let running = 0, most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  });
  expect(most).toBe(2);
  expect(slices([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});
