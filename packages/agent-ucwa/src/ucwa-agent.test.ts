import { createRegistry } from '@presence-elements/core';
import fc from 'fast-check';
import { adasOwn, ask, office, settled, watching } from '../test/office.js';
import type { LyncReply } from '../test/lync.js';

test('says what it is', () => {
  const here = office(), agent = here.agent();
  expect([agent.name, agent.audience, agent.limits?.maxBatch]).toEqual(['ucwa', 'shared', 50]);
  const own = here.agent({ ...adasOwn(here), name: 'lync' });
  expect([own.name, own.audience]).toEqual(['lync', 'viewer']);
});

test('viewers\' own answers are fetched by their own tickets', async () => {
  const here = office(), { lync } = here, asked: string[] = [];
  const agent = here.agent({ ...adasOwn(here), token: ({ viewer, host }) => { asked.push(viewer!.id); return lync.ticket(host, viewer!.address!); } });
  const signal = new AbortController().signal, to = [{ scheme: 'im', user: 'ada', domain: 'corp.example', text: 'ada@corp.example' }];
  for (const id of ['one', 'two']) await settled(here.clock, agent.query(to, { signal, viewer: { id, address: `${id}@corp.example` } }));
  expect(new Set(asked)).toEqual(new Set(['one', 'two']));
  expect([...lync.pool.applications.values()].map(({ user }) => user)).toEqual(['one@corp.example', 'two@corp.example']);
});

test('behind a registry, two hundred people are watched and none of them is asked for again', async () => {
  const here = office(), { lync, clock } = here, seen = new Map<string, string>();
  const registry = createRegistry({ now: clock.now, schedule: clock.schedule, random: () => 0.5 });
  registry.register(here.agent(), 'corp.example');
  for (let n = 0; n < 200; n++) {
    lync.person(`sip:p${n}@corp.example`, { availability: 'Away' });
    registry.watch(`p${n}@corp.example`, ({ address, availability }) => seen.set(address, availability));
  }
  await clock.advance(20_000);
  expect([seen.size, new Set(seen.values())]).toEqual([200, new Set(['away'])]);
  lync.log.length = 0;
  await clock.advance(600_000);
  // An answer of the channel every three minutes, and nothing else.
  expect(lync.log.length).toBeLessThan(6);
  registry.dispose();
});

const odd: fc.Arbitrary<string> = fc.oneof(
  fc.json(), fc.string(), fc.constantFrom('', '<!doctype html><title>Sign in</title>', '{"_links":', 'null', '[]', '{"_links":null,"_embedded":7}', '{"sender":[{"events":[{"link":{"rel":"contactPresence","href":"::"},"in":{"href":"https://evil.example"}}]}],"_links":{"next":{"href":"?"}}}'),
);

test('whatever bodies come, nobody is offline by them, nothing loops and nothing goes elsewhere', async () => {
  await fc.assert(fc.asyncProperty(fc.infiniteStream(fc.tuple(fc.integer({ min: 0, max: 3 }), odd)), fc.integer({ min: 0, max: 40 }), async (stream, from) => {
    const here = office(), { lync, clock } = here, agent = here.agent();
    lync.person('sip:bob@corp.example', { availability: 'Away' });
    lync.warp = (reply: LyncReply) => {
      const [chance, body] = stream.next().value as [number, string];
      return chance || reply.status === 204 || lync.log.length < from ? reply : { ...reply, body };
    };
    const watch = watching(agent, 'ada@corp.example', 'sip:bob@corp.example');
    for (let n = 0; n < 3; n++) {
      const reports = await ask(here, agent, 'ada@corp.example', 'sip:bob@corp.example').catch((error: unknown) => error);
      if (Array.isArray(reports)) expect(reports.every(report => (report as { availability?: string }).availability !== 'offline')).toBe(true);
      else expect(reports).toMatchObject({ name: 'PresenceError' });
    }
    await clock.advance(60_000);
    expect(watch.told.join()).not.toMatch(/offline/);
    expect(lync.log.length).toBeLessThan(600);
    expect(lync.log.every(({ host }) => host.endsWith('.corp.example'))).toBe(true);
    agent.dispose!();
    await clock.advance(10_000);
    expect(lync.open).toBe(0);
  }), { numRuns: 200 });
});
