import { fakeClock } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { Patience } from './patience.js';

it('patience grows with each failure, and is new after a minute that was good', async () => {
  const clock = fakeClock(), patience = new Patience({ now: clock.now, random: () => 0 }), fail = (): number | undefined => patience.refused({ problem: 'timeout' });
  patience.begin();
  expect([fail(), fail(), fail()]).toEqual([10_000, 20_000, 40_000]);
  for (let n = 0; n < 9; n++) fail();
  expect(fail()).toBe(300_000);
  patience.begin();
  await clock.advance(60_000);
  fail();
  expect(fail()).toBe(10_000);
});

it('patience does as the server says, within reason', () => {
  const patience = new Patience({ now: () => 0, random: () => 0.5 });
  expect([patience.refused({ problem: 'rate-limited', retryAfter: 0 }), patience.refused({ problem: 'rate-limited', retryAfter: 1e12 })]).toEqual([1_125, 4_050_000]);
  expect([patience.refused({ problem: 'not-found' }), patience.refused({ problem: 'forbidden' })]).toEqual([1_012_500, undefined]);
  expect(['rejected', 'invariant'].map(reason => patience.ended(reason, undefined))).toEqual([undefined, undefined]);
});
