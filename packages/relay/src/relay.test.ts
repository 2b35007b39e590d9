import {
  createRegistry, parseAddress, type ImAddress, type Presence, type PresencePolicy, type PresenceReport, type PresenceSink, type Viewer,
} from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, portal } from '../test/portal.js';
import type { StreamClient } from '../test/stream-client.js';
import { createRelay } from './relay.js';

describe('a relay', () => {
  it('says that it is ready, to anybody', async () => {
    const { clock, as } = portal();
    expect((await as('').call('GET', '/health')).body).toEqual({ status: 'ok', now: clock.now() });
  });

  it('tells who is signed out in so many words', async () => {
    const { as } = portal();
    expect(await as('').call('POST', '/query', { body: { addresses: [] } })).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });

  it.each([['GET', '/nothing'], ['GET', '/query'], ['POST', '/stream'], ['GET', '/settings'], ['DELETE', '/health']])('has nothing at %s %s, and says so as a problem', async (method, path) => {
    const { as } = portal();
    expect(await as('ada').call(method, path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('can be mounted anywhere', async () => {
    for (const [basePath, path] of [['/api/v1/presence', '/api/v1/presence/health'], ['', '/health']] as const) {
      expect((await createRelay({ basePath }).fetch(new Request(`http://localhost${path}`))).status).toBe(200);
    }
  });

  it('logs a mistake of the host’s and tells the page nothing of it', async () => {
    const faults: unknown[] = [];
    const { as } = portal({ authenticate: () => { throw new Error('db password wrong'); }, onError: error => void faults.push(error) });
    const { status, body } = await as('ada').call('POST', '/query', { body: { addresses: [] } });
    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('password')]);
    expect(faults).toEqual([new Error('db password wrong')]);
  });

  it('answers for the networks of a registry of one’s own', async () => {
    const clock = fakeClock({ now: NOON }), agent = fakeAgent();
    const registry = createRegistry({ now: clock.now, schedule: clock.schedule });
    registry.register(agent, 'corp.example');
    agent.say('ada@corp.example', { availability: 'busy' });
    const { as } = portal({ registry }, clock);
    const answer = as('alan').call('POST', '/query', { body: { addresses: ['ada@corp.example'] } });
    await clock.advance(10);
    expect((await answer).body.items![0]).toMatchObject({ availability: 'busy', agent: 'fake' });
  });

  it('leaves such a registry as it was', async () => {
    const registry = createRegistry(), agent = fakeAgent();
    registry.register(agent, 'corp.example');
    createRelay({ registry }).dispose();
    expect(registry.agents()).toEqual([agent]);
    expect(agent.disposed).toBe(false);
  });

  it('ends every stream and every timer with it', async () => {
    const { clock, relay, as } = portal();
    const stream = await as('ada').stream();
    await clock.advance(0);
    relay.dispose();
    await clock.advance(0);
    expect(stream.ended).toBe(true);
    expect(clock.pending).toBe(0);
    expect(await as('ada').call('GET', '/health')).toMatchObject({ status: 503, body: { code: 'unreachable' } });
  });
});

describe('a relay that was started again', () => {
  it('turns nobody offline: who was not heard yet is pending until their pages have had time', async () => {
    const before = portal({ knows: () => true });
    await before.clock.advance(90_000);
    await before.as('alan').call('POST', '/me/alive', { body: { active: true } });
    before.relay.dispose();

    const { clock, as } = portal({ knows: () => true }, before.clock);
    const ada = as('ada'), stream = await ada.stream();
    await clock.advance(0);
    await ada.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: ['alan@portal.example', 'grace@portal.example'] } });
    await clock.advance(30_000);
    await as('alan').call('POST', '/me/alive', { body: { active: true } });
    await clock.advance(59_000);
    expect([...stream.told].sort()).toEqual(['alan@portal.example online', 'alan@portal.example pending', 'grace@portal.example pending']);
    await clock.advance(1_000);
    expect(stream.told.at(-1)).toBe('grace@portal.example offline');
    expect(stream.told).toHaveLength(4);
  });

  it('does not know the streams of before, and says so', async () => {
    const before = portal();
    const stream = await before.as('ada').stream();
    await before.clock.advance(0);
    const { clock, as } = portal({}, before.clock);
    const anew = await as('ada').stream(stream.lastEventId);
    await clock.advance(0);
    expect(anew.events[0]!.data.resumed).toBe(false);
    expect((await as('ada').call('PUT', `/stream/${stream.id}`, { body: { revision: 9, addresses: [] } })).status).toBe(404);
  });
});

describe('two viewers of one relay', () => {
  // Whoever looks sees their own name in every note, so that anything of another's view shows.
  const policy: PresencePolicy = { view: (presence, viewer) => ({ ...presence, note: { text: `for ${viewer?.id ?? 'nobody'}` } }) };
  const viewers = ['ada', 'alan', 'grace'] as const;
  const users = ['u1', 'u2', 'u3'] as const;

  it('never see each other’s view, whatever they do and in whatever order', async () => {
    const step = fc.record({ viewer: fc.constantFrom(...viewers), user: fc.constantFrom(...users), what: fc.constantFrom('query', 'watch', 'publish', 'resume', 'wait') });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const { clock, as } = portal({ policy });
      const open = new Map(await Promise.all(viewers.map(async id => [id, { stream: await as(id).stream(), revision: 0 }] as [string, { stream: StreamClient; revision: number }])));
      const seen = new Map<string, Presence[]>(viewers.map(id => [id, []]));
      await clock.advance(0);
      for (const { viewer, user, what } of steps) {
        const me = as(viewer), mine = open.get(viewer)!, address = `${user}@portal.example`;
        if (what === 'publish') await as(user).call('PUT', '/me', { body: { availability: 'busy' } });
        if (what === 'watch') await me.call('PATCH', `/stream/${mine.stream.id}`, { body: { revision: ++mine.revision, add: [address], remove: [] } });
        if (what === 'resume') {
          seen.get(viewer)!.push(...mine.stream.items);
          mine.stream = await me.stream(mine.stream.lastEventId);
        }
        const query = what === 'query' ? me.call('POST', '/query', { body: { addresses: [address] } }) : undefined;
        await clock.advance(what === 'wait' ? 61_000 : 300);
        seen.get(viewer)!.push(...((await query)?.body.items ?? []));
      }
      for (const id of viewers) {
        const notes = [...seen.get(id)!, ...open.get(id)!.stream.items].map(({ note }) => note!.text);
        expect(new Set(notes).size).toBeLessThanOrEqual(1);
        expect(notes.every(note => note === `for ${id}`)).toBe(true);
      }
    }), { numRuns: 25 });
  });
});

describe('two viewers of a network whose answers are each viewer’s own', () => {
  it('never see each other’s, by query or by stream', async () => {
    const clock = fakeClock({ now: NOON }), registry = createRegistry({ now: clock.now, schedule: clock.schedule });
    const sinks = new Map<string, PresenceSink>();
    const report = (address: ImAddress, viewer: Viewer | undefined): PresenceReport => ({ address, availability: viewer?.id === 'ada' ? 'online' : 'busy', note: { text: `for ${viewer?.id ?? 'nobody'}` } });
    registry.register({
      name: 'own', audience: 'viewer',
      query: async (addresses, { viewer }) => addresses.map(address => report(address, viewer)),
      watch: (sink, { viewer }) => {
        sinks.set(viewer!.id, sink);
        return { set: addresses => sink.report(addresses.map(address => report(address, viewer))), close: () => undefined };
      },
    }, 'corp.example');
    const { as } = portal({ registry }, clock), address = 'x@corp.example', seen = new Map<string, readonly Presence[]>();
    const streams = new Map(await Promise.all(['ada', 'alan'].map(async id => [id, await as(id).stream()] as const)));
    await clock.advance(0);
    for (const [id, stream] of streams) {
      await as(id).call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: [address] } });
      const asked = as(id).call('POST', '/query', { body: { addresses: [address] } });
      await clock.advance(2_000);
      seen.set(id, (await asked).body.items!);
    }
    const parsed = parseAddress(address)!;
    for (const [id, sink] of sinks) sink.report([{ address: parsed, availability: 'dnd', note: { text: `for ${id}` } }]);
    await clock.advance(2_000);
    expect([...sinks.keys()].sort()).toEqual(['ada', 'alan']);
    for (const [id, stream] of streams) {
      const notes = [...seen.get(id)!, ...stream.items].map(({ note }) => note?.text);
      expect(new Set(notes)).toEqual(new Set([`for ${id}`]));
      expect(stream.told.at(-1)).toBe(`${address} dnd`);
    }
  });
});
