import { describe, expect, it } from 'vitest';
import { shiftTimes } from './times.js';

describe('shifting times', () => {
  it('moves times wherever they stand, and nothing else', () => {
    const value = { since: 1, lastActiveAt: 2, expiresAt: 3, observed: 4, activities: [{ kind: 'in-call', until: 5 }], outOfOffice: { until: 6, message: 'until 7' } };
    expect(JSON.parse(JSON.stringify(value), shiftTimes(10))).toEqual({
      since: 11, lastActiveAt: 12, expiresAt: 13, observed: 4, activities: [{ kind: 'in-call', until: 15 }], outOfOffice: { until: 16, message: 'until 7' },
    });
  });

  it('goes back the same way', () => {
    expect(JSON.stringify({ until: 15 }, shiftTimes(-10))).toBe('{"until":5}');
  });

  it('leaves a time alone that is none', () => {
    expect(JSON.parse('{"until":"soon","since":null}', shiftTimes(10))).toEqual({ until: 'soon', since: null });
  });
});
