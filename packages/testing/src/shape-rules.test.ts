import { describe, expect, it } from 'vitest';
import { each, fakeHarness, sentenceOn, type Mutant } from '../fixtures/mutants.js';
import { shapeRules } from './shape-rules.js';

const named = 'has a name, and states its limits in whole addresses, requests and milliseconds';
const proven = 'can do what the harness proves, and nothing that it does not';
const plain = 'reports plain data, which may cross to a worker, another window or a relay';
const words = 'speaks in the words of the contract';
const times = 'tells times in milliseconds since the epoch, by our clock';

const mutants: readonly Mutant[] = [
  [named, 'has no name', agent => (agent.name = ''), /its name is ""/],
  [named, 'serves nobody we know', agent => (agent.audience = 'all' as never), /its audience is "all"/],
  [named, 'takes no address', agent => (agent.limits = { maxBatch: 0 }), /its maxBatch is 0/],
  [named, 'takes half an address', agent => (agent.limits = { maxBatch: 1.5 }), /its maxBatch is 1\.5/],
  [named, 'allows no request', agent => (agent.limits = { rate: { requests: 0, per: 1_000 } }), /its rate is/],
  [named, 'has answers that are over at once', agent => (agent.limits = { ttl: -1 }), /its ttl is -1/],
  [proven, 'cannot watch though it should', agent => delete agent.watch, /the harness has `change`, but the agent has no `watch`/],
  [plain, 'reports dates', each({ outOfOffice: new Date(0) }), /report\.outOfOffice is no plain data/],
  [plain, 'reports functions', each({ note: { text: () => 'x' } }), /report\.note\.text is no plain data/],
  [plain, 'reports its own classes', each({ activities: [new (class Meeting { kind = 'in-meeting'; })()] }), /report\.activities\.0 is no plain data/],
  [plain, 'reports maps', each({ links: new Map() }), /report\.links is no plain data/],
  [words, 'makes up an availability', each({ availability: 'Available' }), /"Available" is no availability/],
  [words, 'makes up a problem', each({ problem: 'ECONNREFUSED' }), /"ECONNREFUSED" is no problem code/],
  [words, 'makes up a capability', each({ capabilities: ['mail', 'fly'] }), /are no capabilities/],
  [words, 'has activities without a kind', each({ activities: [{ text: 'busy' }] }), /are no activities/],
  [words, 'has notes that are no text', each({ note: { text: 42 } }), /is no note/],
  [words, 'is otherwise sure', each({ confidence: 'certain' }), /"certain" is no confidence/],
  [times, 'counts in seconds', each({ lastActiveAt: 1_700_000_000 }), /lastActiveAt is 1700000000, and it is 1700000000000 now/],
  [times, 'writes dates', each({ note: { text: 'x', expiresAt: '2024-01-01T00:00:00Z' } }), /note\.expiresAt is "2024-01-01T00:00:00Z"/],
  [times, 'waits for a moment of the past', each({ retryAfter: -5 }), /retryAfter is -5/],
];

describe('an agent', () => {
  it.each(shapeRules.map(({ title }) => title))('%s', async title => {
    expect(await sentenceOn(shapeRules, title, fakeHarness())).toBeUndefined();
  });

  it.each(mutants)('breaks the rule “%s” when it %s', async (title, _wrong, mutation, sentence) => {
    expect(await sentenceOn(shapeRules, title, fakeHarness(mutation))).toMatch(sentence);
  });

  it('has no rule that nobody breaks', () => {
    expect(shapeRules.map(({ title }) => title).filter(title => !mutants.some(([rule]) => rule === title))).toEqual([]);
  });

  it('has to prove what it can, or to say why not', async () => {
    const { own: _own, ...harness } = fakeHarness();
    expect(await sentenceOn(shapeRules, proven, harness)).toBe('it has `publish`: give the harness `own`, or say in `without` why not');
    expect(await sentenceOn(shapeRules, proven, { ...harness, without: { own: 'the test server keeps no state' } })).toBeUndefined();
  });
});
