import type { OwnPresence, Preferences } from '@presence-elements/core';
import { memoryStore } from '@presence-elements/policy';
import { fakeClock } from '@presence-elements/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryStatusStore } from '../network/status-store.js';
import { NOON } from '../../test/portal.js';
import { HEDY, STORING, world, type Truth, type World } from '../../test/two-worlds.js';

const HEDYS = 'hedy@portal.example', GRACES = 'grace@portal.example', EVES = 'eve@portal.example';
const everybody = [HEDYS, GRACES, 'alan@portal.example', 'icq:12345', 'x@elsewhere.example'];

const RUNS = Number(process.env['HIDING_RUNS'] ?? 25), SEED = Number(process.env['HIDING_SEED'] ?? 20_260_302), TIME = 3_000 * RUNS;

/** What may happen, and what it is called when something comes of it that should not. */
interface Step { readonly what: string; readonly run: (place: World) => Promise<unknown> }

const step = (what: string, run: Step['run']): Step => ({ what, run });

const own = fc.constantFrom<OwnPresence>(
  { availability: 'auto' }, { availability: 'busy', activities: [{ kind: 'in-call' }] }, { availability: 'dnd', activities: [{ kind: 'in-meeting', until: Date.parse('2026-03-02T12:05:00Z') }] },
  { availability: 'away', note: { text: 'Lunch' } }, { availability: 'online', note: { text: 'Back', expiresAt: Date.parse('2026-03-02T12:04:00Z') } },
  { availability: 'invisible', note: { text: 'Nobody sees this' } }, { outOfOffice: { message: 'At sea' } }, { availability: 'offline' },
);
const facts = fc.constantFrom({ availability: 'busy', note: { text: 'On ICQ' } } as const, { availability: 'online', since: 1 } as const, { availability: 'offline' } as const, { availability: 'away', idle: true, lastActiveAt: 2 } as const);
const some = fc.subarray(everybody, { minLength: 1 });

/** Hedy comes and goes, sets this and that, is called: of all that Eve may learn nothing. */
const secretly = (isOnIcq: boolean) => fc.oneof(
  fc.boolean().map(active => step(`Hedy is here, ${active ? 'active' : 'idle'}`, async place => place.relay.network.alive(HEDY, active))),
  own.map(set => step(`Hedy sets ${JSON.stringify(set)}`, place => place.publish('hedy', set))),
  ...(isOnIcq ? [facts.map(say => step(`ICQ says ${JSON.stringify(say)}`, async place => (lost.has(place) ? place.icq.say('icq:12345', say) : place.icq.push('icq:12345', say))))] : []),
).map(({ what, run }) => step(`secretly: ${what}`, async place => (place.truth === 'hides' ? run(place) : undefined)));

const asks = (method: string, path: string, body?: object): Step => step(`Eve: ${method} ${path} ${JSON.stringify(body ?? '')}`, place => place.eve.ask(method, path, body));

/** What Eve does. */
const eve = fc.oneof(
  { weight: 4, arbitrary: some.map(addresses => asks('POST', '/query', { addresses })) },
  { weight: 3, arbitrary: fc.boolean().map(resume => step(`Eve ${resume ? 'resumes' : 'opens'} a stream`, place => place.eve.listen(resume))) },
  { weight: 4, arbitrary: some.map(addresses => step(`Eve watches ${addresses.join()}`, place => place.eve.watch(place.clock.now(), addresses))) },
  { weight: 1, arbitrary: fc.constant(step('Eve leaves', place => place.eve.leave())) },
  { weight: 4, arbitrary: some.map(to => asks('POST', '/send', { to, text: 'Hello' })) },
  { weight: 2, arbitrary: fc.constantFrom(HEDYS, 'icq:12345', 'sip:Hedy@portal.example', GRACES).map(address => asks('POST', '/access', { address })) },
  { weight: 2, arbitrary: some.map(addresses => asks('POST', '/contacts', { contacts: addresses.map(address => ({ address })) })) },
  { weight: 1, arbitrary: some.map(addresses => asks('POST', '/contacts/remove', { addresses })) },
  { weight: 2, arbitrary: fc.constantFrom('/contacts', '/settings/me', '/settings/account', '/me').map(path => asks('GET', path)) },
  { weight: 1, arbitrary: fc.constant(asks('PATCH', '/contacts', { address: HEDYS, change: { name: 'H' } })) },
);

const prefers = (change: Partial<Preferences>): Step => step(`Hedy prefers ${JSON.stringify(change)}`, place => place.done(place.account('hedy').preferences!.write(change)));
const decides = (section: 'sharing' | 'messaging', change: object): Step =>
  step(`${section}: ${JSON.stringify(change)}`, place => place.admin(async desk => desk.write(section, change, (await desk.read(section)).revision)));

/** What happens in both worlds: others come and go, administrators decide, Hedy prefers, networks fail, time passes. */
const inBoth = (isOnIcq: boolean) => fc.oneof(
  { weight: 2, arbitrary: own.map(set => step(`Grace sets ${JSON.stringify(set)}`, place => place.publish('grace', set))) },
  { weight: 1, arbitrary: fc.boolean().map(active => step(`Grace is here, ${active ? 'active' : 'idle'}`, async place => place.relay.network.alive({ id: 'grace' }, active))) },
  { weight: 2, arbitrary: fc.constantFrom<Partial<Preferences>>(
    { noteFor: 'nobody' }, { noteFor: 'contacts' }, { noteFor: 'everyone' }, { approval: 'ask' }, { approval: 'open' }, { sharing: 'off' }, { sharing: 'on' },
    { onlyAllowedMayWrite: true }, { onlyAllowedMayWrite: false }, { displayName: 'H' }, { allow: [EVES] }, ...(isOnIcq ? [] : [{ address: 'icq:12345' }, { address: undefined }]),
  ).map(prefers) },
  { weight: 2, arbitrary: fc.constantFrom({ approval: 'ask' }, { approval: 'open' }, { enabled: false }, { enabled: true }, { mayOverride: false }, { mayOverride: true }).map(change => decides('sharing', change)) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 20).map(max => decides('sharing', { temporary: { enabled: true, max, ttl: 60_000 } })) },
  { weight: 1, arbitrary: fc.constantFrom({ suppressOffline: true }, { suppressOffline: false }, { broadcast: false }, { broadcast: true }).map(change => decides('messaging', change)) },
  { weight: 1, arbitrary: fc.constant(step('ICQ is lost', async place => lose(place))) },
  { weight: 1, arbitrary: fc.constant(step('ICQ is live', async place => goLive(place))) },
  { weight: 4, arbitrary: fc.constantFrom(1, 300, 5_000, 31_000, 61_000, 100_000).map(ms => step(`${ms} ms pass`, place => place.clock.advance(ms))) },
);

const story = (isOnIcq: boolean) => fc.array(fc.oneof({ weight: 3, arbitrary: secretly(isOnIcq) }, { weight: 4, arbitrary: eve }, { weight: 2, arbitrary: inBoth(isOnIcq) }), { minLength: 5, maxLength: 30 });

/** Plays the same story in both worlds: what does Eve see in each? */
async function told(begin: (truth: Truth) => Promise<World>, steps: readonly Step[]): Promise<readonly (readonly string[])[]> {
  return Promise.all((['hides', 'is offline'] as const).map(async truth => {
    const place = await begin(truth);
    for (const { run } of steps) {
      await run(place);
      await place.clock.advance(3);
    }
    await place.clock.advance(1_000);
    await place.eve.leave();
    place.relay.dispose();
    return place.eve.seen;
  }));
}

async function expectNoDifference(begin: (truth: Truth) => Promise<World>, isOnIcq = false, fits: (step: Step) => boolean = () => true): Promise<void> {
  await fc.assert(fc.asyncProperty(story(isOnIcq), async story => {
    const steps = story.filter(fits);
    const [hiding, offline] = await told(begin, steps);
    expect(hiding).toEqual(offline);
  }), { numRuns: RUNS, seed: SEED });
}

/** Eve has looked at Hedy, who is there, has said something and may be seen elsewhere. */
async function together(truth: Truth, address?: string): Promise<World> {
  const place = await world(truth);
  await place.done(place.account('root').providers!.add({ kind: 'public', name: 'ICQ', routes: ['icq:'], agent: { kind: 'xmpp', options: { server: 'wss://icq' } }, allowed: true, verification: 'everyone', isPublic: true, supports: [] }));
  await place.clock.advance(90_000);
  if (address) await place.done(place.account('hedy').preferences!.write({ address }));
  place.icq.say('icq:12345', address ? { availability: 'online', note: { text: 'Reading' } } : { availability: 'offline' });
  place.relay.network.alive(HEDY, true);
  await place.publish('hedy', { availability: 'busy', activities: [{ kind: 'in-call' }], note: { text: 'Working' } });
  await place.eve.listen(false);
  await place.eve.watch(1, [HEDYS, GRACES]);
  await place.clock.advance(2_000);
  goLive(place);
  return place;
}

/** Hedy came after she had blocked Eve; the relay has only just started. */
async function early(truth: Truth): Promise<World> {
  const place = await world(truth);
  await place.eve.listen(false);
  await place.eve.watch(1, [HEDYS, GRACES]);
  if (truth === 'hides') void place.account('hedy').preferences!.write({ block: [EVES] });
  await place.clock.advance(STORING + 1);
  if (truth === 'hides') place.relay.network.alive(HEDY, true);
  await place.clock.advance(20);
  place.eve.forgetTimes();
  return place;
}

// A network that is lost knows what it knows, but says nothing by itself.
const lost = new WeakSet<World>();

function lose(place: World): void {
  lost.add(place);
  place.icq.lose();
}

/** As networks do: whoever goes live says how everybody is. */
function goLive(place: World): void {
  const { icq } = place;
  lost.delete(place);
  icq.goLive();
  icq.push('icq:12345', icq.answers.get('icq:12345') ?? {});
}

// What is loaded on first use takes real time, which is no clock of ours.
beforeAll(async () => {
  const { relay, eve } = await world('is offline');
  relay.network.alive({ id: 'grace' }, true);
  await eve.ask('POST', '/send', { to: [GRACES], text: 'Hello' });
  relay.dispose();
});

describe('whoever hides from somebody is to them as somebody who is offline, in everything that can be seen', () => {
  it.each([['on the portal', undefined], ['on a network that they prefer', 'icq:12345']])('since they blocked them, %s', (_, address) => expectNoDifference(async truth => {
    const place = await together(truth, address);
    // A block is in force once it has been stored; at that moment the other goes home.
    if (truth === 'hides') void place.account('hedy').preferences!.write({ block: [EVES] });
    await place.clock.advance(STORING);
    if (truth === 'is offline') {
      await place.publish('hedy', { availability: 'offline' });
      if (address) place.icq.push(address, { availability: 'offline' });
    }
    await place.clock.advance(20);
    // Who does not know when somebody went cannot tell that it took them two milliseconds.
    place.eve.forgetTimes();
    return place;
  }, address !== undefined), TIME);

  it('since they blocked them when the relay had only just started, and they had been seen already', () => expectNoDifference(async truth => {
    const place = await world(truth);
    place.relay.network.alive(HEDY, true);
    await place.eve.listen(false);
    await place.eve.watch(1, [HEDYS, GRACES]);
    await place.clock.advance(2_000);
    if (truth === 'hides') void place.account('hedy').preferences!.write({ block: [EVES] });
    await place.clock.advance(STORING);
    if (truth === 'is offline') await place.publish('hedy', { availability: 'offline' });
    await place.clock.advance(20);
    place.eve.forgetTimes();
    return place;
  }), TIME);

  it('since before they came, when the relay had only just started', () => expectNoDifference(early), TIME);

  it('since before the relay was started', () => expectNoDifference(async truth => {
    const store = memoryStore(), statuses = memoryStatusStore(), before = await world(truth, { store, statuses });
    await before.publish('hedy', { note: { text: 'Gone fishing' } });
    if (truth === 'hides') {
      await before.done(before.account('hedy').preferences!.write({ block: ['*.example', EVES] }));
      await before.publish('hedy', { note: { text: 'Eve is not to read this' } });
    }
    before.relay.dispose();
    return world(truth, { store, statuses, clock: fakeClock({ now: NOON + 60_000 }) });
  }), TIME);

  it('after they were denied, where one has to ask', () => expectNoDifference(async truth => {
    const place = await world(truth);
    await place.admin(desk => desk.write('sharing', { approval: 'ask' }, 0));
    await place.clock.advance(90_000);
    if (truth === 'hides') place.relay.network.alive(HEDY, true);
    await place.done(place.account('eve').contacts!.add([{ address: HEDYS }]));
    await place.done(place.account('hedy').contacts!.answer(EVES, truth === 'hides' ? 'deny' : 'approve'));
    await place.clock.advance(20);
    return place;
  // Who puts them on the Allow list hides from them no more.
  }, false, ({ what }) => !what.includes('"allow"')), TIME);

  it('while those who do not hide are told apart', async () => {
    const [here, offline] = await told(async truth => {
      const place = await world(truth);
      await place.clock.advance(90_000);
      return place;
    }, [step('Hedy is here', async place => { if (place.truth === 'hides') place.relay.network.alive(HEDY, true); }), asks('POST', '/query', { addresses: [HEDYS] })]);
    expect(here).not.toEqual(offline);
  });
});
