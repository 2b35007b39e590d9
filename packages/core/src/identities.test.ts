import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { createRegistry } from './create-registry.js';
import { PresenceError } from './errors.js';
import type { Resolve } from './presence-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';
const SOON = 40;

type Answer = Awaited<ReturnType<Resolve>>;

function setUp(answer: Answer | Error = { u1: [ADA], u2: [BOB] }) {
  const clock = fakeClock({ now: 1_000_000 }), agent = fakeAgent();
  agent.say(ADA, { availability: 'online' });
  agent.say(BOB, { availability: 'busy' });
  const portal = { answer, asked: [] as (readonly string[])[], viewers: [] as (string | undefined)[] };
  const registry = createRegistry({
    now: clock.now, schedule: clock.schedule, random: () => 0,
    resolve: async (ids, { viewer }) => {
      portal.asked.push(ids);
      portal.viewers.push(viewer?.id);
      if (portal.answer instanceof Error) throw portal.answer;
      return portal.answer;
    },
  });
  registry.register(agent, '*');
  const seen: string[] = [];
  const follow = (id: string): void => void registry.watch(id, ({ availability, problem }) => seen.push([availability, problem].filter(Boolean).join(' ')));
  return { clock, agent, registry, portal, seen, follow };
}

describe('what a portal knows people by', () => {
  it('is asked for in one batch, remembered, and asked for by look-ups only once it is known', async () => {
    const { clock, registry, portal, follow, agent } = setUp();
    follow('u1');
    follow('u2');
    const [found] = await Promise.all([registry.lookup('u1'), clock.advance(SOON)]);
    expect(found).toMatchObject({ address: ADA, availability: 'online' });
    expect(portal.asked).toEqual([['u1', 'u2']]);
    expect(agent.asked).toEqual([[ADA, BOB]]);
  });

  it('is pending until then, and a peek does not ask', async () => {
    const { clock, registry, portal } = setUp();
    expect(registry.peek('u1')).toMatchObject({ availability: 'unknown', problem: 'pending' });
    await clock.advance(SOON);
    expect(portal.asked).toEqual([]);
  });

  it.each<[string, Answer]>([['a map', new Map([['u1', [ADA]], ['__proto__', [BOB]]])], ['an object', { u1: [ADA] }]])('may be answered with %s', async (_what, answer) => {
    const { clock, follow, seen } = setUp(answer);
    follow('u1');
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('online');
  });

  it.each(['__proto__', 'constructor', 'toString'])('may read %s: nothing is found by accident', async id => {
    const { clock, follow, seen } = setUp();
    follow(id);
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('unknown bad-address');
  });

  it('stands for itself where it is left out, and for nobody where there is no address', async () => {
    const { clock, follow, seen } = setUp({ gone: [] });
    follow(ADA);
    follow('gone');
    await clock.advance(SOON);
    expect(seen.slice(-2).sort()).toEqual(['online', 'unknown not-found']);
  });

  it('is asked for each viewer apart', async () => {
    const { clock, registry, portal } = setUp();
    await Promise.all([registry.as({ id: 'v1' }).lookup('u1'), registry.as({ id: 'v2' }).lookup('u1'), clock.advance(SOON)]);
    expect(portal.viewers).toEqual(['v1', 'v2']);
  });

  it('is asked for again by itself after a failure, and later ones do not press', async () => {
    const { clock, portal, follow, seen } = setUp(new PresenceError('unreachable'));
    follow('u1');
    await clock.advance(SOON);
    follow('u2');
    await clock.advance(SOON);
    expect(seen.slice(-2)).toEqual(['unknown unreachable', 'unknown unreachable']);
    expect(portal.asked).toHaveLength(1);
    portal.answer = { u1: [ADA], u2: [BOB] };
    await clock.advance(10_100);
    expect(seen.slice(-2)).toEqual(['online', 'busy']);
  });

  it('stays in use when the portal fails later, and changes when it is asked anew', async () => {
    const { clock, registry, portal, follow, seen } = setUp();
    follow('u1');
    await clock.advance(SOON);
    portal.answer = new PresenceError('timeout');
    registry.refresh();
    await clock.advance(SOON);
    expect(seen).toEqual(['unknown pending', 'online']);
    portal.answer = { u1: [BOB] };
    registry.refresh();
    await clock.advance(SOON);
    expect(seen.at(-1)).toBe('busy');
  });

  it('is not waited for once the registry is disposed of', async () => {
    const { registry } = setUp();
    const waiting = registry.lookup('u1');
    registry.dispose();
    await expect(waiting).resolves.toMatchObject({ availability: 'unknown' });
  });

  it('is asked for again at once when the portal tells that it has changed, and of others nobody is', async () => {
    const { agent, clock } = setUp(), asked: (readonly string[])[] = [];
    let changed: (isConcerned?: (id: string) => boolean) => void = () => undefined, left = 0, answer: Answer = { u1: [ADA], u2: [BOB] };
    const resolve: Resolve = Object.assign(async (ids: readonly string[]) => (asked.push(ids), answer), { subscribe: (listener: typeof changed) => (changed = listener, () => void left++) });
    const registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0, resolve }), seen: string[] = [];
    registry.register(agent, '*');
    registry.watch('u1', ({ address }) => seen.push(address));
    registry.watch('u2', () => undefined);
    await clock.advance(SOON);
    answer = { u1: [BOB], u2: [BOB] };
    changed(id => id === 'u1');
    await clock.advance(SOON);
    expect(asked).toEqual([['u1', 'u2'], ['u1']]);
    expect(seen.at(-1)).toBe(BOB);
    changed();
    await clock.advance(SOON);
    expect(asked.at(-1)).toEqual(['u1', 'u2']);
    registry.dispose();
    expect(left).toBe(1);
  });
});
