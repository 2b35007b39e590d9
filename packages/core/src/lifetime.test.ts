import { describe, expect, it } from 'vitest';
import { endsAt, withoutEnded } from './lifetime.js';
import type { Presence } from './presence.js';

const presence = (facts: Partial<Presence> = {}): Presence => ({
  address: 'ada@corp.example', availability: 'busy', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 0, ...facts,
});

describe('a presence', () => {
  it.each<[string, Partial<Presence>, number]>([
    ['never ends by itself', {}, Infinity],
    ['is not over when it has to be asked for again', { expiresAt: 60 }, Infinity],
    ['changes with the end of its note', { expiresAt: 60, note: { text: 'x', expiresAt: 40 } }, 40],
    ['changes with the end of an absence', { expiresAt: 60, outOfOffice: { until: 30 } }, 30],
    ['changes with the end of its first activity to end', { expiresAt: 60, activities: [{ kind: 'a', until: 50 }, { kind: 'b', until: 20 }, { kind: 'c' }] }, 20],
  ])('%s', (_what, facts, end) => {
    expect(endsAt(presence(facts))).toBe(end);
  });

  it('is left alone while nothing of it is over', () => {
    const whole = presence({ note: { text: 'x', expiresAt: 11 }, outOfOffice: { until: 11 }, activities: [{ kind: 'a', until: 11 }] });
    expect(withoutEnded(whole, 10)).toBe(whole);
  });

  it('loses a note at the moment when it is over', () => {
    const result = withoutEnded(presence({ note: { text: 'Back at two', expiresAt: 10 }, outOfOffice: { until: 20 } }), 10);
    expect(result).not.toHaveProperty('note');
    expect(result.outOfOffice).toEqual({ until: 20 });
  });

  it('loses an absence that is over, and keeps its note', () => {
    const result = withoutEnded(presence({ note: { text: 'x' }, outOfOffice: { message: 'Ask Bob', until: 10 } }), 11);
    expect(result).not.toHaveProperty('outOfOffice');
    expect(result.note).toEqual({ text: 'x' });
  });

  it('loses only those activities that are over', () => {
    const result = withoutEnded(presence({ activities: [{ kind: 'in-call', until: 5 }, { kind: 'in-meeting', until: 15 }, { kind: 'focusing' }] }), 10);
    expect(result.activities).toEqual([{ kind: 'in-meeting', until: 15 }, { kind: 'focusing' }]);
  });

  it('stays frozen plain data, and the one it came from stays whole', () => {
    const whole = presence({ note: { text: 'x', expiresAt: 1 }, activities: [{ kind: 'a', until: 1 }] });
    const result = withoutEnded(whole, 2);
    expect([result, result.activities].every(Object.isFrozen)).toBe(true);
    expect(whole).toMatchObject({ note: { text: 'x' }, activities: [{ kind: 'a' }] });
  });

  it('is as available as before when a part of it is over', () => {
    expect(withoutEnded(presence({ note: { text: 'x', expiresAt: 1 } }), 2).availability).toBe('busy');
  });
});
