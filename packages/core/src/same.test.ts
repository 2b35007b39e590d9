import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Presence } from './presence.js';
import { samePresence } from './same.js';

const presence = (facts: Partial<Presence> = {}): Presence => ({
  address: 'ada@corp.example', availability: 'busy', activities: [{ kind: 'in-call' }], capabilities: ['mail'], note: { text: 'x' },
  stale: false, confidence: 'confirmed', observedAt: 0, ...facts,
});

describe('two presences look the same', () => {
  it('when they say the same', () => {
    expect(samePresence(presence(), presence())).toBe(true);
    expect(samePresence(presence({ sources: [presence()] }), presence({ sources: [presence()] }))).toBe(true);
  });

  it('whenever they were heard, and until whenever they count, in their sources too', () => {
    expect(samePresence(presence(), presence({ observedAt: 9, expiresAt: 10 }))).toBe(true);
    expect(samePresence(presence({ sources: [presence()] }), presence({ sources: [presence({ observedAt: 9, expiresAt: 10 })] }))).toBe(true);
  });

  it('when a field is absent in one and undefined in the other', () => {
    expect(samePresence(presence({ idle: undefined }), presence())).toBe(true);
  });

  it('when there is none of either', () => {
    expect(samePresence(undefined, undefined)).toBe(true);
  });

  it.each<[string, Partial<Presence>]>([
    ['availability', { availability: 'away' }],
    ['note', { note: { text: 'y' } }],
    ['end of the note, which is shown', { note: { text: 'x', expiresAt: 5 } }],
    ['number of activities', { activities: [] }],
    ['activities', { activities: [{ kind: 'in-meeting' }] }],
    ['order of capabilities', { capabilities: ['call', 'mail'] }],
    ['staleness', { stale: true }],
    ['problem', { problem: 'timeout' }],
    ['confidence', { confidence: 'assumed' }],
    ['sources', { sources: [presence()] }],
    ['idleness', { idle: true }],
  ])('but not when they differ in %s', (_what, facts) => {
    expect(samePresence(presence(), presence(facts))).toBe(false);
    expect(samePresence(presence(facts), presence())).toBe(false);
  });

  it('but not when there is only one', () => {
    expect(samePresence(presence(), undefined)).toBe(false);
    expect(samePresence(null, presence())).toBe(false);
  });

  it('as any plain value looks like its copy', () => {
    fc.assert(fc.property(fc.jsonValue(), value => {
      expect(samePresence(value, structuredClone(value))).toBe(true);
    }));
  });
});
