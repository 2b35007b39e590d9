import { createRegistry, type Presence } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed, type FakeKind } from '../../test/fake-kinds.js';
import { ConfigError } from './config-problem.js';
import { ConfiguredNetworks } from './configured-networks.js';
import { parseConfig } from './parse-config.js';

interface Entry { readonly name: string; readonly route?: string; readonly server?: string; readonly enabled?: boolean }

function setUp(kind: FakeKind = fakeKind('xmpp')) {
  const clock = fakeClock(), registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0 });
  const statuses: string[] = [], errors: unknown[] = [];
  const networks = new ConfiguredNetworks(registry, {
    onStatus: ({ network, state, problem }) => void statuses.push([network, state, problem].filter(Boolean).join(' ')),
    onError: error => void errors.push(error),
  });
  const apply = async (...entries: readonly Entry[]) => {
    const list = entries.map(({ name, route = `${name}.example`, server = name, enabled = true }) => ({ name, kind: 'xmpp', routes: [route], enabled, options: { server: `wss://${server}`, password: { env: 'PW' } } }));
    return networks.apply(await parseConfig(JSON.stringify({ networks: list }), { env: { PW: 'hunter2' }, importModule: installed(kind) }));
  };
  const watch = (address: string): string[] => {
    const seen: string[] = [];
    registry.watch(address, ({ availability, problem }: Presence) => void seen.push(problem ?? availability));
    return seen;
  };
  return { clock, registry, networks, statuses, errors, apply, watch, made: kind.made };
}

describe('the networks of a configuration', () => {
  it('are asked for the addresses of their routes', async () => {
    const { registry, apply, made } = setUp();
    expect(await apply({ name: 'a' }, { name: 'b' }, { name: 'c', enabled: false })).toEqual({ added: ['a', 'b'], replaced: [], removed: [] });
    expect(made).toHaveLength(2);
    expect([registry.agentFor('x@a.example')?.name, registry.agentFor('x@c.example')]).toEqual(['xmpp', undefined]);
  });

  it('keep their agents and watches while they are the same, in whatever order', async () => {
    const { clock, apply, watch, made } = setUp();
    await apply({ name: 'a' }, { name: 'b' });
    watch('x@a.example');
    await clock.advance(10);
    expect(await apply({ name: 'c' }, { name: 'b' }, { name: 'a' })).toEqual({ added: ['c'], replaced: [], removed: [] });
    await clock.advance(1_000);
    expect(made.map(({ disposed, openWatches }) => [disposed, openWatches])).toEqual([[false, 1], [false, 0], [false, 0]]);
  });

  it('are replaced in one go: whoever watches is never without an agent, and sees what the new one says', async () => {
    const { clock, registry, apply, watch, made } = setUp();
    await apply({ name: 'a' });
    made[0]!.say('x@a.example', { availability: 'online' });
    const seen = watch('x@a.example');
    await clock.advance(2_000);
    const without: string[] = [];
    registry.subscribe(({ type }) => void (type === 'no-agent' && without.push(type)));
    expect(await apply({ name: 'a', server: 'elsewhere' })).toEqual({ added: [], replaced: ['a'], removed: [] });
    made[1]!.say('x@a.example', { availability: 'busy' });
    await clock.advance(5_000);
    expect(seen).toEqual(['online', 'busy']);
    expect(without).toEqual([]);
    expect(made.map(({ disposed }) => disposed)).toEqual([true, false]);
  });

  it('may hand a route from one to the other', async () => {
    const { clock, apply, watch, made } = setUp();
    await apply({ name: 'a', route: 'x.example' });
    made[0]!.say('x@x.example', { availability: 'online' });
    const seen = watch('x@x.example');
    await clock.advance(2_000);
    await apply({ name: 'a', route: 'y.example' }, { name: 'b', route: 'x.example' });
    made[2]!.say('x@x.example', { availability: 'away' });
    await clock.advance(5_000);
    expect(seen).toEqual(['online', 'away']);
  });

  it('that are gone or disabled are asked no more, and their people are unknown at once', async () => {
    const { clock, apply, watch, made } = setUp();
    await apply({ name: 'a' }, { name: 'b' });
    for (const [at, address] of ['x@a.example', 'x@b.example'].entries()) made[at]!.say(address, { availability: 'online' });
    const a = watch('x@a.example'), b = watch('x@b.example');
    await clock.advance(2_000);
    expect(await apply({ name: 'b', enabled: false })).toEqual({ added: [], replaced: [], removed: ['a', 'b'] });
    await clock.advance(10);
    expect([a, b]).toEqual([['online', 'no-agent'], ['online', 'no-agent']]);
    expect(made.every(({ disposed }) => disposed)).toBe(true);
  });

  it('stay as they are when a new agent cannot be made, and leave nothing of the others behind', async () => {
    const { registry, apply, made } = setUp();
    await apply({ name: 'a' });
    const before = registry.agents();
    const refused = apply({ name: 'a', server: 'refused.example' }, { name: 'b' }, { name: 'c', server: 'refused.example' });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toMatchObject({ problems: [{ field: 'networks[0].options.server' }, { field: 'networks[2].options.server' }] });
    expect(registry.agents()).toEqual(before);
    expect(made.map(({ disposed }) => disposed)).toEqual([false, true]);
  });

  it('are taken up one configuration after the other', async () => {
    const { registry, apply, made } = setUp();
    const turns = [apply({ name: 'a' }), apply({ name: 'a', server: 'refused.example' }), apply({ name: 'a', server: 'b' }), apply({ name: 'a', server: 'b' })];
    expect((await Promise.allSettled(turns)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(made.map(({ disposed }) => disposed)).toEqual([true, false]);
    expect(registry.agents()).toHaveLength(1);
  });

  it('tell whether each answers, by the name that the configuration gives it', async () => {
    const { clock, apply, watch, made, statuses } = setUp();
    await apply({ name: 'a' }, { name: 'b' });
    watch('x@b.example');
    await clock.advance(10);
    made[1]!.goLive();
    made[1]!.lose('signed-out');
    expect([...new Set(statuses)]).toEqual(['b live', 'b lost signed-out']);
  });

  it('tell that one hangs, but nothing of one that is asked while it is taken out', async () => {
    const { clock, registry, apply, made, statuses } = setUp(fakeKind('xmpp', {}));
    await apply({ name: 'a' }, { name: 'b' }, { name: 'c' });
    for (const agent of made) agent.hang();
    void registry.lookup('x@a.example');
    await clock.advance(20_000);
    for (const name of ['b', 'c']) void registry.lookup(`x@${name}.example`);
    await clock.advance(10);
    await apply({ name: 'a' }, { name: 'c', server: 'elsewhere' });
    await clock.advance(10);
    // The new one's answer.
    expect(statuses).toEqual(['a lost timeout', 'c live']);
  });

  it('leave agents of one’s own alone, and go with all that is theirs', async () => {
    const { registry, networks, apply, made } = setUp(), own = fakeAgent();
    registry.register(own, 'own.example');
    await apply({ name: 'a' });
    const late = apply({ name: 'b' });
    networks.dispose();
    await late;
    networks.dispose();
    expect(registry.agents()).toEqual([own]);
    expect(made.map(({ disposed }) => disposed)).toEqual([true, true]);
  });

  it('take no harm from an agent that fails on its way out', async () => {
    const kind = fakeKind('xmpp'), { apply, errors } = setUp({ ...kind, create: (...args) => Object.assign(kind.create(...args), { dispose: () => { throw new Error('no'); } }) });
    await apply({ name: 'a' });
    expect(await apply()).toMatchObject({ removed: ['a'] });
    expect(errors).toEqual([new Error('no')]);
  });

  it('are not silently nobody’s where another configuration has the name', async () => {
    const { registry, apply } = setUp();
    registry.register(fakeAgent(), 'z.example', { key: 'config:a' });
    await expect(apply({ name: 'a' })).rejects.toThrow('Another configuration has a network "a" in this registry');
  });

  it('answer look-ups while they are being replaced, never with a false offline', async () => {
    const { clock, registry, apply, made } = setUp(fakeKind('xmpp', {}));
    await apply({ name: 'a' });
    made[0]!.hang();
    const asked = registry.lookup('x@a.example');
    await clock.advance(10);
    await apply({ name: 'a', server: 'b' });
    await clock.advance(10);
    expect(await asked).toMatchObject({ availability: 'unknown' });
  });
});
