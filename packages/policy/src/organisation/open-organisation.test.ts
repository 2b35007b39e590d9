import { createRegistry, type Presence } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { contentsOf, DOMAIN, portal, storeOf, type Portal } from '../../fixtures/portal.js';
import { fakeStorage } from '../../fixtures/fake-storage.js';
import { localStore } from '../store/local-store.js';
import { memoryStore } from '../store/memory-store.js';
import { openOrganisation } from './open-organisation.js';
import type { FixedProvider, OrganisationChange } from './organisation.js';

const ADA = `ada@${DOMAIN}`;

const file: FixedProvider = { id: 'file', kind: 'federated', name: 'Corp', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], agent: { kind: 'xmpp', options: { password: { env: 'XMPP_PASSWORD' } } } };

describe('an organisation', () => {
  it('keeps for whom it knows what is theirs, for everybody else the areas, for administrators the providers', async () => {
    const { organisation } = await portal({ knows: user => user === 'ada' });
    expect(Object.keys(organisation.account({ id: 'ada' }))).toEqual(['preferences', 'contacts', 'areas']);
    expect(Object.keys(organisation.account({ id: 'guest', address: 'guest@corp.example' }))).toEqual(['areas']);
    expect(Object.keys(organisation.account({ id: 'ada', address: 'ada@corp.example' }))).toEqual(['areas']);
    expect(Object.keys(organisation.account(undefined))).toEqual(['areas']);
    expect(Object.keys(organisation.account({ id: 'root', roles: ['admin'] }))).toEqual(['areas', 'providers']);
  });

  it('gives people their own account also where the enterprise has another domain', async () => {
    const { organisation, administration } = await portal();
    await administration.write('access', { domains: ['corp.example'] }, 0);
    await organisation.account({ id: 'ada', address: 'ada.lovelace@corp.example' }).preferences!.write({ displayName: 'Ada' });
    expect(organisation.facts.preferencesOf('ada').displayName).toBe('Ada');
  });

  it('is the same again when it is opened again, in a page’s storage as in memory', async () => {
    const storage = fakeStorage(), { account, administration, organisation } = await portal({}, localStore(storage));
    await account('ada').preferences.write({ address: 'yahoo:ada', block: ['eve.example'] });
    await account('ada').contacts.add([{ address: 'bob@corp.example', groups: ['Team'] }]);
    await administration.write('messaging', { history: false }, 0);
    await account('root').providers.remove('msn');
    const again = await openOrganisation(localStore(storage), { domain: DOMAIN });
    expect([again.facts.settings, again.facts.preferencesOf('ada'), again.facts.hasContact('ada', 'bob@corp.example')]).toEqual([organisation.facts.settings, organisation.facts.preferencesOf('ada'), true]);
    expect(again.problems).toEqual([]);
  });

  it('is one in two tabs: neither goes over a limit that the other has reached, and neither loses what the other has changed', async () => {
    const storage = fakeStorage(), tabs = await Promise.all([1, 2].map(() => portal({}, localStore(storage)))), [one, other] = tabs as [Portal, Portal], people = (...names: readonly string[]) => names.map(name => ({ address: `${name}@corp.example` }));
    await one.administration.write('sharing', { maxContacts: 3 }, 0);
    const added = await Promise.all([one.account('ada').contacts.add(people('a', 'b')), other.account('ada').contacts.add(people('c', 'd')), other.account('ada').preferences.write({ noteFor: 'nobody' }), one.account('ada').preferences.write({ displayName: 'Ada' })]);
    expect(added.slice(0, 2).map(outcome => 'added' in outcome && outcome.added.length)).toEqual([2, 1]);
    const outcomes = await Promise.allSettled(tabs.map(({ administration }) => administration.write('sharing', { approval: 'ask' }, 1)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = await openOrganisation(localStore(storage), { domain: DOMAIN });
    expect([(await again.account({ id: 'ada' }).contacts!.read()).contacts.length, again.facts.preferencesOf('ada')]).toMatchObject([3, { displayName: 'Ada', noteFor: 'nobody' }]);
  });

  it('opens on a store in which things are damaged, and says which', async () => {
    const documents = { 'people/ada': 'damaged', 'providers/aol': { v: 1, revision: 'x' }, 'people/bob': { v: 1, preferences: { noteFor: 'nobody' } } };
    const { organisation, administration, store } = await portal({}, storeOf(documents));
    expect(organisation.problems.map(({ collection, id }) => `${collection}/${id}`)).toEqual(['people/ada', 'providers/aol']);
    expect(await administration.problems()).toEqual(organisation.problems);
    expect([organisation.facts.preferencesOf('bob').noteFor, organisation.facts.preferencesOf('ada').noteFor]).toEqual(['nobody', 'everyone']);
    expect(await contentsOf(store)).toEqual(documents);
  });

  it('shows nothing that might have been hidden where it cannot read what was decided, until somebody decides again', async () => {
    const fixed: FixedProvider = { ...file, agent: undefined };
    const { organisation, administration, account } = await portal({ fixed: [fixed] }, storeOf({
      'settings/federation': 'damaged', 'settings/access': { v: 2 }, 'settings/sharing': { v: 2 }, 'settings/messaging': { v: 1, revision: 7 }, 'providers/file': { v: 2, revision: 3 },
      'people/ada': { v: 2, preferences: {} }, [`requests/bob cy@${DOMAIN}`]: { v: 2, answer: 'denied' },
    }));
    const { facts } = organisation, sharing = () => ['ada', 'bob', 'cy'].map(user => facts.preferencesOf(user).sharing), strictest = facts.settings;
    expect(strictest).toMatchObject({
      federation: { enabled: false }, access: { block: ['*'], federationFor: 'authorised', publicImFor: 'authorised', remoteFor: 'authorised' },
      sharing: { enabled: false, mayOverride: false, approval: 'ask' }, messaging: { enabled: false, history: false },
    });
    expect([strictest.providers[0], sharing()]).toMatchObject([{ id: 'file', allowed: false }, ['off', 'off', 'organisation']]);
    for (const section of ['federation', 'access', 'sharing', 'messaging'] as const) await administration.write(section, {}, 0);
    await administration.write('sharing', { enabled: true }, 1);
    await account('root').providers.change('file', { allowed: true }, 0);
    await account('ada').preferences.write({ noteFor: 'nobody' });
    await account('cy').contacts.add([{ address: `bob@${DOMAIN}` }]);
    expect([facts.settings.sharing.enabled, facts.settings.providers[0]!.allowed, sharing()]).toEqual([true, true, ['organisation', 'off', 'organisation']]);
    expect(organisation.problems.map(({ collection }) => collection)).toEqual(['requests']);
  });

  it('gives each provider an id of its own', async () => {
    const { organisation } = await portal({ id: undefined }), { providers } = organisation.account({ id: 'root', roles: ['admin'] });
    const ids = await Promise.all(['a', 'b'].map(async name => (await providers!.add({ ...file, id: undefined, agent: undefined, name, routes: [`${name}.example`] } as never)).id));
    expect(ids.map(id => /^[0-9a-f]{24}$/.test(id))).toEqual([true, true]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('refuses a domain that is none', async () => {
    await expect(openOrganisation(memoryStore(), { domain: 'two words' })).rejects.toThrow(TypeError);
  });

  it('lets whoever is known ask its people for leave, once, and says whose business it is', async () => {
    const { organisation, administration, account } = await portal();
    expect(await organisation.requestAccess({ id: 'bob' }, ADA)).toBe(true);
    expect((await account('ada').contacts.read()).requests).toEqual([]);
    await administration.write('sharing', { approval: 'ask' }, 0);
    for (let times = 0; times < 2; times++) expect(await organisation.requestAccess({ id: 'bob' }, `sip:${ADA}`)).toBe(true);
    await organisation.requestAccess({ id: 'guest', address: 'guest@corp.example' }, ADA);
    expect((await account('ada').contacts.read()).requests).toEqual([{ address: `bob@${DOMAIN}`, at: 1_000 }, { address: 'guest@corp.example', at: 1_000 }]);
    expect(organisation.facts.answerTo('ada', `bob@${DOMAIN}`)).toBe('waiting');
    expect([await organisation.requestAccess({ id: 'ada' }, ADA), await organisation.requestAccess({ id: 'bob' }, 'x@corp.example')]).toEqual([true, false]);
    await expect(organisation.requestAccess({ id: 'x', roles: ['anonymous'] }, ADA)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(organisation.requestAccess({ id: 'bob' }, 'nonsense')).rejects.toMatchObject({ code: 'bad-address' });
  });

  it('has the providers of the operator’s file, may only allow or block them, and takes another file at once', async () => {
    const { organisation, account, store } = await portal({ fixed: [file] }), { providers } = account('root'), told: OrganisationChange[] = [];
    organisation.follow(what => told.push(what));
    const blocked = await providers.change('file', { allowed: false, verification: 'contacts-only' }, 0);
    expect(blocked).toEqual({ ...file, allowed: false, verification: 'contacts-only', revision: 1, active: false, fixed: true });
    expect(await contentsOf(store)).toEqual({ 'providers/file': { v: 1, revision: 1, override: { allowed: false, verification: 'contacts-only' } } });
    await expect(providers.change('file', { name: 'Mine', routes: ['x.example'], allowed: 'no' as never }, 1)).rejects.toMatchObject({ problems: [{ path: 'name', code: 'fixed' }, { path: 'routes', code: 'fixed' }, { path: 'allowed', code: 'wrong-type' }] });
    await expect(providers.remove('file')).rejects.toMatchObject({ problems: [{ code: 'fixed' }] });
    organisation.setFixed([{ ...file, name: 'Corp 2' }]);
    expect(told.at(-1)!.collections).toEqual(new Set(['providers']));
    expect(organisation.facts.settings.providers[0]).toMatchObject({ name: 'Corp 2', allowed: false });
    organisation.setFixed([]);
    expect(organisation.facts.settings.providers.map(({ id }) => id)).toEqual(['aol', 'msn', 'yahoo']);
  });

  it('hides at once what is no longer allowed from every open page', async () => {
    const clock = fakeClock(), { organisation, account } = await portal({ now: clock.now, schedule: clock.schedule }), agent = fakeAgent();
    agent.say('aim:bob', { availability: 'online', note: { text: 'hi' } });
    const registry = createRegistry({ policy: organisation.policy, now: clock.now, schedule: clock.schedule });
    registry.register(agent, 'aim:');
    const seen: Presence[] = [], { providers } = account('root');
    registry.as({ id: 'ada' }).watch('aim:bob', presence => seen.push(presence));
    await clock.advance(100);
    expect(seen.at(-1)).toMatchObject({ availability: 'unknown', problem: 'blocked-by-policy' });
    await providers.change('aol', { allowed: true, verification: 'everyone' }, 0);
    await clock.advance(100);
    expect(seen.at(-1)).toMatchObject({ availability: 'online' });
    await providers.change('aol', { allowed: false }, 1);
    await clock.advance(1);
    expect(seen.at(-1)).toEqual({ ...seen[0]!, observedAt: seen.at(-1)!.observedAt });
    registry.dispose();
  });

  it('freezes for whom one blocks what there was to read, and gives everything back when the block ends', async () => {
    let note = 'At lunch';
    const { organisation, account, at } = await portal({ wordsOf: (_user, address) => (address === ADA ? { note: { text: note } } : undefined) }), { preferences } = account('ada');
    await preferences.write({ block: [`bob@${DOMAIN}`] });
    note = 'In Paris';
    at(2_000);
    await preferences.write({ block: [`bob@${DOMAIN}`, 'corp.example'] });
    const wordsFor = (viewer: string) => organisation.facts.lastWordsFor('ada', viewer)?.note?.text;
    expect([wordsFor(`bob@${DOMAIN}`), wordsFor('eve@corp.example'), wordsFor(`cy@${DOMAIN}`)]).toEqual(['At lunch', 'In Paris', undefined]);
    await preferences.write({ block: ['corp.example'] });
    await preferences.write({ block: ['corp.example', `bob@${DOMAIN}`] });
    expect([wordsFor(`bob@${DOMAIN}`), wordsFor('eve@corp.example')]).toEqual(['In Paris', 'In Paris']);
    await preferences.write({ block: [] });
    expect([wordsFor(`bob@${DOMAIN}`), wordsFor('eve@corp.example')]).toEqual([undefined, undefined]);
  });

  it('tells what was changed and whom it concerns, once per change, and nothing once it is closed', async () => {
    const { organisation, account } = await portal(), told: OrganisationChange[] = [];
    organisation.follow(what => told.push(what));
    await account('ada').contacts.add([{ address: 'bob@corp.example' }, { address: 'cy@corp.example' }]);
    expect(told).toEqual([{ collections: new Set(['contacts']), users: new Set(['ada']) }]);
    organisation.close();
    await expect(account('ada').contacts.add([{ address: 'dee@corp.example' }])).rejects.toMatchObject({ code: 'unreachable' });
    expect(told).toHaveLength(1);
  });

  it('records nothing of what people prefer or whom they know', async () => {
    const { account, administration } = await portal();
    await account('ada').preferences.write({ block: ['eve.example'] });
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    expect(await administration.changes()).toEqual([]);
  });
});
