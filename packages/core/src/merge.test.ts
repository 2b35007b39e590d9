import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCodes } from './errors.js';
import { mergePresence, type MergeRule } from './merge.js';
import { availabilities, type Availability, type Presence } from './presence.js';

const source = (availability: Availability, facts: Partial<Presence> = {}): Presence => ({
  address: 'ada@corp.example', availability, activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 1_000,
  ...(availability === 'unknown' && { problem: 'no-data' as const }), ...facts,
});

/** `'busy'`, `'busy?'` assumed, `'busy~'` stale: what the tables below are written in. */
const read = (word: string): Presence => source(word.replace(/[?~]/g, '') as Availability, {
  ...(word.includes('?') && { confidence: 'assumed' }), ...(word.includes('~') && { stale: true, problem: 'unreachable' }),
});
const write = ({ availability, confidence, stale }: Presence): string => availability + (confidence === 'assumed' ? '?' : '') + (stale ? '~' : '');
const merged = (words: string, rule: MergeRule = 'engaged'): string => write(mergePresence(words.split(' ').map(read), rule));

describe('two sources', () => {
  const pairs: Record<'engaged' | 'precedence', Record<Availability, string>> = {
    engaged: {
      //        second:  online   away    busy   dnd   offline   unknown
      online:           'online   online  busy   dnd   online    online',
      away:             'online   away    busy   dnd   away      away',
      busy:             'busy     busy    busy   dnd   busy      busy',
      dnd:              'dnd      dnd     dnd    dnd   dnd       dnd',
      offline:          'online   away    busy   dnd   offline   unknown',
      unknown:          'online   away    busy   dnd   unknown   unknown',
    },
    precedence: {
      //        second:  online   away    busy   dnd   offline   unknown
      online:           'online   online  online online online   online',
      away:             'away     away    away   away  away      away',
      busy:             'busy     busy    busy   busy  busy      busy',
      dnd:              'dnd      dnd     dnd    dnd   dnd       dnd',
      offline:          'online   away    busy   dnd   offline   unknown',
      unknown:          'online   away    busy   dnd   unknown   unknown',
    },
  };
  const rows = (['engaged', 'precedence'] as const).flatMap(rule => availabilities.flatMap(first => pairs[rule][first].split(/\s+/).map(
    (result, column) => [rule, first, availabilities[column]!, result] as const)));

  it.each(rows)('by %s: %s, then %s, are %s', (rule, first, second, result) => {
    expect(merged(`${first} ${second}`, rule)).toBe(result);
  });
});

describe('sources that are less than sure', () => {
  it.each([
    // three of them
    ['away online busy', 'busy', 'away'],
    ['offline unknown offline', 'unknown', 'unknown'],
    ['offline offline offline', 'offline', 'offline'],
    ['unknown offline away', 'away', 'away'],
    ['offline unknown online', 'online', 'online'],
    ['busy dnd unknown', 'dnd', 'busy'],
    ['unknown away dnd', 'dnd', 'away'],
    // what is merely inferred
    ['offline? offline', 'offline', 'offline'],
    ['offline offline?', 'offline', 'offline'],
    ['offline? offline?', 'offline?', 'offline?'],
    ['offline? unknown', 'unknown', 'unknown'],
    ['offline? online', 'online', 'online'],
    ['online? online', 'online', 'online?'],
    ['online online?', 'online', 'online'],
    ['busy? online', 'busy?', 'busy?'],
    ['online busy?', 'busy?', 'online'],
    // what can no longer be confirmed
    ['online~ online', 'online', 'online~'],
    ['online~ online?', 'online?', 'online~'],
    ['dnd~ online', 'dnd~', 'dnd~'],
    ['offline~ offline', 'offline', 'offline'],
    ['offline~ unknown', 'unknown', 'unknown'],
    ['away~ offline', 'away~', 'away~'],
    ['away~? away~', 'away~', 'away?~'],
  ])('%s are %s by engagement and %s by precedence', (words, engaged, precedence) => {
    expect([merged(words), merged(words, 'precedence')]).toEqual([engaged, precedence]);
  });

  it('say of several reasons the one that somebody can do something about', () => {
    const why = (...problems: readonly string[]): unknown => mergePresence(problems.map(problem => source('unknown', { problem: problem as never }))).problem;
    expect(why('no-data', 'signed-out')).toBe('signed-out');
    expect(why('signed-out', 'no-agent')).toBe('signed-out');
    expect(why('not-found', 'unreachable', 'no-agent')).toBe('unreachable');
    expect(why('unreachable', 'pending')).toBe('pending');
  });

  it('keep a reason that every version knows before one from a newer version', () => {
    const strange = source('unknown', { problem: 'abducted' as never });
    expect(mergePresence([strange, source('unknown', { problem: 'no-data' })]).problem).toBe('no-data');
  });

  it('rank every reason there is', () => {
    const stranger = source('unknown', { problem: 'abducted' as never });
    const ranked = problemCodes.filter(problem => mergePresence([stranger, source('unknown', { problem })]).problem === problem);
    expect(ranked).toEqual(problemCodes);
  });

  it('count an availability from a newer version as unknown', () => {
    const strange = source('sleeping' as never, { problem: 'no-data' });
    expect(mergePresence([strange, source('away')]).availability).toBe('away');
    expect(mergePresence([source('offline'), strange]).availability).not.toBe('offline');
  });
});

describe('what is merged', () => {
  it('is the source itself where there is but one', () => {
    const only = source('away');
    expect(mergePresence([only])).toBe(only);
  });

  it('is nothing where there is none, which is a mistake of the caller', () => {
    expect(() => mergePresence([])).toThrow(TypeError);
  });

  it('is known by the first address, whichever source wins', () => {
    expect(mergePresence([source('away', { address: 'aim:ada' }), source('dnd')]).address).toBe('aim:ada');
  });

  it('says which agent and network won, and keeps all sources in order', () => {
    const sources = [source('away', { agent: 'sip', network: 'Lync' }), source('busy', { agent: 'graph', network: 'Teams' })];
    expect(mergePresence(sources)).toMatchObject({ agent: 'graph', network: 'Teams', sources });
  });

  it('has the note of the winner', () => {
    expect(mergePresence([source('away', { note: { text: 'Out' }, observedAt: 9_000 }), source('busy', { note: { text: 'In' } })]).note).toEqual({ text: 'In' });
  });

  it('has the newest note where the winner has none, of equally new ones the first', () => {
    const old = source('away', { note: { text: 'old' }, observedAt: 1 });
    const newer = source('away', { note: { text: 'newer' }, observedAt: 2 });
    const asNew = source('offline', { note: { text: 'as new' }, observedAt: 2 });
    expect(mergePresence([source('dnd'), old, newer, asNew]).note).toEqual({ text: 'newer' });
  });

  it('lies under the absence that any source tells, the winner first', () => {
    const away = source('away', { outOfOffice: { message: 'until Monday' } });
    expect(mergePresence([away, source('busy')]).outOfOffice).toEqual({ message: 'until Monday' });
    expect(mergePresence([away, source('busy', { outOfOffice: { message: 'ask Bob' } })]).outOfOffice).toEqual({ message: 'ask Bob' });
  });

  it('has the activities of those who agree with the winner, one of each kind, the first of each, in their order', () => {
    const winner = source('busy', { activities: [{ kind: 'in-meeting', text: 'Budget' }, { kind: 'in-call' }] });
    const agreeing = source('busy', { activities: [{ kind: 'presenting' }, { kind: 'in-meeting', text: 'Other' }] });
    const other = source('away', { activities: [{ kind: 'travelling' }] });
    expect(mergePresence([other, winner, agreeing]).activities).toEqual([{ kind: 'in-meeting', text: 'Budget' }, { kind: 'in-call' }, { kind: 'presenting' }]);
  });

  it('can do what any source can, once each, what the winner can do first', () => {
    const one = source('away', { capabilities: ['mail', 'message'] }), winner = source('busy', { capabilities: ['call', 'message'] });
    expect(mergePresence([one, winner]).capabilities).toEqual(['call', 'message', 'mail']);
  });

  it('starts a capability the way of the winner, else of the first source that has one', () => {
    const links = (call: string, mail?: string): Partial<Presence> => ({ links: { call, ...(mail && { mail }) } });
    const result = mergePresence([source('away', links('sip:1', 'mailto:1')), source('away', links('sip:2', 'mailto:2')), source('dnd', links('sip:3'))]);
    expect(result.links).toEqual({ call: 'sip:3', mail: 'mailto:1' });
  });

  it('has no links where no source has any', () => {
    expect(mergePresence([source('away'), source('busy')])).not.toHaveProperty('links');
  });

  it('keeps a hostile link name a name', () => {
    const hostile = JSON.parse('{"__proto__": {"call": "javascript:alert(1)"}}') as Presence['links'];
    const { links } = mergePresence([source('away', { links: hostile }), source('busy')]);
    expect(Object.getPrototypeOf(links)).toBe(Object.prototype);
    expect(links?.call).toBeUndefined();
  });

  it('was last active when any of them was', () => {
    expect(mergePresence([source('busy', { lastActiveAt: 5 }), source('away', { lastActiveAt: 7 }), source('away')]).lastActiveAt).toBe(7);
    expect(mergePresence([source('busy'), source('away')])).not.toHaveProperty('lastActiveAt');
  });

  it('holds until the first of its sources ends, or while watches vouch for all of them', () => {
    expect(mergePresence([source('busy', { expiresAt: 9 }), source('away', { expiresAt: 4 }), source('away')]).expiresAt).toBe(4);
    expect(mergePresence([source('busy'), source('away')])).not.toHaveProperty('expiresAt');
  });

  it('is what the host makes of it where it has its own way', () => {
    const sources = [source('dnd'), source('online')];
    expect(mergePresence(sources, all => all[1]!)).toBe(sources[1]);
  });

  it('is frozen through and through, and leaves the list it was given alone', () => {
    const sources = [source('busy', { links: { call: 'sip:1' } }), source('away')];
    const result = mergePresence(sources);
    expect([result, result.activities, result.capabilities, result.links, result.sources].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(sources)).toBe(false);
  });
});

describe('merging any sources', () => {
  const anySource = fc.record({
    availability: fc.constantFrom(...availabilities), confidence: fc.constantFrom('confirmed' as const, 'assumed' as const), stale: fc.boolean(),
    observedAt: fc.nat(100), agent: fc.constantFrom('one', 'two', 'three'),
  }).map(({ availability, ...facts }) => source(availability, facts));
  const anySources = fc.array(anySource, { minLength: 2, maxLength: 6 });
  const anyRule = fc.constantFrom('engaged' as const, 'precedence' as const);

  it('never says offline unless every source says offline', () => {
    fc.assert(fc.property(anySources, anyRule, (sources, rule) => {
      const allOffline = sources.every(({ availability }) => availability === 'offline');
      expect(mergePresence(sources, rule).availability === 'offline').toBe(allOffline);
    }));
  });

  it('never says unknown while a source knows more than offline', () => {
    fc.assert(fc.property(anySources, anyRule, (sources, rule) => {
      const reachable = sources.some(({ availability }) => !['offline', 'unknown'].includes(availability));
      if (reachable) expect(mergePresence(sources, rule).availability).not.toBe('unknown');
    }));
  });

  it('never invents: the result is one of its sources', () => {
    fc.assert(fc.property(anySources, anyRule, (sources, rule) => {
      expect(sources.map(write)).toContain(write(mergePresence(sources, rule)));
    }));
  });

  it('says the same availability in whatever order, by engagement', () => {
    fc.assert(fc.property(anySources, fc.nat(), (sources, turn) => {
      const at = turn % sources.length, turned = [...sources.slice(at), ...sources.slice(0, at)];
      expect(mergePresence(turned).availability).toBe(mergePresence(sources).availability);
    }));
  });

  it('prefers the first of equals', () => {
    fc.assert(fc.property(anySource, anyRule, (one, rule) => {
      expect(mergePresence([{ ...one, agent: 'first' }, { ...one, agent: 'second' }], rule).agent).toBe('first');
    }));
  });

  it('changes nothing when done twice, or in steps', () => {
    fc.assert(fc.property(anySources, anySource, anyRule, (sources, last, rule) => {
      const once = mergePresence(sources, rule);
      expect(write(mergePresence([once, once], rule))).toBe(write(once));
      expect(mergePresence([once, last], rule).availability).toBe(mergePresence([...sources, last], rule).availability);
    }));
  });
});
