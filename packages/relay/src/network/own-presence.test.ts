import { describe, expect, it } from 'vitest';
import { current, endsOf, isHidden, manualAvailability, wordsOf } from './own-presence.js';

describe('what a person has set', () => {
  it('ends as a whole by its own time', () => {
    expect(current({ availability: 'dnd', note: { text: 'x', expiresAt: 99 }, expiresAt: 10 }, 10)).toEqual({});
  });

  it('ends part by part before that', () => {
    const own = { availability: 'dnd', note: { text: 'x', expiresAt: 5 }, outOfOffice: { until: 5 }, activities: [{ kind: 'in-call', until: 5 }] } as const;
    expect(current(own, 4)).toEqual(own);
    expect(current(own, 5)).toEqual({ availability: 'dnd' });
  });

  it('tells each of its ends', () => {
    expect(endsOf({ expiresAt: 1, note: { text: 'x', expiresAt: 2 }, outOfOffice: { until: 3 }, activities: [{ kind: 'a', until: 4 }, { kind: 'b' }] })).toEqual([1, 2, 3, 4]);
  });

  it('gives its words the earlier end of their own and the whole', () => {
    expect(wordsOf({ note: { text: 'x', expiresAt: 9 }, outOfOffice: {}, expiresAt: 5 })).toEqual({ note: { text: 'x', expiresAt: 5 }, outOfOffice: { until: 5 } });
    expect(wordsOf({ note: { text: 'x' } })).toEqual({ note: { text: 'x' } });
  });

  it.each([
    ['invisible', true, undefined], ['offline', true, undefined], ['auto', false, undefined], ['unknown', false, undefined], [undefined, false, undefined],
    ['online', false, 'online'], ['away', false, 'away'], ['busy', false, 'busy'], ['dnd', false, 'dnd'],
  ] as const)('means by %s: hidden %s, held at %s', (availability, hidden, held) => {
    expect(isHidden({ availability })).toBe(hidden);
    expect(manualAvailability({ availability })).toBe(held);
  });
});
