import type { Presence, Viewer } from '@presence-elements/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentsOf, DOMAIN, portal, storeOf } from '../../fixtures/portal.js';
import { isRecord } from '../store/plain-json.js';
import type { Json } from '../store/store.js';

// A machine may have more to do than this (milliseconds).
const PATIENCE = 60_000;

const hostile = fc.constantFrom<Json>(null, -0, 1e308, -Number.MAX_SAFE_INTEGER, '', 'damaged', '__proto__', '*', 'im:', `ada@${DOMAIN}`, 'x'.repeat(2_000), [], {}, [[]], { env: 'PATH' }, true);
const anything = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>);

/** Mostly in order, so that what follows is looked at, too. */
const mostly = (...good: readonly Json[]): fc.Arbitrary<Json> => fc.oneof({ arbitrary: fc.constantFrom(...good), weight: 12 }, { arbitrary: anything, weight: 1 });
const some = (fields: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<Json> => fc.record(fields, { requiredKeys: [] });
const all = (fields: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<Json> => fc.record(fields);

const BOB = `bob@${DOMAIN}`, ADA = `ada@${DOMAIN}`, pairs = ['ada aim:bob', `ada ${BOB}`, `bob ${ADA}`, 'ada bob@corp.example', `bob sip:${ADA}`, 'ada bob', `__proto__ ${ADA}`];
const words = mostly({}, { '*': { at: 1, words: { [ADA]: { note: { text: 'x' } } } } }, { [BOB]: { at: 1, words: {} } });
const draft = all({
  kind: mostly('enterprise', 'federated', 'public'), name: mostly('X', 'AOL'), routes: mostly(['corp.example'], ['aim:', 'corp.example'], ['*.example'], [DOMAIN]), allowed: mostly(true, false), isPublic: mostly(false, true),
});

/** By collection: under which names, and what could be a document of it. */
const documents: readonly (readonly [collection: string, ids: readonly string[], document: fc.Arbitrary<Json>])[] = [
  ['settings', ['sharing', 'messaging', 'federation', 'enterprise', '__proto__'], fc.oneof(all({ revision: mostly(1), value: mostly({ enabled: true }, { enabled: true, suppressOffline: true, history: true, broadcast: false }, { enabled: true, approval: 'ask', mayOverride: true, maxContacts: 1, temporary: { enabled: true, max: 1, ttl: 5_000 } }) }), all({ active: mostly('id', 'x') }))],
  ['providers', ['x', 'msn', 'aol', '__proto__'], fc.oneof(all({ revision: mostly(1), provider: draft }), all({ revision: mostly(1), removed: mostly(true) }), all({ revision: mostly(1), override: mostly({ allowed: false, verification: 'everyone' }) }))],
  ['people', ['ada', 'bob', '__proto__', ADA], some({ preferences: some({ address: mostly('aim:bob', 'bob@corp.example', BOB), allow: mostly([], [BOB], ['*']), block: mostly([], ['*'], ['aim:bob']), approval: mostly('ask', 'open'), sharing: mostly('off', 'on') }), words, authorisation: mostly({ federation: true, publicIm: false, remote: true }) })],
  ['contacts', pairs, all({ at: mostly(1), groups: mostly([], ['Team']) })],
  ['requests', pairs, all({ at: mostly(1), answer: mostly('waiting', 'denied', 'approved') })],
  ['areas', ['sales', '__proto__', '/', ' '], all({ enabled: mostly(true, false), moderators: mostly([], ['ada']) })],
  ['directory', ['bob@corp.example', 'aim:bob', ADA, 'nobody'], all({ provider: mostly('x', 'msn'), user: mostly('ada', 'bob', 'nobody'), groups: mostly([]) })],
  ['statuses', ['ada'], anything], ['colours', ['blue'], anything],
];

const entry = fc.constantFrom(...documents).chain(([collection, ids, document]) => fc.tuple(
  fc.constantFrom(...ids).map(id => `${collection}/${id}`),
  fc.oneof({ arbitrary: document.map(value => (isRecord(value) ? { v: 1, ...value } : value)), weight: 6 }, { arbitrary: anything, weight: 1 }),
));
const stores = fc.array(entry, { maxLength: 12 }).map(entries => Object.fromEntries(entries));

const viewers: readonly (Viewer | undefined)[] = [undefined, { id: 'ada' }, { id: 'bob' }, { id: 'root', roles: ['admin'] }, { id: 'x', address: 'bob@corp.example' }];
const seen = (address: string): Presence => ({ address, availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 1 });

it('whatever is in its store, an organisation opens, keeps and tells what it cannot read, answers everybody, and goes on', async () => {
  await fc.assert(fc.asyncProperty(stores, async documents => {
    const store = storeOf(documents), before = await contentsOf(store), faults: unknown[] = [];
    const { organisation, administration, account, root } = await portal({ fault: error => void faults.push(error) }, store), { facts, policy } = organisation;
    expect(await contentsOf(store)).toEqual(before);
    for (const viewer of viewers) {
      for (const address of [ADA, BOB, 'aim:bob', 'bob@corp.example']) policy.view(seen(address), viewer);
      await Promise.all(Object.values(organisation.account(viewer)).map(async part => 'read' in part && (part as { read(area?: string): Promise<unknown> }).read('sales')));
    }
    expect(faults).toEqual([]);
    await Promise.all([administration.areas(), administration.atLimit(), administration.authorisations(), administration.directory(), organisation.resolve([ADA, BOB], { signal: new AbortController().signal })]);
    // What was not read is there, be it aside, after everybody has changed what is theirs.
    await account('ada').preferences.write({ noteFor: 'nobody' });
    await account('ada').contacts.add([{ address: BOB }]);
    await administration.write('sharing', { maxContacts: 7 }, (await administration.read('sharing')).revision);
    const after = JSON.stringify(await contentsOf(store));
    for (const { collection, id } of organisation.problems) expect(after).toContain(JSON.stringify(`${collection}/${id}`));
    expect(facts.preferencesOf('ada').noteFor).toBe('nobody');
    // And what is exported can be put back, into what there is.
    expect(await administration.import(JSON.parse(JSON.stringify(await administration.export())))).toEqual({ changed: 0 });
    expect(await organisation.restore(JSON.parse(JSON.stringify(await organisation.backup())), root)).toMatchObject({ changed: Object.keys(before).filter(path => path.startsWith('statuses/')).length });
    expect(Object.keys(Object.prototype)).toEqual([]);
  }), { numRuns: 300 });
}, PATIENCE);
