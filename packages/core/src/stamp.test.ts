import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.js';
import type { PresenceReport } from './agent.js';
import { availabilities } from './presence.js';
import { knownAvailability, stalePresence, stamp, unknownPresence } from './stamp.js';

const address = parseAddress('ada@corp.example')!;
const made = (facts: object = {}) => stamp({ address, ...facts } satisfies PresenceReport, { agent: 'graph', now: 1_000, expiresAt: 61_000 });

const isFrozenThrough = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozenThrough));

describe('a stamp', () => {
  it('says who said it, when it was heard and until when it counts', () => {
    expect(made({ availability: 'busy' })).toEqual({
      address: 'ada@corp.example', availability: 'busy', activities: [], capabilities: [], stale: false, confidence: 'confirmed',
      agent: 'graph', observedAt: 1_000, expiresAt: 61_000,
    });
  });

  it('keeps every fact that has the promised shape', () => {
    const facts = {
      availability: 'dnd', activities: [{ kind: 'in-call', text: 'with Bob', until: 5 }, { kind: 'juggling' }],
      note: { text: 'Back at two', emoji: '🥪', lang: 'en', expiresAt: 9 }, idle: true, lastActiveAt: 3, since: 2,
      outOfOffice: { message: 'Ask Bob', until: 8 }, capabilities: ['mail', 'call'], links: { call: 'sip:ada@corp.example' },
      confidence: 'assumed', network: 'Teams',
    };
    expect(made(facts)).toMatchObject(facts);
  });

  it('is frozen through and through', () => {
    expect(isFrozenThrough(made({ note: { text: 'x' }, activities: [{ kind: 'in-call' }], outOfOffice: {}, links: { call: 'sip:x' } }))).toBe(true);
  });

  it('leaves the report to its agent: unfrozen, and free to change', () => {
    const report = { address, availability: 'busy' as const, note: { text: 'one' }, activities: [{ kind: 'in-call' }] };
    const presence = stamp(report, { now: 0 });
    report.note.text = 'two';
    report.activities[0]!.kind = 'out';
    expect(presence).toMatchObject({ note: { text: 'one' }, activities: [{ kind: 'in-call' }] });
  });

  it('survives the way to another window, a worker or the relay', () => {
    const presence = made({ availability: 'busy', note: { text: 'x', emoji: undefined }, idle: undefined });
    expect(structuredClone(presence)).toEqual(presence);
    expect(JSON.parse(JSON.stringify(presence))).toStrictEqual(presence);
  });

  it('takes an availability that nobody knows for unknown, without data', () => {
    expect(made({ availability: 'sleeping' })).toMatchObject({ availability: 'unknown', problem: 'no-data' });
    expect(made({ availability: 'constructor' })).toMatchObject({ availability: 'unknown' });
    expect(made()).toMatchObject({ availability: 'unknown', problem: 'no-data' });
  });

  it('says why it is unknown, and nothing of the kind where it is known', () => {
    expect(made({ problem: 'not-shared' })).toMatchObject({ availability: 'unknown', problem: 'not-shared', stale: false });
    expect(made({ problem: 'abducted' })).toMatchObject({ problem: 'no-data' });
    expect(made({ availability: 'offline', problem: 'timeout' })).not.toHaveProperty('problem');
  });

  it('passes on that the agent itself can no longer confirm what is known', () => {
    expect(made({ availability: 'busy', stale: true, problem: 'unreachable' })).toMatchObject({ stale: true, problem: 'unreachable' });
    expect(made({ stale: true })).toMatchObject({ availability: 'unknown', stale: false });
  });

  it('is sure unless the agent says that it only assumes', () => {
    expect(made({ confidence: 'assumed' }).confidence).toBe('assumed');
    expect(made({ confidence: 'quite' }).confidence).toBe('confirmed');
  });

  it('has no note where nothing was written, and keeps a lone emoji', () => {
    expect(made({ note: { text: '' } })).not.toHaveProperty('note');
    expect(made({ note: { text: '', emoji: '🌴' } }).note).toEqual({ text: '', emoji: '🌴' });
    expect(made({ note: { emoji: '🌴' } }).note).toEqual({ text: '', emoji: '🌴' });
  });

  it('keeps hostile text as text', () => {
    const text = '<img src=x onerror=alert(1)>\u202E"\'`javascript:alert(1)';
    expect(made({ note: { text } }).note).toEqual({ text });
  });

  it('cuts what would fill the cache', () => {
    const presence = made({ note: { text: 'x'.repeat(1e6) }, activities: Array(1e5).fill({ kind: 'in-call', text: 'y'.repeat(1e6) }), outOfOffice: { message: 'z'.repeat(1e6) } });
    expect(presence.note?.text).toHaveLength(10_000);
    expect(presence.activities).toHaveLength(50);
    expect(presence.activities[0]?.text).toHaveLength(10_000);
    expect(presence.outOfOffice?.message).toHaveLength(10_000);
  });

  it.each<[string, object]>([
    ['a note that is no object', { note: 'text' }],
    ['a note without text', { note: { text: 42 } }],
    ['nothing for a note', { note: null }],
    ['activities that are no list', { activities: 'in-call' }],
    ['activities without a kind', { activities: [null, undefined, 7, {}, { kind: 1 }] }],
    ['an idle that is no truth', { idle: 'yes' }],
    ['times that are no numbers', { lastActiveAt: '2024-01-01', since: NaN }],
    ['endless times', { lastActiveAt: Infinity, since: -Infinity }],
    ['capabilities that nobody knows', { capabilities: ['teleport', 3, null] }],
    ['links that are no text', { links: { call: { toString: () => 'javascript:alert(1)' }, mail: 7, video: '' } }],
    ['links of capabilities that nobody knows', { links: { teleport: 'x:', ['__proto__']: { call: 'x:' } } }],
    ['links that are text', { links: 'mailto:ada' }],
    ['a network that is no text', { network: { name: 'Teams' } }],
    ['fields that nobody knows', { html: '<b>', toString: 1, __proto__: { idle: 1 } }],
  ])('leaves out %s', (_what, facts) => {
    expect(made({ availability: 'away', ...facts })).toEqual(made({ availability: 'away' }));
  });

  it('leaves out the parts of a part that have not the promised shape', () => {
    expect(made({ note: { text: 'x', emoji: {}, lang: 4, expiresAt: 'soon' }, outOfOffice: { message: ['x'], until: '1' }, activities: [{ kind: 'k', text: 1, until: '2' }] }))
      .toMatchObject({ note: { text: 'x' }, outOfOffice: {}, activities: [{ kind: 'k' }] });
  });

  it('does not loop over what refers to itself', () => {
    const loop: Record<string, unknown> = { text: 'x', message: 'y', kind: 'in-call' };
    loop['self'] = loop;
    expect(made({ availability: 'busy', note: loop, outOfOffice: loop, activities: [loop], links: loop })).toMatchObject({ note: { text: 'x' }, outOfOffice: { message: 'y' } });
  });

  it('never throws, and yields an availability of the list, whatever an agent reports', () => {
    const anyFacts = fc.record(Object.fromEntries(
      ['availability', 'activities', 'note', 'idle', 'lastActiveAt', 'since', 'outOfOffice', 'capabilities', 'links', 'confidence', 'network', 'problem', 'stale']
        .map(field => [field, fc.anything()])), { requiredKeys: [] });
    fc.assert(fc.property(anyFacts, facts => {
      const presence = made(facts);
      expect(availabilities).toContain(presence.availability);
      expect(isFrozenThrough(presence)).toBe(true);
      expect(structuredClone(presence)).toEqual(presence);
    }), { numRuns: 1_000 });
  });
});

describe('a presence of which nothing is known', () => {
  it('says why', () => {
    expect(unknownPresence('nonsense', 'bad-address', 7)).toEqual({
      address: 'nonsense', availability: 'unknown', activities: [], capabilities: [], problem: 'bad-address', stale: false, confidence: 'confirmed', observedAt: 7,
    });
    expect(isFrozenThrough(unknownPresence('x', 'no-agent', 0))).toBe(true);
  });
});

describe('a stale presence', () => {
  it('is what was last known, with the reason and the time of the last confirmation', () => {
    const known = made({ availability: 'busy', note: { text: 'x' } });
    const stale = stalePresence(known, 'timeout', 500);
    expect(stale).toEqual({ ...known, stale: true, problem: 'timeout', observedAt: 500 });
    expect(isFrozenThrough(stale)).toBe(true);
  });
});

describe('an availability from elsewhere', () => {
  it.each<[unknown, string]>([...availabilities.map((availability): [string, string] => [availability, availability]), ['sleeping', 'unknown'], ['Online', 'unknown'], ['toString', 'unknown'], [undefined, 'unknown'], [3, 'unknown'], [null, 'unknown']])(
    '%s is %s', (value, known) => {
      expect(knownAvailability(value)).toBe(known);
    });
});
