import { createRegistry, type PreferencesChange, type Presence, type PresenceRegistry, type ProviderDraft, type Viewer } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeAgent, type FakeClock, type FakeFacts } from '@presence-elements/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DOMAIN, portal, type Portal } from '../../fixtures/portal.js';
import type { Section } from '../settings.js';

// A machine may have more to do than this for each story; and after so long everything is to be seen that a change leads to (milliseconds).
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 8), PATIENCE = 6_000 * RUNS, SOON = 4_000;

const users = ['ada', 'bob', 'cy', 'dee'] as const, user = fc.constantFrom('ada', ...users);
const viewers: readonly (Viewer | undefined)[] = [
  undefined, { id: 'ada' }, { id: '17', address: `Bob@${DOMAIN}` }, { id: 'cy', address: 'sip:cy@ocs.example' }, { id: 'dee', roles: ['remote'] }, { id: 'x', address: 'd@ocs.example' },
  { id: 'ada', address: 'ada@partner.example' }, { id: 'p', address: 'bob@partner.example', roles: ['verified'] }, { id: 'y', address: 'yahoo:ada', roles: ['verified'] }, { id: 'g', roles: ['anonymous', 'invited'] },
];
const addresses = [...users.map(each => `${each}@${DOMAIN}`), 'cy@ocs.example', 'd@ocs.example', 'e@ocs.example', 'bob@partner.example', 'yahoo:ada'] as const, address = fc.constantFrom(...addresses);
const inputs: readonly string[] = [...addresses, `ada@${DOMAIN} yahoo:ada`, `bob@${DOMAIN} dee@${DOMAIN} d@ocs.example`];

const server = (name: string, kind: ProviderDraft['kind'], route: string): ProviderDraft => ({ kind, name, routes: [route], allowed: true, verification: 'everyone', isPublic: kind === 'public', supports: [] });

class World {
  readonly clock: FakeClock = fakeClock({ now: 1_000_000 });
  readonly agent: FakeAgent = fakeAgent({ push: true });
  readonly seen: Map<string, Presence> = new Map<string, Presence>();
  made!: Portal;
  servers!: readonly string[];
  registry!: PresenceRegistry;

  async open(): Promise<this> {
    const { clock, agent } = this, made = this.made = await portal({ now: clock.now, schedule: clock.schedule, wordsOf: (_user, address) => agent.answers.get(address) }), { providers } = made.account('root');
    const added = [await providers.add(server('OCS', 'enterprise', 'ocs.example')), await providers.add(server('Partner', 'federated', 'partner.example')), await providers.add(server('Yahoo', 'public', 'yahoo:'))];
    this.servers = added.map(({ id }) => id);
    await providers.activate(this.servers[0]!);
    await providers.setFederation(true);
    for (const each of [...addresses, 'x@partner.example']) agent.say(each, { availability: 'online', note: { text: each } });
    this.registry = this.#registry(agent);
    for (const viewer of viewers) for (const input of inputs) this.#view(this.registry, viewer).watch(input, presence => this.seen.set(JSON.stringify([viewer, input]), presence));
    await clock.advance(SOON);
    agent.goLive();
    return this;
  }

  /** What was told to whoever watches, and what there is to see. */
  async compare(): Promise<void> {
    const { clock, agent, seen } = this, other = fakeAgent(), fresh = this.#registry(other);
    for (const [each, facts] of agent.answers) other.say(each, facts);
    const stops = viewers.flatMap(viewer => inputs.map(input => this.#view(fresh, viewer).watch(input, () => undefined)));
    await clock.advance(SOON);
    for (const viewer of viewers) {
      for (const input of inputs) {
        const key = JSON.stringify([viewer, input]);
        expect([key, asSeen(seen.get(key))]).toEqual([key, asSeen(this.#view(fresh, viewer).peek(input))]);
      }
    }
    for (const stop of stops) stop();
    fresh.dispose();
  }

  #registry(agent: FakeAgent): PresenceRegistry {
    const { policy, resolve } = this.made.organisation, registry = createRegistry({ policy, resolve, now: this.clock.now, schedule: this.clock.schedule });
    registry.register(agent, '*');
    return registry;
  }

  #view = (registry: PresenceRegistry, viewer: Viewer | undefined): Pick<PresenceRegistry, 'watch' | 'peek'> => (viewer ? registry.as(viewer) : registry);
}

// When something was heard, and until when it counts, is not looked at; nor which note of several is the newest, which follows from that.
const asSeen = (presence: Presence | undefined): unknown => presence && {
  ...presence, observedAt: undefined, expiresAt: undefined, ...(presence.sources && { note: undefined, sources: presence.sources.map(asSeen) }),
};

interface Step { readonly what: string; readonly run: (place: World) => Promise<unknown> }
const step = (what: string, run: Step['run']): Step => ({ what, run });

const prefers = (who: string, change: PreferencesChange): Step => step(`${who} prefers ${JSON.stringify(change)}`, async ({ made }) => made.account(who).preferences.write(change));
// Few of each, so that what one changes matters to another.
const lists = fc.constantFrom<readonly string[]>([], ['*'], [DOMAIN], [`sip:Bob@${DOMAIN}`], ['cy@ocs.example', `dee@${DOMAIN}`], ['partner.example'], ['yahoo:ada', 'ada@partner.example']);
const preference = fc.oneof(
  lists.map((allow): PreferencesChange => ({ allow })), lists.map((block): PreferencesChange => ({ block })), fc.constantFrom('', 'yahoo:ada', 'bob@partner.example').map((where): PreferencesChange => ({ address: where })),
  fc.constantFrom<PreferencesChange>({ noteFor: 'contacts' }, { noteFor: 'everyone' }, { noteFor: 'nobody' }, { sharing: 'off' }, { sharing: 'on' }, { approval: 'ask' }, { approval: 'open' }, { onlyAllowedMayWrite: true }, { onlyAllowedMayWrite: false }),
);
const decided = fc.constantFrom<readonly [Section, object]>(
  ['sharing', { approval: 'ask' }], ['sharing', { approval: 'open' }], ['sharing', { enabled: false }], ['sharing', { enabled: true }], ['sharing', { temporary: { enabled: true, max: 2, ttl: 60_000 } }],
  ['sharing', { temporary: { max: undefined } }], ['access', { block: ['partner.example'] }], ['access', { block: [] }], ['access', { federationFor: 'authorised', publicImFor: 'authorised', remoteFor: 'authorised' }], ['access', { remoteFor: 'everyone' }],
);
const facts = fc.constantFrom<FakeFacts>({ availability: 'busy' }, { availability: 'online', note: { text: 'Back' } }, { availability: 'offline' }, { availability: 'away', idle: true, lastActiveAt: 2 });
const decides = (section: Section, change: object): Step => step(`${section}: ${JSON.stringify(change)}`, async ({ made: { administration } }) => administration.write(section, change, (await administration.read(section)).revision));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(user, preference).map(([who, change]) => prefers(who, change)) },
  { weight: 3, arbitrary: fc.tuple(user, address).map(([who, whom]) => step(`${who} adds ${whom}`, async ({ made }) => made.account(who).contacts.add([{ address: whom }]))) },
  { weight: 2, arbitrary: user.map(who => step(`${who} removes everybody`, async ({ made }) => made.account(who).contacts.remove((await made.account(who).contacts.read()).contacts.map(({ address }) => address)))) },
  { weight: 3, arbitrary: fc.tuple(user, address, fc.constantFrom('approve' as const, 'deny' as const)).map(([who, whom, answer]) => step(`${who}: ${answer} who asks, or ${whom}`, async ({ made }) => {
    const { contacts } = made.account(who), [first] = (await contacts.read()).requests;
    return contacts.answer(first?.address ?? whom, answer);
  })) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...viewers), user).map(([who, whom]) => step(`${JSON.stringify(who)} asks ${whom}`, async ({ made }) => made.organisation.requestAccess(who!, `${whom}@${DOMAIN}`))) },
  { weight: 2, arbitrary: decided.map(([section, change]) => decides(section, change)) },
  { weight: 2, arbitrary: fc.tuple(user, fc.boolean()).map(([who, given]) => step(`${who} is authorised: ${given}`, async ({ made }) => made.administration.authorise(who, { federation: given, publicIm: given, remote: given }))) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom<readonly [number, string]>([0, 'cy@ocs.example'], [0, 'd@ocs.example'], [1, 'bob@partner.example'], [1, 'x@partner.example']), fc.option(user)).map(([[at, found], whose]) =>
    step(`directory ${at}: ${found} ${whose}`, async ({ made, servers }) => made.administration.importDirectory(servers[at]!, [{ address: found, ...(whose && { user: whose }) }]))) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(2), fc.boolean()).map(([at, allowed]) => step(`server ${at} is allowed: ${allowed}`, async ({ made, servers }) => {
    const { id, revision } = made.organisation.facts.settings.providers.find(provider => provider.id === servers[at])!;
    return made.account('root').providers.change(id, { allowed }, revision);
  })) },
  { weight: 1, arbitrary: fc.tuple(address, facts).map(([whose, say]) => step(`${whose} is ${JSON.stringify(say)}`, async ({ agent }) => agent.push(whose, say))) },
  { weight: 2, arbitrary: fc.constantFrom(1, 12_000, 62_000).map(ms => step(`${ms} ms pass`, async ({ clock }) => clock.advance(ms))) },
);

it('after whatever changes, everybody who watches sees what there is to see for whoever looks anew', async () => {
  let done = 0;
  await fc.assert(fc.asyncProperty(fc.array(decided, { maxLength: 3 }), fc.array(steps, { minLength: 10, maxLength: 30 }), async (start, story) => {
    const place = await new World().open();
    for (const [section, change] of start) await decides(section, change).run(place);
    await place.compare();
    for (const { run } of story) {
      // What is refused changes nothing.
      await run(place).then(() => done++, () => undefined);
      await place.compare();
    }
    place.registry.dispose();
  }), { numRuns: RUNS });
  expect(done, 'changes that were taken').toBeGreaterThan(50);
}, PATIENCE);
