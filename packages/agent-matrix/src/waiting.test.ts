import { fakeClock } from '@presence-elements/testing';
import { heeding, inParallel, pause, within } from './waiting.js';

const given = AbortSignal.abort(), never = new AbortController().signal;

describe('the agent waits', () => {
  it('as long as it is to, or until it is given up, and leaves no timer', async () => {
    const clock = fakeClock(), stop = new AbortController();
    let done = 0;
    const count = (): number => ++done;
    void pause(1_000, clock, never).then(count);
    void pause(9_000, clock, stop.signal).then(count);
    void pause(9_000, clock, given).then(count);
    await clock.advance(1_000);
    expect(done).toBe(2);
    stop.abort();
    await clock.advance(0);
    expect([done, clock.pending]).toEqual([3, 0]);
  });
  it('no longer than its caller, nor longer than the limit', async () => {
    const clock = fakeClock(), stop = new AbortController();
    const run = (signal: AbortSignal): Promise<string> => new Promise(resolve => signal.addEventListener('abort', () => resolve('over')));
    const timed = within(1_000, clock, never, run), stopped = within(1_000, clock, stop.signal, run);
    stop.abort();
    expect(await stopped).toBe('over');
    await clock.advance(1_000);
    expect(await timed).toBe('over');
    expect(clock.pending).toBe(0);
  });
  it('for nobody who has gone', async () => {
    const stop = new AbortController(), answer = heeding(stop.signal, new Promise(() => undefined));
    stop.abort();
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
    await expect(heeding(given, Promise.resolve(1))).rejects.toMatchObject({ code: 'timeout' });
    await expect(heeding(never, Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await heeding(never, Promise.resolve(1))).toBe(1);
  });
});

it('the agent does so many things at once, and all of them', async () => {
  let now = 0, most = 0;
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async item => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
    done.push(item);
  });
  expect([most, done.toSorted()]).toEqual([3, [1, 2, 3, 4, 5, 6, 7]]);
  await inParallel([], 3, () => Promise.reject(new Error('nothing to do')));
});
