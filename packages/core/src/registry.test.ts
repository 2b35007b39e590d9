import { fakeAgent, fakeClock, type FakeAgent, type FakeAgentOptions, type FakeClock } from '@presence-elements/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Presence } from './presence.js';
import type { PresenceRegistry, RegistryEvent, RegistryOptions } from './presence-registry.js';
import type { PresencePolicy } from './viewer.js';
import { createRegistry } from './create-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';
// The first answer is there after the questions were gathered, with room to spare (milliseconds).
const SOON = 20;

let clock: FakeClock;
let agent: FakeAgent;
let registry: PresenceRegistry;

function setUp(options: RegistryOptions = {}, agentOptions: FakeAgentOptions = {}): void {
  clock = fakeClock({ now: 1_000_000 });
  agent = fakeAgent({ limits: { maxBatch: 100 }, ...agentOptions });
  agent.say(ADA, { availability: 'online' });
  agent.say(BOB, { availability: 'busy' });
  registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0, ...options });
  registry.register(agent, '*');
}

/** What a listener was told, in short. */
function follow(address: string): { seen: string[]; last: () => Presence | undefined; stop: () => void } {
  const seen: string[] = [];
  let last: Presence | undefined;
  const stop = registry.watch(address, presence => {
    last = presence;
    seen.push([presence.availability, presence.stale && 'stale', presence.problem].filter(Boolean).join(' '));
  });
  return { seen, last: () => last, stop };
}

describe('the registry', () => {
  beforeEach(() => setUp());

  it('asks once for the same address, however many look', async () => {
    for (let icon = 0; icon < 1000; icon++) follow(icon % 2 ? ADA : 'mailto:Ada@Corp.example');
    await clock.advance(SOON);
    expect(agent.asked).toEqual([[ADA]]);
  });

  it('gathers the questions of one moment into one request', async () => {
    follow(ADA);
    follow(BOB);
    await clock.advance(SOON);
    expect(agent.asked).toEqual([[ADA, BOB]]);
  });

  it('splits questions into as many requests as the network wants', async () => {
    setUp({}, { limits: { maxBatch: 2 } });
    for (const name of ['a', 'b', 'c', 'd', 'e']) follow(`${name}@corp.example`);
    await clock.advance(SOON);
    expect(agent.asked.map(batch => batch.length)).toEqual([2, 2, 1]);
  });

  it('answers from the cache for sixty seconds, then asks again', async () => {
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    await clock.advance(59_000);
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(agent.asked).toHaveLength(1);
    await clock.advance(1_000);
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(agent.asked).toHaveLength(2);
  });

  it('asks again by itself while somebody watches, and tells only of changes', async () => {
    const { seen } = follow(ADA);
    await clock.advance(60_100);
    expect(agent.asked).toHaveLength(2);
    agent.say(ADA, { availability: 'away' });
    await clock.advance(60_100);
    expect(seen).toEqual(['online', 'away']);
  });

  it('asks for a thousand watched people in one request a minute', async () => {
    setUp({}, { limits: { maxBatch: 1000 } });
    for (let person = 0; person < 1000; person++) follow(`p${person}@corp.example`);
    await clock.advance(125_000);
    expect(agent.asked.map(batch => batch.length)).toEqual([1000, 1000, 1000]);
  });

  it('stops asking when nobody watches any more, and leaves no timer', async () => {
    const one = follow(ADA), other = follow(ADA);
    await clock.advance(SOON);
    one.stop();
    one.stop();
    other.stop();
    await clock.advance(300_000);
    expect(agent.asked).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('shares one timer among all icons', async () => {
    for (let person = 0; person < 500; person++) follow(`p${person}@corp.example`);
    await clock.advance(SOON);
    expect(clock.pending).toBe(1);
  });

  it('takes the network at its word when it names an earlier end', async () => {
    agent.say(ADA, { availability: 'busy', expiresAt: clock.now() + 20_000 });
    follow(ADA);
    await clock.advance(20_500);
    expect(agent.asked).toHaveLength(2);
  });

  it('does not ask without end when the network names an end that is past', async () => {
    agent.say(ADA, { availability: 'busy', expiresAt: 5 });
    follow(ADA);
    await clock.advance(10_000);
    expect(agent.asked.length).toBeLessThanOrEqual(21);
  });

  it('drops a note when its time is over, whether or not the network can be asked', async () => {
    agent.say(ADA, { availability: 'online', note: { text: 'back at two', expiresAt: clock.now() + 30_000 } });
    const { last } = follow(ADA);
    await clock.advance(SOON);
    expect(last()?.note?.text).toBe('back at two');
    agent.hang();
    await clock.advance(30_000);
    expect(last()).not.toHaveProperty('note');
    expect(last()?.availability).toBe('online');
  });

  it('says no-data of an address that the network left out', async () => {
    const { seen } = follow('nobody@corp.example');
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown no-data']);
  });

  it('lets no network hear of what is no address', async () => {
    const { seen } = follow('javascript:alert(1)');
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown bad-address']);
    expect(agent.asked).toEqual([]);
  });

  it('answers a look-up while the same question is on its way to the network', async () => {
    follow(ADA);
    await clock.advance(5);
    const [presence] = await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(presence.availability).toBe('online');
    expect(agent.asked).toHaveLength(1);
  });

  it('tells what it knows without asking', async () => {
    expect(registry.peek(ADA)).toBeUndefined();
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(registry.peek(ADA)).toMatchObject({ availability: 'online', stale: false });
    await clock.advance(60_000);
    expect(registry.peek(ADA)).toMatchObject({ availability: 'online', stale: true, problem: 'pending' });
    await clock.advance(300_000);
    expect(registry.peek(ADA)).toBeUndefined();
    expect(agent.asked).toHaveLength(1);
  });

  it('keeps one listener’s mistake from the others', async () => {
    registry.watch(ADA, () => { throw new Error('the page’s own mistake'); });
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    expect(seen).toEqual(['online']);
  });

  it('forgets the oldest addresses that nobody looks at', async () => {
    setUp({ maxEntries: 2 });
    for (const name of ['a', 'b', 'c']) await Promise.all([registry.lookup(`${name}@corp.example`), clock.advance(SOON)]);
    await Promise.all([registry.lookup('a@corp.example'), clock.advance(SOON)]);
    expect(agent.asked.map(([address]) => address?.[0])).toEqual(['a', 'b', 'c', 'a']);
  });

  it('asks again at once when it is told to', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.say(ADA, { availability: 'dnd' });
    registry.refresh(ADA);
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'dnd']);
  });

  it('reports what it does', async () => {
    const events: RegistryEvent['type'][] = [];
    registry.subscribe(event => events.push(event.type));
    follow(ADA);
    await clock.advance(SOON);
    agent.fail('unreachable');
    await clock.advance(60_100);
    expect(events).toEqual(['query', 'answer', 'query', 'failure']);
  });
});

describe('after a failure the registry', () => {
  beforeEach(() => setUp());

  it('keeps the last known presence as stale, asks again after ten seconds, then backs off', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.fail('unreachable');
    await clock.advance(60_000);
    expect(seen).toEqual(['online', 'online stale unreachable']);
    const before = agent.asked.length;
    await clock.advance(9_000);
    expect(agent.asked.length).toBe(before);
    await clock.advance(1_100);
    expect(agent.asked.length).toBe(before + 1);
    await clock.advance(19_000);
    expect(agent.asked.length).toBe(before + 1);
    await clock.advance(1_200);
    expect(agent.asked.length).toBe(before + 2);
  });

  it('knows nothing any more after five minutes, and never says offline', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.fail('timeout');
    await clock.advance(400_000);
    expect(seen).toEqual(['online', 'online stale timeout', 'unknown timeout']);
  });

  it('recovers by itself', async () => {
    agent.fail('unreachable');
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.recover();
    await clock.advance(10_100);
    expect(seen).toEqual(['unknown unreachable', 'online']);
  });

  it('takes anything but a PresenceError for the agent’s own fault', async () => {
    agent.fail(new Error('boom'));
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown agent-fault']);
  });

  it('waits as long as the network asked, capped at an hour', async () => {
    agent.fail('rate-limited', { retryAfter: 86_400_000 });
    follow(ADA);
    await clock.advance(SOON);
    agent.recover();
    await clock.advance(3_590_000);
    expect(agent.asked).toHaveLength(1);
    await clock.advance(11_000);
    expect(agent.asked).toHaveLength(2);
  });

  it('does not ask for newcomers while the network rests, and tells them why', async () => {
    agent.fail('rate-limited', { retryAfter: 30_000 });
    follow(ADA);
    await clock.advance(SOON);
    const { seen } = follow(BOB);
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown rate-limited']);
    await expect(registry.lookup(BOB)).resolves.toMatchObject({ problem: 'rate-limited' });
    expect(agent.asked).toHaveLength(1);
  });

  it('gives a network that does not answer ten seconds, and drops what it says later', async () => {
    agent.hang();
    const { seen } = follow(ADA);
    await clock.advance(9_900);
    expect(seen).toEqual([]);
    await clock.advance(200);
    expect(seen).toEqual(['unknown timeout']);
    agent.recover();
    await clock.advance(100);
    expect(seen).toEqual(['unknown timeout']);
  });

  it.each(['forbidden', 'not-shared', 'not-found', 'network-disabled', 'signed-out', 'blocked-by-policy'] as const)(
    'takes the network’s word “%s” at once: nothing frozen stays', async problem => {
      const { seen } = follow(ADA);
      await clock.advance(SOON);
      agent.say(ADA, { problem });
      await clock.advance(60_000);
      expect(seen).toEqual(['online', `unknown ${problem}`]);
    });
});

describe('one agent', () => {
  beforeEach(() => setUp());

  it('harms no other by throwing at once, hanging or answering nonsense', async () => {
    const bad = [
      () => { throw new Error('at once'); },
      () => new Promise<never>(() => undefined),
      async () => undefined as never,
      async () => [null, 42, { address: null }] as never,
      async () => { throw null; },
    ];
    bad.forEach((query, at) => registry.register({ name: `bad${at}`, query }, `bad${at}.example`));
    const followed = bad.map((_, at) => follow(`x@bad${at}.example`));
    const good = follow(ADA);
    await clock.advance(SOON);
    expect(good.seen).toEqual(['online']);
    await clock.advance(10_100);
    expect(followed.map(({ seen }) => seen[0]?.split(' ')[0])).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('cannot answer for strangers', async () => {
    registry.register({ name: 'liar', query: async addresses => [{ address: { ...addresses[0]!, text: BOB }, availability: 'offline' }] }, 'liar.example');
    const bob = follow(BOB);
    follow('x@liar.example');
    await clock.advance(SOON);
    expect(bob.seen).toEqual(['busy']);
  });

  it('is asked no more often than its rate allows', async () => {
    setUp({}, { limits: { maxBatch: 1, rate: { requests: 2, per: 10_000 } } });
    for (const name of ['a', 'b', 'c', 'd']) follow(`${name}@corp.example`);
    await clock.advance(SOON);
    expect(agent.asked).toHaveLength(2);
    await clock.advance(9_900);
    expect(agent.asked).toHaveLength(2);
    await clock.advance(200);
    expect(agent.asked).toHaveLength(4);
  });

  it('must have a name and a query', () => {
    expect(() => registry.register({ name: '', query: async () => [] }, '*')).toThrow(/name/);
    expect(() => registry.register({ name: 'x' } as never, '*')).toThrow(/'x' needs a query/);
    expect(() => registry.register(agent, 'not a route')).toThrow(/not a route/);
  });
});

describe('routing', () => {
  beforeEach(() => setUp());

  it('prefers the exact domain, the longest suffix, the scheme, a predicate, then everything', () => {
    const named = (name: string): FakeAgent => fakeAgent({ name });
    registry.register(named('predicate'), address => address.user === 'ada');
    registry.register(named('scheme'), 'sip:');
    registry.register(named('suffix'), '*.example');
    registry.register(named('longer'), '*.corp.example');
    registry.register(named('exact'), 'corp.example');
    const who = (address: string): string | undefined => registry.agentFor(address)?.name;
    expect(who('sip:ada@corp.example')).toBe('exact');
    expect(who('sip:ada@eu.corp.example')).toBe('longer');
    expect(who('sip:ada@other.example')).toBe('suffix');
    expect(who('sip:ada@other.test')).toBe('scheme');
    expect(who('ada@other.test')).toBe('predicate');
    expect(who('bob@other.test')).toBe('fake');
  });

  it('asks anew for what is on screen when an agent comes or goes', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    const other = fakeAgent({ name: 'other' });
    other.say(ADA, { availability: 'dnd' });
    const remove = registry.register(other, 'corp.example');
    await clock.advance(SOON);
    remove();
    remove();
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'dnd', 'online']);
  });

  it('registers a key once', () => {
    const again = fakeAgent({ name: 'again' });
    registry.register(agent, 'k.example', { key: 'k' });
    const undo = registry.register(again, 'k.example', { key: 'k' });
    undo();
    expect(registry.agentFor('x@k.example')).toBe(agent);
  });

  it('says no-agent where nothing handles the address, until something does', async () => {
    const empty = createRegistry({ now: clock.now, schedule: clock.schedule });
    registry = empty;
    const { seen } = follow(ADA);
    const orphans: string[] = [];
    empty.subscribe(event => { if (event.type === 'no-agent') orphans.push(event.address.domain); });
    follow(BOB);
    await clock.advance(5_000);
    expect(orphans).toEqual(['corp.example']);
    empty.register(agent, '*');
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown no-agent', 'online']);
  });
});

describe('a watching agent', () => {
  beforeEach(() => setUp({}, { push: true }));

  it('is asked at first and then told what to watch, once for all', async () => {
    follow(ADA);
    follow(BOB);
    await clock.advance(SOON);
    expect(agent.asked).toEqual([[ADA, BOB]]);
    expect(agent.sets).toEqual([[ADA, BOB]]);
  });

  it('is not asked again while it is live and vouches', async () => {
    const { seen, last } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'online' });
    await clock.advance(600_000);
    expect(agent.asked).toHaveLength(1);
    expect(last()).toMatchObject({ availability: 'online', stale: false });
    agent.push(ADA, { availability: 'away' });
    await clock.advance(1);
    expect(seen).toEqual(['online', 'away']);
  });

  it('says by itself what is newly watched', async () => {
    follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    const { seen } = follow(BOB);
    await clock.advance(300);
    expect(agent.watched).toEqual([ADA, BOB]);
    agent.push(BOB, { availability: 'busy' });
    await clock.advance(10_000);
    expect(seen).toEqual(['busy']);
    expect(agent.asked).toEqual([[ADA]]);
  });

  it('is asked after all when it does not', async () => {
    follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    const { seen } = follow(BOB);
    await clock.advance(3_100);
    expect(seen).toEqual(['busy']);
  });

  it('hears of scrolling at most four times a second', async () => {
    follow('first@corp.example');
    await clock.advance(SOON);
    for (let row = 0; row < 100; row++) {
      follow(`row${row}@corp.example`);
      await clock.advance(10);
    }
    expect(agent.sets.length).toBeLessThanOrEqual(5);
  });

  it('lingers thirty seconds with what has left the screen', async () => {
    follow(ADA);
    const bob = follow(BOB);
    await clock.advance(SOON);
    bob.stop();
    await clock.advance(29_000);
    expect(agent.watched).toEqual([ADA, BOB]);
    await clock.advance(2_000);
    expect(agent.watched).toEqual([ADA]);
  });

  it('is closed when nobody watches any more', async () => {
    const { stop } = follow(ADA);
    await clock.advance(SOON);
    stop();
    await clock.advance(31_000);
    expect(agent.openWatches).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('that is lost leaves what it said stale, and is asked instead until it is live again', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'away' });
    await clock.advance(1);
    agent.fail('unreachable');
    agent.lose('unreachable');
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'away', 'away stale unreachable']);
    agent.recover();
    await clock.advance(11_000);
    expect(seen.at(-1)).toBe('away');
    const asked = agent.asked.length;
    agent.goLive();
    agent.push(ADA, { availability: 'online' });
    await clock.advance(300_000);
    expect(agent.asked.length).toBe(asked);
    expect(seen.at(-1)).toBe('online');
  });

  it('drops an answer that an event has overtaken', async () => {
    agent.hang();
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'dnd' });
    agent.say(ADA, { availability: 'online' });
    agent.recover();
    await clock.advance(SOON);
    expect(seen).toEqual(['dnd']);
  });

  it('drops what is older by the network’s own count', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'away', sequence: 7 });
    await clock.advance(1);
    agent.push(ADA, { availability: 'online', sequence: 6 });
    await clock.advance(1);
    expect(seen).toEqual(['online', 'away']);
  });

  it('may flood: many changes of one moment are told as one', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    for (let n = 0; n < 10_000; n++) agent.push(ADA, { availability: n % 2 ? 'away' : 'busy' });
    await clock.advance(1);
    expect(seen).toEqual(['online', 'away']);
  });

  it('may throw: it is asked instead', async () => {
    registry.register({ name: 'thrower', query: agent.query.bind(agent), watch: () => { throw new Error('no'); } }, 'corp.example');
    const { seen } = follow(ADA);
    await clock.advance(61_000);
    expect(seen).toEqual(['online']);
    expect(agent.asked.length).toBe(2);
  });
});

describe('a hidden page', () => {
  it('lets go of its watch, asks nothing, and comes back in one batch without a flash', async () => {
    setUp({}, { push: true });
    const { seen } = follow(ADA);
    follow(BOB);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'online' });
    registry.pause();
    expect(agent.openWatches).toBe(0);
    await clock.advance(120_000);
    expect(agent.asked).toHaveLength(1);
    registry.resume();
    await clock.advance(SOON);
    expect(agent.asked).toEqual([[ADA, BOB], [ADA, BOB]]);
    expect(agent.openWatches).toBe(1);
    expect(seen).toEqual(['online']);
  });

  it('says that what nobody confirmed for long is stale until it is confirmed', async () => {
    setUp({});
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    registry.pause();
    await clock.advance(8 * 3_600_000);
    agent.hang();
    registry.resume();
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'online stale pending']);
    agent.recover();
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('online');
  });

  it('treats a machine that slept the same way', async () => {
    setUp({}, { push: true });
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'online', note: { text: 'x', expiresAt: clock.now() + 100_000 } });
    await clock.advance(1);
    clock.jump(8 * 3_600_000);
    await clock.advance(100_100);
    expect(agent.asked.length).toBe(2);
    expect(seen.at(-1)).toBe('online');
  });
});

describe('several addresses of one person', () => {
  it('are merged, each from its own network', async () => {
    setUp();
    const aim = fakeAgent({ name: 'aim' });
    aim.say('aim:ada', { availability: 'dnd' });
    registry.register(aim, 'aim:');
    const { seen, last } = follow(`${ADA} aim:ada`);
    await clock.advance(SOON);
    expect(seen).toEqual(['dnd']);
    expect(last()?.sources?.map(source => source.agent)).toEqual(['fake', 'aim']);
  });

  it('are found through what the portal knows its people by, in one batch, and never guessed', async () => {
    const asked: (readonly string[])[] = [];
    setUp({ resolve: async ids => { asked.push(ids); return { u1: [ADA], u2: [BOB, ADA], gone: [] }; } });
    const one = follow('u1'), two = follow('u2'), gone = follow('gone'), plain = follow(BOB);
    await clock.advance(SOON);
    expect(asked).toEqual([['u1', 'u2', 'gone', BOB]]);
    expect([one.seen.at(-1), two.seen.at(-1), gone.seen.at(-1), plain.seen.at(-1)]).toEqual(['online', 'busy', 'unknown not-found', 'busy']);
  });

  it('are unknown while the portal cannot say who they are', async () => {
    let fail = true;
    setUp({ resolve: async () => { if (fail) throw new Error('down'); return { u1: [ADA] }; } });
    const { seen } = follow('u1');
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('unknown agent-fault');
    fail = false;
    await clock.advance(10_200);
    expect(seen.at(-1)).toBe('online');
    expect(agent.asked).toEqual([[ADA]]);
  });
});

describe('many viewers', () => {
  it('share the answers of a shared network, each through the policy', async () => {
    setUp({ policy: { view: (presence, viewer) => (viewer?.id === 'eve' ? { ...presence, availability: 'offline' } : presence) } });
    const views = ['ada', 'eve'].map(id => registry.as({ id }));
    const seen = await Promise.all([...views.map(view => view.lookup(BOB)), clock.advance(SOON)]);
    expect(seen.slice(0, 2).map(presence => presence?.availability)).toEqual(['busy', 'offline']);
    expect(agent.asked).toHaveLength(1);
  });

  it('never see each other’s answers where they are the viewer’s own', async () => {
    setUp({}, { audience: 'viewer' });
    const [first, second] = [registry.as({ id: '1' }), registry.as({ id: '2' })];
    await Promise.all([first.lookup(BOB), clock.advance(SOON)]);
    expect(second.peek(BOB)).toBeUndefined();
    await Promise.all([second.lookup(BOB), clock.advance(SOON)]);
    expect(agent.viewers.map(viewer => viewer?.id)).toEqual(['1', '2']);
  });

  it('see a changed policy at once', async () => {
    let open = true, changed = (): void => undefined;
    setUp({ policy: { view: presence => (open ? presence : { ...presence, availability: 'unknown', problem: 'blocked-by-policy' }), subscribe: callback => { changed = callback; return () => undefined; } } });
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    open = false;
    changed();
    await clock.advance(1);
    expect(seen).toEqual(['online', 'unknown blocked-by-policy']);
    expect(agent.asked).toHaveLength(1);
  });

  it('look again only at whom a changed policy finds to be concerned', async () => {
    const looked: string[] = [];
    let changed: Parameters<NonNullable<PresencePolicy['subscribe']>>[0] = () => undefined;
    setUp({ policy: { view: (presence, viewer) => (looked.push(`${viewer?.id} ${presence.address}`), presence), subscribe: callback => { changed = callback; return () => undefined; } } });
    for (const id of ['1', '2']) for (const address of [ADA, BOB]) registry.as({ id }).watch(address, () => undefined);
    await clock.advance(SOON);
    looked.length = 0;
    changed(watched => {
      if (watched.viewer?.id === '2' && watched.addresses.includes(BOB)) watched.changed();
    });
    await clock.advance(1);
    expect(looked).toEqual([`2 ${BOB}`]);
    // A host's emitter hands on whatever it has to say.
    (changed as (event: unknown) => void)({ type: 'change' });
    await clock.advance(1);
    expect(looked).toHaveLength(5);
  });

  it('see nothing at all where the host’s own rule fails', async () => {
    setUp({ policy: { view: () => { throw new Error('rule'); } } });
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown agent-fault']);
  });
});

describe('wishes', () => {
  it('go to the host’s handler, and are refused where there is none', async () => {
    setUp();
    const opened: string[] = [];
    const undo = registry.handle('profile', address => opened.push(address));
    expect(registry.handles('profile')).toBe(true);
    await registry.perform('profile', ADA);
    undo();
    expect(opened).toEqual([ADA]);
    await expect(registry.perform('profile', ADA)).rejects.toMatchObject({ name: 'PresenceError', code: 'no-agent' });
  });

  it('publish one’s own presence through the network that can, and say what was really set', async () => {
    setUp({}, { publish: own => ({ ...own, availability: 'away' }) });
    await expect(registry.publish({ availability: 'dnd' })).resolves.toEqual({ availability: 'away' });
    agent.fail('forbidden');
    await expect(registry.publish({ availability: 'dnd' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('send to many through each one’s network, and say who was refused', async () => {
    setUp({}, { send: true });
    registry.register(fakeAgent({ name: 'mute' }), 'mute.example');
    const receipt = await registry.send([ADA, BOB, 'x@mute.example', 'not an address'], { text: 'hello' });
    expect(receipt).toEqual({ delivered: 'sent', refused: [{ address: 'x@mute.example', problem: 'no-agent' }, { address: 'not an address', problem: 'bad-address' }] });
    expect(agent.sent.map(({ to }) => to)).toEqual([[ADA, BOB]]);
  });
});

describe('a disposed registry', () => {
  it('closes its watches, disposes its agents and leaves no timer', async () => {
    setUp({}, { push: true });
    follow(ADA);
    await clock.advance(SOON);
    registry.dispose();
    expect(agent.openWatches).toBe(0);
    expect(agent.disposed).toBe(true);
    expect(clock.pending).toBe(0);
    await expect(registry.lookup(ADA)).resolves.toMatchObject({ availability: 'unknown' });
  });
});
