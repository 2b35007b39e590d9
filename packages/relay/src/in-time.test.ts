import { fakeClock } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { inTime } from './in-time.js';

const late = (): Error => new Error('late');

it('what comes in time comes as it is, and leaves no timer', async () => {
  const { schedule, pending } = fakeClock();
  expect(await inTime(Promise.resolve(3), 10, schedule, late)).toBe(3);
  await expect(inTime(Promise.reject(new Error('no')), 10, schedule, late)).rejects.toThrow('no');
  expect(pending).toBe(0);
});

it('what does not come in time is late, and may still fail without anybody being harmed', async () => {
  const clock = fakeClock();
  let fail: (error: Error) => void = () => undefined;
  const waited = inTime(new Promise((_, reject) => { fail = reject; }), 10, clock.schedule, late).catch((error: unknown) => error);
  await clock.advance(10);
  expect(await waited).toEqual(new Error('late'));
  fail(new Error('no'));
  await clock.advance(0);
});
