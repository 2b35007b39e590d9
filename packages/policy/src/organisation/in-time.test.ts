import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { inTime } from './in-time.js';

describe('what is answered', () => {
  it.each([['at once', 7], ['soon', Promise.resolve(7)]])('%s is answered so, and no clock goes on', async (_when, work) => {
    const clock = fakeClock();
    expect(await inTime(work, clock.schedule)).toBe(7);
    await expect(inTime(Promise.reject(new Error('no')), clock.schedule)).rejects.toThrow('no');
    expect(clock.pending).toBe(0);
  });

  it('never is given up, and if it comes to its end after all that is told', async () => {
    const { schedule, advance } = fakeClock(), ends: ((value: number) => void)[] = [];
    let late = 0;
    const outcome = inTime(new Promise<number>(resolve => void ends.push(resolve)), schedule, () => void late++).catch((error: unknown) => (error as { code: string }).code);
    await advance(29_999);
    await advance(1);
    expect([await outcome, late]).toEqual(['timeout', 0]);
    ends[0]!(7);
    await advance(0);
    expect(late).toBe(1);
  });
});
