// The double behind a real HTTP server that is killed and started again, under a registry that watches.
import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { setTimeout as pause } from 'node:timers/promises';
import { ucwaAgent } from '../src/ucwa-agent.js';
import { LyncServer } from './lync-fetch.js';
import { Lync } from './lync.js';

// Ten times as fast as in life, the double's clock included: five seconds of aggregation are half a second here.
const HASTE = 10;
const schedule = (run: () => void, delay: number): (() => void) => {
  const timer = setTimeout(run, delay / HASTE);
  return () => clearTimeout(timer);
};
const begun = Date.now();
const now = (): number => begun + (Date.now() - begun) * HASTE;

let server: LyncServer, registry: PresenceRegistry;
const seen = new Map<string, string>(), everSeen = new Set<string>();

async function until(condition: () => unknown, seconds = 10): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${JSON.stringify([...seen].slice(0, 5))}`);
    await pause(10);
  }
}

beforeEach(async () => {
  seen.clear();
  everSeen.clear();
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
  await pause(1_000);
  await server.kill();
  await until(() => [...seen.values()].every(value => value === 'busy stale'));
  const attempts = server.attempts;
  await pause(3_000);
  // Half a minute without a server: the channel and the registry try again, less and less often.
  expect(server.attempts - attempts).toBeLessThan(30);
  for (let n = 0; n < 60; n++) server.lync.person(`sip:p${n}@corp.example`, { availability: 'Away' });
  await server.start();
  await until(() => [...seen.values()].every(value => value === 'away'), 15);
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
