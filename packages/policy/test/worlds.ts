import { problemCodes, type Activity, type Availability, type Capability, type Presence, type Provider, type Viewer } from '@presence-elements/core';
import fc from 'fast-check';
import type { Words } from '../src/facts.js';
import type { FakeOrganisation, FakePerson } from './fake-facts.js';

export const NOW = 1_000_000;

// Two worlds that differ in one thing: in one, Ada blocks or denies the viewer and is wherever she is; in the other she does
// neither and is offline, with the words that she had at that moment. Whatever the viewer can observe has to be the same.

export const viewers = fc.constantFrom<Viewer>(
  { id: 'bob', address: 'bob@portal.example' },
  { id: 'bob', address: 'bob@portal.example', roles: ['remote'] },
  { id: 'bob', address: 'sip:robert@corp.example' },
  { id: 'b', address: 'bob@partner.example' },
  { id: 'b', address: 'bob@partner.example', roles: ['verified'] },
  { id: 'b', address: 'bob@public.example', roles: ['verified'] },
  { id: 'b', address: 'bob@elsewhere.example' },
);
const everyViewersAddress = ['bob@portal.example', 'robert@corp.example', 'b.bob@office.example', 'bob@partner.example', 'bob@public.example', 'bob@elsewhere.example'];
/** Bob as the organisation knows him, wherever he signs in: a directory has one more address of his. */
const bob: FakePerson = { authorised: ['federation', 'publicIm', 'remote'], listed: ['b.bob@office.example'] };
const flags = <T extends string>(...names: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...names]);

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Lunch', 'Hello', '<b>'));
export const note = fc.record({ text, emoji: fc.constantFrom('🍜'), expiresAt: fc.integer({ min: NOW - 10, max: NOW + 10 }) }, { requiredKeys: ['text'] });
const outOfOffice = fc.record({ message: text, until: fc.integer({ min: NOW - 10, max: NOW + 10 }) }, { requiredKeys: [] });
const words: fc.Arbitrary<Words> = fc.record({ note, outOfOffice }, { requiredKeys: [] });
export const activities: fc.Arbitrary<Activity[]> = fc.array(fc.record({ kind: fc.constantFrom('in-call', 'in-meeting', 'working-remotely', 'in-office', 'off-work'), text }, { requiredKeys: ['kind'] }), { maxLength: 3 });

const provider: fc.Arbitrary<Partial<Provider>> = fc.record({
  kind: fc.constantFrom('enterprise', 'federated', 'public'),
  routes: fc.subarray(['corp.example', 'partner.example', 'public.example', 'aim:', '*.example', 'portal.example']),
  allowed: fc.boolean(), active: fc.boolean(), isPublic: fc.boolean(), supports: flags('av', 'file-transfer', 'call'),
  verification: fc.constantFrom('contacts-only', 'provider-verified', 'everyone'),
  agent: fc.constant({ kind: 'fax', options: {} }),
}, { requiredKeys: ['kind', 'routes', 'allowed', 'active', 'verification'] });
// Networks whose agents come with this library: what they offer of who is offline is known.
const housed = fc.constantFrom('sip', 'xmpp', 'matrix', 'graph', 'ucwa', 'web').map(kind => ({ kind, options: {} }));
const whose = fc.constantFrom('everyone' as const, 'authorised' as const);
const deployment = fc.constantFrom('im-and-presence' as const, 'conferencing' as const);
const outside = fc.subarray(['partner.example', 'public.example', 'bob@partner.example', 'bob@elsewhere.example']);

const organisations: fc.Arbitrary<FakeOrganisation> = fc.record({
  providers: fc.array(provider, { maxLength: 4 }),
  federation: fc.boolean(),
  access: fc.record({
    edition: fc.constantFrom('released' as const, 'pre-release' as const), federated: deployment, publicIm: deployment, federationFor: whose, publicImFor: whose,
    remoteFor: whose, allow: outside, block: outside,
  }),
  sharing: fc.record({
    enabled: fc.boolean(), approval: fc.constantFrom('open' as const, 'ask' as const), mayOverride: fc.boolean(),
    temporary: fc.record({ enabled: fc.boolean(), max: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }), ttl: fc.constant(60_000) }),
  }),
  messaging: fc.record({ enabled: fc.boolean(), suppressOffline: fc.boolean(), broadcast: fc.boolean() }),
});
// Half of all organisations are such that anything is seen at all.
export const anyOrganisation = fc.oneof(organisations, organisations.map(said => ({ ...said, federation: true, access: { edition: 'released' } as const, sharing: {}, providers: [{ routes: ['partner.example'] }] })));

const audience = fc.constantFrom('everyone' as const, 'contacts' as const, 'nobody' as const);
export const people: fc.Arbitrary<FakePerson> = fc.record({
  noteFor: audience, lastActiveFor: audience, locationFor: audience, sharing: fc.constantFrom('organisation' as const, 'on' as const, 'off' as const),
  approval: fc.constantFrom('organisation' as const, 'open' as const, 'ask' as const), onlyAllowedMayWrite: fc.boolean(),
  allow: fc.subarray([...everyViewersAddress, 'portal.example', 'partner.example']), contacts: fc.subarray(everyViewersAddress),
  authorised: flags('federation', 'publicIm', 'remote'), address: fc.constantFrom('aim:ada', 'ada@corp.example'), listed: fc.constant(['lovelace@corp.example']),
}, { requiredKeys: ['noteFor', 'lastActiveFor', 'locationFor', 'sharing', 'approval', 'onlyAllowedMayWrite', 'allow', 'contacts', 'authorised'] });

/** How the viewer stands without the block, and how the person hides from them. */
interface Hiding { readonly shown: FakePerson; readonly hidden: FakePerson }

const hidings = (viewer: Viewer, last: Words): fc.Arbitrary<Hiding> => {
  const lastWords = Object.fromEntries(everyViewersAddress.map(address => [address, last]));
  const me = personOfViewer(viewer), domain = me.replace(/.*@/, ''), elsewhere = domain === 'portal.example' ? [['sip:b.bob@office.example'], ['office.example']] : [];
  const block = fc.constantFrom([me], [domain], [`sip:${me}`], ['*'], ['nobody@nowhere.example', me], ...elsewhere);
  const answers = fc.constantFrom<FakePerson>({}, { answers: { [me]: 'waiting' } }, { answers: { [me]: 'approved' } });
  return fc.oneof(
    fc.tuple(block, answers).map(([block, shown]) => ({ shown, hidden: { ...shown, block, lastWords } })),
    // Who is denied stands like who is approved, but sees somebody offline – as long as no Allow list has them by name.
    fc.constantFrom<readonly string[]>([], [domain]).map((allow): Hiding => ({ shown: { answers: { [me]: 'approved' }, allow }, hidden: { answers: { [me]: 'denied' }, lastWords, allow } })),
  );
};

const personOfViewer = ({ address }: Viewer): string => address!.replace('sip:', '');
export const availability = fc.constantFrom<Availability>('online', 'away', 'busy', 'dnd', 'offline');
const waiting: readonly Capability[] = ['profile', 'mail', 'message', 'credentials'], live: readonly Capability[] = ['group-message', 'call', 'video', 'av-conference', 'web-conference', 'file-transfer'];
const linksFor = (capabilities: readonly Capability[]): Presence['links'] => Object.fromEntries(capabilities.filter(each => each !== 'profile').map(each => [each, `x:${each}`]));

/** What a network knows of one address, as it is and as it would be of somebody offline. */
interface Source { readonly there: Presence; readonly gone: Presence }

export const sources = (address: string, kindIsKnown: boolean, last: Words): fc.Arbitrary<Source> => fc.record({
  availability, activities, offlineActivities: activities, own: words, idle: fc.boolean(), times: fc.array(fc.integer({ min: 1, max: NOW }), { minLength: 8, maxLength: 8 }),
  polled: fc.boolean(), offlinePolled: fc.boolean(), confidence: fc.tuple(fc.constantFrom('confirmed' as const, 'assumed' as const), fc.constantFrom('confirmed' as const, 'assumed' as const)),
  waits: fc.subarray([...waiting]), more: fc.subarray([...live]), offlineMore: fc.subarray([...live]),
  knowing: fc.constantFrom('known', 'known', 'known', 'stale', 'unknown'), problem: fc.constantFrom(...problemCodes),
}).map(({ times, knowing, problem, waits, confidence, ...is }) => {
  const stale = knowing === 'stale', common = { address, agent: address.endsWith('@portal.example') ? 'portal' : 'office', network: 'Office', stale, ...(knowing !== 'known' && { problem }) };
  // Who is offline has the words that were last read, as long as they last.
  const lasting: Words = { ...(last.note && (last.note.expiresAt ?? Infinity) > NOW && { note: last.note }), ...(last.outOfOffice && (last.outOfOffice.until ?? Infinity) > NOW && { outOfOffice: last.outOfOffice }) };
  const facts = (own: { availability: Availability; activities: readonly Activity[]; more: readonly Capability[]; words: Words; polled: boolean; idle: boolean; sure: Presence['confidence']; at: readonly number[] }): Presence => ({
    ...common, ...own.words, availability: knowing === 'unknown' ? 'unknown' : own.availability, activities: own.activities, confidence: own.sure,
    ...(own.idle && { idle: true }), lastActiveAt: own.at[0], since: own.at[1],
    // Agents of the house offer the same of who is offline.
    capabilities: [...waits, ...(kindIsKnown ? is.more : own.more)], links: linksFor([...waits, ...(kindIsKnown ? is.more : own.more)]),
    observedAt: stale ? 77 : own.at[2]!, ...(own.polled && { expiresAt: own.at[3]! + NOW }),
  });
  return {
    there: facts({ availability: is.availability, activities: is.activities, more: is.more, words: is.own, polled: is.polled, idle: is.idle, sure: confidence[0], at: times.slice(0, 4) }),
    gone: facts({ availability: 'offline', activities: is.offlineActivities, more: is.offlineMore, words: lasting, polled: is.offlinePolled, idle: false, sure: confidence[1], at: times.slice(4) }),
  };
});

/** Both worlds, complete. */
export const worlds = fc.tuple(viewers, anyOrganisation, people, words, fc.option(housed)).chain(([viewer, anyone, ada, last, agent]) => {
  const organisation = agent ? { ...anyone, providers: [{ kind: 'enterprise', routes: ['corp.example'], agent } as const, { kind: 'public', routes: ['aim:'], agent } as const, ...anyone.providers!.map(provider => ({ ...provider, agent }))] } : anyone;
  const addresses = ['ada@portal.example', ...[ada.address ?? []].flat(), ...ada.listed ?? []];
  const isHouse = (address: string): boolean => address.endsWith('@portal.example') || !!agent;
  return fc.tuple(hidings(viewer, last), fc.tuple(...addresses.map(address => sources(address, isHouse(address), last))), fc.nat()).map(([{ shown, hidden }, found, first]) => {
    const world = (person: FakePerson): FakeOrganisation => ({ ...organisation, people: { ada: { ...ada, ...person }, bob } });
    const presence = (which: keyof Source): Presence => {
      const all = found.map(source => source[which]), one = all[first % all.length]!;
      return all.length > 1 ? { ...one, sources: all } : one;
    };
    return { viewer, blocked: world(hidden), free: world(shown), there: presence('there'), gone: presence('gone') };
  });
});
