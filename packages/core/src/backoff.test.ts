import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';

const calm = { failureTtl: 10_000, random: () => 0 };

describe('after failures', () => {
  it('the wait doubles, up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 1000].map(failures => backoff(failures, calm))).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  });

  it('the network’s own wish counts instead, from a second to an hour', () => {
    expect([1, 5_000, 86_400_000].map(wish => backoff(9, calm, wish))).toEqual([1_000, 5_000, 3_600_000]);
  });

  it.each([[0], [-1], [undefined], [NaN]])('a wish of %s is none', wish => {
    expect(backoff(1, calm, wish)).toBe(10_000);
  });

  it('pages wait up to a quarter longer, never shorter, so that they do not come back together', () => {
    const waits = [0, 0.5, 0.999].map(chance => backoff(1, { ...calm, random: () => chance }));
    expect(waits).toEqual([10_000, 11_250, expect.closeTo(12_497.5)]);
  });
});
