// The double behind a real HTTP server that is killed and started again, under a registry that watches.
import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { ucwaAgent } from '../src/ucwa-agent.js';
import { LyncServer } from './lync-fetch.js';
import { Lync } from './lync.js';

// How far the clock of all, the double's included, goes on with each look: several times as fast as in life, and not at all while the machine
// does something else. How long is looked, long after what is waited for has come on any machine (milliseconds).
const PACE = 50, PATIENCE = 20_000;

let server: LyncServer, registry: PresenceRegistry, clock: FakeClock;
const seen = new Map<string, string>(), everSeen = new Set<string>();

async function until(condition: () => unknown): Promise<void> {
  for (const end = Date.now() + PATIENCE; !condition();) {
    if (Date.now() > end) throw new Error(`Not in time: ${JSON.stringify([...seen].slice(0, 5))}`);
    await clock.advance(PACE);
    await pause(5);
  }
}

async function pass(milliseconds: number): Promise<void> {
  const end = clock.now() + milliseconds;
  await until(() => clock.now() >= end);
}

beforeEach(async () => {
  seen.clear();
  everSeen.clear();
  clock = fakeClock({ now: Date.now() });
  const { now, schedule } = clock;
  server = await new LyncServer(new Lync({ now, schedule })).start();
  for (let n = 0; n < 60; n++) server.lync.person(`sip:p${n}@corp.example`, { availability: 'Busy' });
  server.lync.person('sip:presence@corp.example');
  registry = createRegistry({ now, schedule });
  registry.register(ucwaAgent({ domain: 'corp.example', user: 'presence@corp.example', password: 'pass@word1', allowPrivate: true, fetch: server.fetch, now, schedule }), 'corp.example');
  for (let n = 0; n < 60; n++) registry.watch(`p${n}@corp.example`, ({ address, availability, stale }) => {
    seen.set(address, `${availability}${stale ? ' stale' : ''}`);
    everSeen.add(availability);
  });
  await until(() => seen.size === 60 && [...seen.values()].every(value => value === 'busy'));
});

afterEach(async () => {
  registry.dispose();
  await pause(50);
  await server.kill();
});

test('a server that is killed and started again makes nobody offline, and is asked with patience', async () => {
  await pass(10_000);
  await server.kill();
  await until(() => [...seen.values()].every(value => value === 'busy stale'));
  const attempts = server.attempts;
  await pass(30_000);
  // Without a server the channel and the registry try again, less and less often.
  expect(server.attempts - attempts).toBeLessThan(30);
  for (let n = 0; n < 60; n++) server.lync.person(`sip:p${n}@corp.example`, { availability: 'Away' });
  await server.start();
  await until(() => [...seen.values()].every(value => value === 'away'));
  expect([...everSeen].sort()).toEqual(['away', 'busy']);
});

test('a server that is back at once is found again without anybody being out of date for long', async () => {
  await server.kill();
  await server.start();
  await until(() => server.lync.pool.watches(60));
  server.lync.change('sip:p7@corp.example', { availability: 'DoNotDisturb' });
  await until(() => seen.get('p7@corp.example') === 'dnd');
  expect([...everSeen].sort()).toEqual(['busy', 'dnd']);
});

test('an account that is moved to another pool is followed there', async () => {
  server.lync.move('pool2');
  await until(() => server.lync.pool.watches(60));
  server.lync.change('sip:p7@corp.example', { availability: 'Away' });
  await until(() => seen.get('p7@corp.example') === 'away');
  expect([...everSeen].sort()).toEqual(['away', 'busy']);
});
