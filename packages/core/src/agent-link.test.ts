import { fakeAgent, fakeClock, type FakeAgent, type FakeAgentOptions, type FakeClock } from '@presence-elements/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from './create-registry.js';
import type { Presence } from './presence.js';
import type { PresenceRegistry, RegistryOptions } from './presence-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';
const SOON = 20, LIST_CHANGE = 300, DAY = 86_400_000;

let clock: FakeClock;
let agent: FakeAgent;
let registry: PresenceRegistry;

function setUp(agentOptions: FakeAgentOptions = {}, options: RegistryOptions = {}): void {
  clock = fakeClock({ now: 10 * DAY });
  agent = fakeAgent(agentOptions);
  agent.say(ADA, { availability: 'online' });
  agent.say(BOB, { availability: 'busy' });
  registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0, ...options });
  registry.register(agent, '*');
}

function follow(address: string) {
  const seen: string[] = [];
  const watched = { seen, last: undefined as Presence | undefined, stop: (): void => undefined };
  watched.stop = registry.watch(address, presence => {
    watched.last = presence;
    seen.push([presence.availability, presence.stale && 'stale', presence.problem].filter(Boolean).join(' '));
  });
  return watched;
}

describe('what an agent reports', () => {
  beforeEach(() => setUp());

  const hostile = (fields: object): object => Object.defineProperties({}, Object.fromEntries(
    Object.keys(fields).map(name => [name, { get: () => { throw new Error('hostile'); } }])));

  it.each<[string, (address: unknown) => unknown]>([
    ['nothing', () => undefined],
    ['no list', () => 'online'],
    ['an empty list', () => []],
    ['holes', () => [null, undefined, 7, {}, { address: null }, { address: { text: 7 } }]],
    ['a hundred thousand strangers', () => Array.from({ length: 1e5 }, (_, n) => ({ address: { text: `s${n}@x.example` }, availability: 'online' }))],
    ['getters that throw', address => [Object.assign(hostile({ availability: 1 }), { address })]],
    ['an address that throws', () => [hostile({ address: 1 })]],
    ['a note that throws', address => [{ address, availability: 'online', note: hostile({ text: 1 }) }]],
    ['a count that throws', address => [{ address, availability: 'online', sequence: { valueOf: () => { throw new Error('hostile'); } } }, Object.assign(hostile({ sequence: 1 }), { address })]],
  ])('harms nobody when it is %s: the address is unknown, and asked for again', async (_what, answer) => {
    let asked = 0;
    registry.register({ name: 'odd', query: async ([address]) => { asked++; return answer(address) as never; } }, 'odd.example');
    const odd = follow('x@odd.example'), good = follow(ADA);
    await clock.advance(SOON);
    expect([odd.last?.availability, good.last?.availability]).toEqual(['unknown', 'online']);
    await clock.advance(130_000);
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(10);
  });

  it('counts once where an address is reported twice: the last word', async () => {
    registry.register({ name: 'twice', query: async ([address]) => [{ address: address!, availability: 'online' }, { address: address!, availability: 'away' }] }, 'twice.example');
    const { seen } = follow('x@twice.example');
    await clock.advance(SOON);
    expect(seen).toEqual(['away']);
  });

  it('leaves the others of the batch alone when one is not found, forbidden or rate-limited', async () => {
    agent.say('gone@corp.example', { problem: 'not-found' });
    agent.say('busy@corp.example', { problem: 'rate-limited', retryAfter: 5_000 });
    const gone = follow('gone@corp.example'), limited = follow('busy@corp.example'), ada = follow(ADA);
    await clock.advance(6_000);
    expect([gone.seen, limited.seen, ada.seen]).toEqual([['unknown not-found'], ['unknown rate-limited'], ['online']]);
    expect(agent.asked.slice(1)).toEqual([['busy@corp.example']]);
  });

  it.each(['expiresAt', 'retryAfter', 'sequence'])('is asked for again although its %s is nonsense', async field => {
    agent.say(ADA, { availability: 'online', [field]: 'soon' });
    follow(ADA);
    await clock.advance(61_000);
    expect(agent.asked).toHaveLength(2);
  });

  it('is heard, and not asked for over and over, when the network counts from the start again', async () => {
    agent.say(ADA, { availability: 'online', sequence: 1_000 });
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.say(ADA, { availability: 'away', sequence: 1 });
    await clock.advance(61_000);
    expect(seen).toEqual(['online', 'away']);
    expect(agent.asked.length).toBeLessThanOrEqual(3);
  });

  it('by events may be as hostile: the agent is asked instead', async () => {
    setUp({ push: true });
    let report = (_reports: unknown): void => undefined;
    registry.register({ name: 'odd', query: agent.query.bind(agent), watch: sink => { report = sink.report as never; return { set: () => undefined, close: () => undefined }; } }, 'corp.example');
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    for (const reports of [null, 7, [null], [{}], [hostile({ address: 1 })], [{ address: { text: 'never@asked.example' }, availability: 'dnd' }]]) report(reports);
    agent.say(ADA, { availability: 'away' });
    await clock.advance(61_000);
    expect(seen).toEqual(['online', 'away']);
    expect(registry.peek('never@asked.example')).toBeUndefined();
  });
});

describe('a network that says as a whole that it cannot', () => {
  it.each(['network-disabled', 'signed-out', 'forbidden'] as const)('leaves nothing frozen when it is “%s”, within one cycle', async problem => {
    setUp();
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.fail(problem);
    await clock.advance(60_100);
    expect(seen).toEqual(['online', `unknown ${problem}`]);
  });
});

describe('an event', () => {
  beforeEach(() => setUp({ push: true }));

  it('stands although the question that it overtook fails', async () => {
    agent.hang();
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'dnd' });
    await clock.advance(30_000);
    expect(seen).toEqual(['dnd']);
  });

  it('answers a look-up that waits', async () => {
    follow(ADA);
    await clock.advance(SOON);
    agent.hang();
    registry.refresh(ADA);
    const answer = registry.lookup(ADA);
    agent.push(ADA, { availability: 'away' });
    await expect(answer).resolves.toMatchObject({ availability: 'away' });
  });

  it('goes on being awaited after a person has asked anew: who is vouched for need not be asked again', async () => {
    follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'online' });
    registry.refresh(ADA);
    await clock.advance(600_000);
    expect(agent.asked).toHaveLength(2);
  });

  it('overtakes an answer, and whoever has asked anew meanwhile is asked for once more: nothing else is begun afresh', async () => {
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'busy' });
    agent.hang();
    registry.refresh(ADA);
    await clock.advance(SOON);
    agent.push(ADA, { availability: 'away' });
    registry.refresh(ADA);
    agent.recover();
    await clock.advance(SOON);
    // The watch is left the time to say it by itself.
    await clock.advance(3_100);
    expect([seen, agent.asked.length, agent.sets.length]).toEqual([['online', 'busy', 'away'], 3, 1]);
  });

  it('of somebody whom nobody looks at any more is not heard', async () => {
    follow(ADA);
    const bob = follow(BOB);
    await clock.advance(SOON);
    bob.stop();
    await clock.advance(30_100);
    const sink = agent.sets.length;
    agent.push(BOB, { availability: 'dnd' });
    expect(registry.peek(BOB)).toMatchObject({ availability: 'busy' });
    expect(sink).toBe(2);
  });
});

describe('time', () => {
  it.each([['a day back', -DAY], ['five minutes back', -300_000], ['a day on', DAY]])('set %s does not stop anything', async (_what, jump) => {
    setUp();
    const { seen } = follow(ADA);
    await clock.advance(SOON);
    clock.jump(jump);
    agent.say(ADA, { availability: 'away' });
    await clock.advance(70_000);
    expect(seen.at(-1)).toBe('away');
    const before = agent.asked.length;
    await clock.advance(120_000);
    expect(agent.asked.length - before).toBe(2);
  });

  it('set back makes a look-up ask', async () => {
    setUp();
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    clock.jump(-DAY);
    await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(agent.asked).toHaveLength(2);
  });

  it('that passed asleep makes what a watch vouched for stale, until it is confirmed', async () => {
    setUp({ push: true });
    const ada = follow(ADA);
    follow(BOB);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'online' });
    await clock.advance(1);
    clock.jump(8 * 3_600_000);
    agent.hang();
    await clock.advance(60_000);
    expect(ada.seen).toEqual(['online', 'online stale pending']);
    agent.recover();
    await clock.advance(SOON);
    expect(ada.seen.at(-1)).toBe('online');
  });

  it('ends a note while its address is being asked for', async () => {
    setUp();
    agent.say(ADA, { availability: 'online', note: { text: 'back at two', expiresAt: clock.now() + 63_000 } });
    const ada = follow(ADA);
    await clock.advance(SOON);
    agent.hang();
    await clock.advance(63_000);
    expect(ada.last).not.toHaveProperty('note');
  });
});

describe('a hidden page', () => {
  beforeEach(() => {
    setUp({ push: true });
    registry.pause();
  });

  it('opens no watch for who comes into view, and asks for nobody', async () => {
    follow(ADA);
    await clock.advance(60_000);
    expect([agent.openWatches, agent.asked.length]).toEqual([0, 0]);
    registry.resume();
    await clock.advance(SOON);
    expect([agent.openWatches, agent.asked.length]).toEqual([1, 1]);
  });

  it('opens no watch when somebody goes out of view', async () => {
    follow(ADA);
    follow(BOB).stop();
    await clock.advance(60_000);
    expect(agent.openWatches).toBe(0);
  });

  it('still answers a look-up', async () => {
    const [presence] = await Promise.all([registry.lookup(ADA), clock.advance(SOON)]);
    expect(presence.availability).toBe('online');
  });

  it('may be hidden and shown as often as one likes', async () => {
    registry.pause();
    registry.resume();
    registry.resume();
    follow(ADA);
    await clock.advance(SOON);
    expect(agent.openWatches).toBe(1);
  });
});

describe('those whose time comes within half a second', () => {
  it('are asked for together', async () => {
    setUp();
    follow(ADA);
    await clock.advance(400);
    follow(BOB);
    await clock.advance(60_100);
    expect(agent.asked).toEqual([[ADA], [BOB], [ADA, BOB]]);
  });
});

describe('an agent that is removed', () => {
  it('is not asked any more, and whoever waited for it is answered by whoever handles the address now', async () => {
    setUp();
    const other = fakeAgent({ name: 'other' });
    const remove = registry.register(other, 'other.example');
    other.hang();
    const waiting = registry.lookup('x@other.example');
    const { seen } = follow('x@other.example');
    await clock.advance(SOON);
    remove();
    await clock.advance(SOON);
    await expect(waiting).resolves.toMatchObject({ availability: 'unknown', problem: 'no-data' });
    await clock.advance(300_000);
    expect(other.asked).toHaveLength(1);
    expect(seen.at(-1)).toBe('unknown no-data');
  });
});

describe('ten thousand icons', () => {
  it('watch ten thousand addresses, and one change touches one of them', async () => {
    setUp({ push: true, limits: { maxBatch: 1_000 } });
    let told = 0;
    for (let n = 0; n < 10_000; n++) registry.watch(`p${n}@corp.example`, () => told++);
    await clock.advance(SOON);
    expect(agent.asked).toHaveLength(10);
    expect(agent.watched).toHaveLength(10_000);
    told = 0;
    agent.push('p5000@corp.example', { availability: 'busy' });
    await clock.advance(1);
    expect(told).toBe(1);
  });
});

describe('whoever comes into view', () => {
  const people = Array.from({ length: 20 }, (_, n) => `p${n}@corp.example`);

  beforeEach(() => {
    setUp({ push: true });
    for (const person of people) agent.say(person, { availability: 'online' });
  });

  it('while a watch opens is left to it: one question for the first, none for the others', async () => {
    for (const person of people.slice(0, 10)) {
      follow(person);
      await clock.advance(50);
    }
    await clock.advance(LIST_CHANGE);
    expect(agent.asked).toEqual([[people[0]]]);
    agent.goLive();
    for (const person of people) agent.push(person, { availability: 'online' });
    await clock.advance(5_000);
    expect(agent.asked).toHaveLength(1);
  });

  it('while a watch opens that never does is asked for, a second later, many at once', async () => {
    const seen = people.map(person => follow(person));
    await clock.advance(SOON);
    const late = follow(ADA);
    await clock.advance(1_100);
    expect([seen[0]?.last?.availability, late.last?.availability, agent.asked.length]).toEqual(['online', 'online', 2]);
  });

  it('and is looked up before the watch has said anything is awaited, not called unknown', async () => {
    follow(people[0]!);
    await clock.advance(SOON);
    agent.goLive();
    follow(ADA);
    await clock.advance(SOON);
    const found = registry.lookup(ADA);
    await clock.advance(LIST_CHANGE);
    agent.push(ADA, { availability: 'busy' });
    await clock.advance(5_000);
    expect([(await found).availability, agent.asked.length]).toEqual(['busy', 1]);
  });
});

describe('an agent whose rules have changed', () => {
  beforeEach(() => setUp({ push: true }));

  it('is asked anew for whom nobody looks at any more', async () => {
    const known = registry.lookup(ADA);
    await clock.advance(SOON);
    await known;
    follow(BOB);
    await clock.advance(LIST_CHANGE);
    agent.goLive();
    expect(registry.peek(ADA)?.availability).toBe('online');
    agent.changeRules();
    expect(registry.peek(ADA)).toBeUndefined();
  });

  it('watches nobody any more who was forgotten, so that it says how they are when somebody looks again', async () => {
    const { stop } = follow(ADA);
    follow(BOB);
    await clock.advance(LIST_CHANGE);
    agent.goLive();
    stop();
    agent.changeRules();
    await clock.advance(LIST_CHANGE);
    expect(agent.watched).toEqual([BOB]);
  });

  it('goes on telling of those who are looked at, who look as they did until it does', async () => {
    const bob = follow(BOB);
    await clock.advance(LIST_CHANGE);
    agent.goLive();
    agent.push(BOB, { availability: 'busy' });
    agent.changeRules();
    await clock.advance(SOON);
    expect(bob.seen).toEqual(['unknown pending', 'busy'].slice(-bob.seen.length));
    agent.push(BOB, { problem: 'blocked-by-policy' });
    await clock.advance(SOON);
    expect(bob.last).toMatchObject({ availability: 'unknown', problem: 'blocked-by-policy', stale: false });
  });
});
