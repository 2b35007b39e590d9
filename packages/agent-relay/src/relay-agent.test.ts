import { createRegistry, parseAddress, type ImAddress } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeRelay, fakeRelay } from '../test/fake-relay.js';
import { relayAgent, type RelayAgent } from './relay-agent.js';

const { signal } = new AbortController();
const ada = parseAddress('ada@corp.example') as ImAddress, bob = parseAddress('sip:bob@corp.example') as ImAddress;

describe('the relay agent', () => {
  let relay: FakeRelay;
  beforeEach(() => {
    relay = fakeRelay();
  });
  const agent = (): RelayAgent => relayAgent({ url: 'https://portal.example/presence', fetch: relay.fetch, now: () => 0 });
  const answer = (body: string): void => { relay.reply = () => new Response(body, { headers: { 'content-type': 'application/json' } }); };

  it('asks for many addresses at once', async () => {
    relay.people.set('ada@corp.example', { availability: 'busy' }).set('sip:bob@corp.example', { availability: 'away' });
    const reports = await agent().query([ada, bob], { signal });
    expect(relay.log).toMatchObject([{ method: 'POST', path: '/query', body: { addresses: ['ada@corp.example', 'sip:bob@corp.example'] } }]);
    expect(reports).toMatchObject([{ address: ada, availability: 'busy' }, { address: bob, availability: 'away' }]);
    expect(agent().limits).toEqual({ maxBatch: 1_000 });
  });

  it.each(['', '{"items":[{"address":"ada@corp.exam', '[]', 'null', '{}', '{"items":7}', 'OK'])('calls the relay unreachable when it answers %j', async body => {
    answer(body);
    await expect(agent().query([ada], { signal })).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable' });
  });

  it('calls the relay unreachable when the answer breaks off', async () => {
    relay.reply = () => new Response(new ReadableStream({ start: controller => controller.error(new TypeError('terminated')) }));
    await expect(agent().query([ada], { signal })).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('opens a watch', async () => {
    const watch = agent().watch({ report: () => undefined, live: () => undefined, lost: () => undefined }, {});
    await Promise.resolve();
    expect(relay.lines).toEqual(['GET /stream']);
    watch.close();
  });

  it('publishes, sends and asks for access', async () => {
    await agent().publish({ availability: 'dnd' }, { signal });
    await agent().send([ada], { text: 'Hello' }, { signal });
    await agent().requestAccess(ada, {});
    expect(relay.lines).toEqual(['PUT /me', 'POST /send', 'POST /access']);
  });

  it('says that a page is open until it is told to stop', async () => {
    const stop = await agent().alive({ page: {} });
    await new Promise(resolve => setImmediate(resolve));
    stop();
    expect(relay.lines).toEqual(['POST /me/alive']);
  });

  it('gives a registry one stream and one list for two hundred people, and not one query', async () => {
    const clock = fakeClock({ now: 1_700_000_000_000 });
    relay.now = clock.now;
    const { now, schedule } = clock, registry = createRegistry({ now, schedule });
    registry.register(relayAgent({ url: '/presence', fetch: relay.fetch, now, schedule }), '*');
    const seen = new Map<string, string>();
    for (let person = 0; person < 200; person++) {
      relay.people.set(`p${person}@corp.example`, { availability: 'online' });
      registry.watch(`p${person}@corp.example`, ({ address, availability }) => seen.set(address, availability));
    }
    await clock.advance(1_000);
    expect([...seen.values()].filter(value => value === 'online')).toHaveLength(200);
    expect(relay.asked('POST /query').length).toBeLessThanOrEqual(1);
    expect(relay.lines.filter(line => !line.startsWith('POST /query'))).toEqual(['GET /stream', 'PUT /stream/1']);
    relay.stream.presence('p7@corp.example', { availability: 'dnd' });
    await clock.advance(0);
    expect(seen.get('p7@corp.example')).toBe('dnd');
    registry.dispose();
  });
});
