import { describe, expect, it } from 'vitest';
import { describeTimes, median } from './times.js';

describe('how long something took', () => {
  it('is what it took in the middle: one stall among them changes nothing', () => {
    expect([median([50, 9_000, 40]), median([1, 2, 3, 4]), median([])]).toEqual([50, 3, Infinity]);
  });

  it('is told with how often it was measured, and the slowest', () => {
    expect(describeTimes([50.4, 78.2, 53])).toBe('53 ms (median of 3; slowest 78 ms)');
  });
});
