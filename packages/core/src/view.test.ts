import { fakeAgent, fakeClock, type FakeAgent, type FakeClock } from '@presence-elements/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from './create-registry.js';
import type { Presence } from './presence.js';
import type { PresenceRegistry } from './presence-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';
const SOON = 20;

let clock: FakeClock;
let agent: FakeAgent;
let registry: PresenceRegistry;

beforeEach(() => {
  clock = fakeClock({ now: 1_000_000 });
  agent = fakeAgent();
  agent.say(ADA, { availability: 'online' });
  agent.say(BOB, { availability: 'busy' });
  registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0 });
  registry.register(agent, '*');
});

const lookup = async (address: string | readonly string[]): Promise<Presence> => (await Promise.all([registry.lookup(address), clock.advance(SOON)]))[0];

describe('a look-up', () => {
  it.each([['nothing', ''], ['white space', ' \n'], ['an empty list', []], ['what is no address', 'ada'], ['what would run', 'javascript:alert(1)']])('of %s is answered, and no network hears of it', async (_what, input) => {
    await expect(lookup(input)).resolves.toMatchObject({ availability: 'unknown', problem: 'bad-address' });
    expect(agent.asked).toEqual([]);
  });

  it('of one address written in several ways asks once and has one source', async () => {
    const presence = await lookup([ADA, 'mailto:Ada@Corp.example', `${ADA}.`]);
    expect(presence).toMatchObject({ availability: 'online' });
    expect(presence).not.toHaveProperty('sources');
    expect(agent.asked).toEqual([[ADA]]);
  });

  it('of several addresses, one of them bad, answers what is known', async () => {
    const presence = await lookup(`${BOB} nonsense`);
    expect(presence).toMatchObject({ address: BOB, availability: 'busy' });
    expect(presence.sources?.map(({ problem }) => problem)).toEqual([undefined, 'bad-address']);
  });

  it('never rejects, whatever the network does', async () => {
    agent.fail(new Error('boom'));
    await expect(lookup(ADA)).resolves.toMatchObject({ problem: 'agent-fault' });
  });

  it('answers within the time limit when the network does not', async () => {
    agent.hang();
    const [presence] = await Promise.all([registry.lookup(ADA), clock.advance(10_100)]);
    expect(presence).toMatchObject({ availability: 'unknown', problem: 'timeout' });
  });

  it('that is under way while its network’s agent is exchanged for another is answered by that one', async () => {
    const old = fakeAgent(), remove = registry.register(old, 'corp.example');
    old.hang();
    const answer = registry.lookup(ADA);
    await clock.advance(SOON);
    const next = fakeAgent();
    next.say(ADA, { availability: 'busy' });
    remove();
    registry.register(next, 'corp.example');
    await clock.advance(SOON);
    await expect(answer).resolves.toMatchObject({ availability: 'busy' });
    expect([old.asked, next.asked]).toEqual([[[ADA]], [[ADA]]]);
  });

  it('that is under way when the registry is disposed of is answered, and leaves no timer', async () => {
    agent.hang();
    const answer = registry.lookup(ADA);
    await clock.advance(SOON);
    registry.dispose();
    await expect(answer).resolves.toMatchObject({ availability: 'unknown' });
    expect(clock.pending).toBe(0);
  });

  it('leaves no timer', async () => {
    await lookup(ADA);
    expect(clock.pending).toBe(0);
  });

  it.each(['aim:__proto__', 'aim:constructor', 'aim:toString'])('of %s is a look-up like any other', async address => {
    await expect(lookup(address)).resolves.toMatchObject({ availability: 'unknown', problem: 'no-data' });
  });
});

describe('a peek', () => {
  it('never asks, not even for who is out of date', async () => {
    registry.peek([ADA, BOB]);
    await lookup(ADA);
    await clock.advance(60_000);
    expect(registry.peek(ADA)).toMatchObject({ stale: true, problem: 'pending' });
    await clock.advance(60_000);
    expect(agent.asked).toEqual([[ADA]]);
  });

  it('shows of several who is known, and the others as pending', async () => {
    await lookup(ADA);
    expect(registry.peek([BOB, ADA])).toMatchObject({ availability: 'online', sources: [{ problem: 'pending' }, { availability: 'online' }] });
  });
});

describe('a watch', () => {
  it('tells at once that nobody can be asked', () => {
    const seen: unknown[] = [];
    registry.watch('', ({ problem }) => seen.push(problem));
    expect(seen).toEqual(['bad-address']);
  });

  it('can be begun, ended and begun again by whoever is told', async () => {
    const seen: string[] = [];
    const stops: (() => void)[] = [];
    stops.push(registry.watch(ADA, ({ availability }) => {
      seen.push(availability);
      if (seen.length > 1) return;
      registry.watch(BOB, presence => seen.push(presence.availability));
      stops.forEach(stop => { stop(); stop(); });
      registry.watch(ADA, presence => seen.push(`again ${presence.availability}`));
    }));
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'again online', 'busy']);
  });

  it('lets agents be registered and removed by whoever is told', async () => {
    const other = fakeAgent({ name: 'other' });
    other.say(ADA, { availability: 'dnd' });
    const seen: string[] = [];
    let remove = (): void => undefined;
    registry.watch(ADA, ({ availability }) => {
      seen.push(availability);
      if (availability === 'online' && seen.length === 1) remove = registry.register(other, 'corp.example');
      if (availability === 'dnd') remove();
    });
    await clock.advance(100);
    expect(seen).toEqual(['online', 'dnd', 'online']);
  });

  it('of the same people is one, whoever begins and ends it in whatever order', async () => {
    const stops = [registry.watch(ADA, () => undefined), registry.watch(ADA, () => undefined)];
    await clock.advance(SOON);
    stops[0]!();
    stops[0]!();
    await clock.advance(60_100);
    expect(agent.asked).toHaveLength(2);
    stops[1]!();
    await clock.advance(120_000);
    expect(agent.asked).toHaveLength(2);
  });
});

describe('to refresh', () => {
  it('asks at once for everybody who is looked at, and only for them', async () => {
    registry.watch(ADA, () => undefined);
    await lookup(BOB);
    registry.refresh();
    await clock.advance(SOON);
    expect(agent.asked.slice(-1)).toEqual([[ADA]]);
    await lookup(BOB);
    expect(agent.asked.slice(-1)).toEqual([[BOB]]);
  });

  it('ends a back-off, because a person asked', async () => {
    agent.fail('unreachable');
    registry.watch(ADA, () => undefined);
    await clock.advance(SOON);
    agent.recover();
    registry.refresh(ADA);
    await clock.advance(SOON);
    expect(registry.peek(ADA)).toMatchObject({ availability: 'online', stale: false });
  });
});

describe('to perform', () => {
  it('runs the host’s handler within the click, so that it may open a window', () => {
    const opened: unknown[] = [];
    registry.handle('message', (address, presence) => opened.push(address, presence));
    void registry.perform('message', [ADA, BOB]);
    expect(opened).toEqual([ADA, undefined]);
  });

  it('waits for the handler, and passes on that it failed', async () => {
    registry.handle('call', async () => { throw new Error('no microphone'); });
    await expect(registry.perform('call', ADA)).rejects.toThrow('no microphone');
  });

  it('is refused where the host has no way', async () => {
    await expect(registry.perform('call', ADA)).rejects.toMatchObject({ name: 'PresenceError', code: 'no-agent', message: expect.stringContaining("handle('call'") as string });
  });
});
