import { fakeAgent, fakeClock, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it, vi } from 'vitest';
import { createRegistry } from './create-registry.js';
import type { Presence } from './presence.js';
import type { RegistryEvent, RegistryOptions } from './presence-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';
const SOON = 20;

function setUp(options: RegistryOptions = {}, agentOptions: FakeAgentOptions = {}) {
  const clock = fakeClock({ now: 1_000_000 }), agent = fakeAgent(agentOptions), events: RegistryEvent[] = [], seen: string[] = [];
  agent.say(ADA, { availability: 'online' });
  agent.say(BOB, { availability: 'busy' });
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0, ...options });
  registry.subscribe(event => events.push(event));
  const tell = ({ availability, problem }: Presence): void => void seen.push([availability, problem].filter(Boolean).join(' '));
  return { clock, agent, registry, events, seen, tell };
}

describe('several addresses of one person', () => {
  it('are shown as soon as one is known; the others are pending', async () => {
    const { clock, agent, registry, seen } = setUp();
    const slow = fakeAgent({ name: 'slow' });
    slow.hang();
    registry.register(agent, '*');
    registry.register(slow, 'aim:');
    registry.watch([ADA, 'aim:ada'], ({ availability, sources }) => seen.push(availability, String(sources?.[1]?.problem)));
    await clock.advance(SOON);
    expect(seen).toEqual(['online', 'pending']);
  });

  it('are merged by the host’s own rule where it has one', async () => {
    const { clock, agent, registry, seen, tell } = setUp({ merge: 'precedence' });
    registry.register(agent, '*');
    registry.watch([ADA, BOB], tell);
    await clock.advance(SOON);
    expect(seen).toEqual(['online']);
  });

  it('are all shown to the policy, also those that the host’s own rule leaves out', async () => {
    const shown: unknown[] = [];
    const { clock, agent, registry } = setUp({
      merge: sources => sources.find(({ availability }) => availability === 'busy') ?? sources[0]!,
      policy: { view: presence => (shown.push([presence.address, presence.sources?.map(({ address }) => address)]), presence) },
    });
    registry.register(agent, '*');
    registry.watch([ADA, BOB], () => undefined);
    registry.watch(ADA, () => undefined);
    await clock.advance(SOON);
    expect(shown.at(-2)).toEqual([BOB, [ADA, BOB]]);
    expect(shown.at(-1)).toEqual([ADA, undefined]);
  });
});

describe('a rule of the host that fails', () => {
  it.each<[string, RegistryOptions]>([
    ['for merging', { merge: () => { throw new Error('rule'); } }],
    ['of its policy', { policy: { view: () => { throw new Error('rule'); } } }],
  ])('%s lets nothing pass and breaks nothing', async (_what, options) => {
    const { clock, agent, registry, events, seen, tell } = setUp(options);
    registry.register(agent, '*');
    registry.watch([ADA, BOB], tell);
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown agent-fault']);
    expect(events).toContainEqual({ type: 'fault', error: new Error('rule') });
  });
});

describe('an address that nobody handles', () => {
  const orphans = (events: readonly RegistryEvent[]): string[] => events.flatMap(event => (event.type === 'no-agent' ? [event.address.text] : []));

  it('is told of once for its domain, or its scheme, after a moment of patience', async () => {
    const { clock, registry, events, tell } = setUp();
    for (const address of [ADA, BOB, 'aim:ada', 'aim:bob', 'x@other.example', 'nonsense']) registry.watch(address, tell);
    await clock.advance(2_900);
    expect(orphans(events)).toEqual([]);
    await clock.advance(10_000);
    expect(orphans(events)).toEqual([ADA, 'aim:ada', 'x@other.example']);
  });

  it('is told of in the console, with what to do about it on a server and in a page', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined), { clock, registry, tell } = setUp();
    registry.watch(ADA, tell);
    await clock.advance(5_000);
    expect(info.mock.calls).toEqual([['[presence-elements] No agent for corp.example: register one or <meta name="presence-relay">']]);
    info.mockRestore();
  });

  it('is not told of when an agent came meanwhile, but is when that one has gone', async () => {
    const { clock, agent, registry, events, tell } = setUp();
    registry.watch(ADA, tell);
    const remove = registry.register(agent, '*');
    await clock.advance(5_000);
    expect(orphans(events)).toEqual([]);
    remove();
    await clock.advance(5_000);
    expect(orphans(events)).toEqual([ADA]);
  });

  it('is not told of without end, so that strangers cannot fill a log', async () => {
    const { clock, registry, events } = setUp();
    for (let n = 0; n < 1_000; n++) registry.peek(`x@d${n}.example`);
    await clock.advance(5_000);
    expect(orphans(events)).toHaveLength(100);
  });
});

describe('diagnostics', () => {
  it('survive a listener that fails, even on hearing of that', async () => {
    const { clock, agent, registry, seen, tell } = setUp();
    registry.subscribe(() => { throw new Error('listener'); });
    registry.register(agent, '*');
    registry.watch(ADA, tell);
    await clock.advance(SOON);
    expect(seen).toEqual(['online']);
  });

  it('end with their undo, also during an event', () => {
    const { registry } = setUp(), heard: string[] = [];
    const stop = registry.subscribe(({ type }) => { heard.push(type); stop(); });
    registry.register(fakeAgent(), '*')();
    expect(heard).toEqual(['registered']);
  });
});

describe('a thousand pages that wake together', () => {
  it.each([[0, 20], [0.5, 520], [0.999, 1_020]])('do not ask together: by chance %d after %d ms', async (chance, at) => {
    const { clock, agent, registry, tell } = setUp({ random: () => chance });
    registry.register(agent, '*');
    registry.watch(ADA, tell);
    await clock.advance(SOON);
    registry.pause();
    await clock.advance(120_000);
    registry.resume();
    await clock.advance(at - 21);
    expect(agent.asked).toHaveLength(1);
    await clock.advance(21);
    expect(agent.asked).toHaveLength(2);
  });
});

describe('a registry that is disposed of', () => {
  it('calls off what runs, closes its watch, disposes of each agent once, and leaves no timer', async () => {
    const { clock, agent, registry, tell } = setUp({}, { push: true });
    let disposed = 0;
    agent.dispose = () => disposed++;
    registry.register(agent, '*');
    registry.register(agent, 'corp.example');
    const stop = registry.watch(ADA, tell);
    await clock.advance(SOON);
    agent.hang();
    registry.refresh();
    await clock.advance(SOON);
    registry.dispose();
    registry.dispose();
    stop();
    expect([disposed, agent.openWatches, clock.pending]).toEqual([1, 0, 0]);
  });

  it('tells nobody anything more', async () => {
    const { clock, agent, registry, seen, tell } = setUp({}, { push: true });
    registry.register(agent, '*');
    registry.watch(ADA, tell);
    await clock.advance(SOON);
    agent.goLive();
    agent.push(ADA, { availability: 'dnd' });
    registry.dispose();
    await clock.advance(600_000);
    expect(seen).toEqual(['online']);
  });

  it('answers the look-ups that wait, and later ones', async () => {
    const { clock, agent, registry } = setUp();
    agent.hang();
    registry.register(agent, '*');
    const waiting = registry.lookup(ADA);
    await clock.advance(SOON);
    registry.dispose();
    await expect(waiting).resolves.toMatchObject({ availability: 'unknown' });
    await expect(registry.lookup(ADA)).resolves.toMatchObject({ problem: 'no-agent' });
    expect(registry.agents()).toEqual([]);
  });

  it('may be used again, and what was begun before does not touch what is begun then', async () => {
    const { clock, agent, registry, seen, tell } = setUp();
    const stop = registry.watch(ADA, tell);
    registry.dispose();
    registry.watch(ADA, tell);
    stop();
    registry.register(agent, '*');
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('online');
  });

  it('survives an agent that will not go', () => {
    const { agent, registry, events } = setUp();
    const calm = fakeAgent({ name: 'calm' });
    agent.dispose = () => { throw new Error('no'); };
    registry.register(agent, '*');
    registry.register(calm, '*');
    registry.dispose();
    expect(calm.disposed).toBe(true);
    expect(events).toContainEqual({ type: 'fault', error: new Error('no') });
  });

  it('no longer hears of its policy', () => {
    let heard = 0;
    const { registry } = setUp({ policy: { view: presence => presence, subscribe: () => () => heard++ } });
    registry.dispose();
    expect(heard).toBe(1);
  });
});
