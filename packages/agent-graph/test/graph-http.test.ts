import { createRegistry, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { graphAgent, type GraphOptions } from '../src/index.js';
import { GraphDouble } from './graph-double.js';
import { people, say } from './page.js';
import { serveDouble, type ServedDouble } from './serve-double.js';

// In real time, over a real connection.
let double: GraphDouble, served: ServedDouble, registry: PresenceRegistry;

beforeEach(async () => {
  double = new GraphDouble();
  served = await serveDouble(double, 30);
});
afterEach(async () => {
  registry.dispose();
  await served[Symbol.asyncDispose]();
});

function register(options: Partial<GraphOptions> = {}): void {
  registry = createRegistry({ failureTtl: 1_000 });
  registry.register(graphAgent({ token: () => 'good', base: served.base, ...options }), 'corp.example');
}

describe('the agent over HTTP', () => {
  it('looks 200 people up in eleven requests', async () => {
    const addresses = people({ double }, 200, say('Busy', 'InACall')), began = performance.now();
    register();
    const presences = await Promise.all(Array.from({ length: 1_000 }, (_, icon) => registry.lookup(addresses[icon % 200]!)));
    console.log(`1,000 icons of 200 people, each answer 30 ms late: ${String(double.asked.length)} requests, ${(performance.now() - began).toFixed(0)} ms`);
    expect([new Set(presences.map(({ availability }) => availability)), double.asked.length, double.violations]).toEqual([new Set(['busy']), 11, []]);
  });

  it('says what is wrong with each of a half-failing service', async () => {
    const addresses = people({ double }, 40);
    double.intervene = ({ path }, part) => (part && path.includes('user3@') ? { status: 429, headers: { 'Retry-After': '60' } } : undefined);
    register();
    const [third, fourth] = await Promise.all([registry.lookup(addresses[3]!), registry.lookup(addresses[4]!)]);
    expect([third.problem, fourth.availability]).toEqual(['rate-limited', 'online']);
  });

  it.each([['a page', { raw: '<!doctype html><title>Sign in</title>' }], ['half an answer', { raw: '{"value":[' }]])('keeps what it knew while the service answers %s, and comes back by itself', async (_, answer) => {
    const [ada] = people({ double }, 1) as [string], seen: Presence[] = [];
    register();
    const until = async (holds: (presence: Presence) => boolean): Promise<void> => {
      while (!seen.some(holds)) await new Promise(resolve => { setTimeout(resolve, 20); });
    };
    registry.watch(ada, presence => void seen.push(presence));
    await until(({ availability }) => availability === 'online');
    double.intervene = () => ({ status: 200, ...answer });
    registry.refresh();
    await until(({ stale, problem }) => stale && problem === 'unreachable');
    double.intervene = () => undefined;
    seen.splice(0);
    await until(({ stale, availability }) => !stale && availability === 'online');
    expect(seen.some(({ availability }) => availability === 'offline')).toBe(false);
  });

  it('gives up what nobody waits for', async () => {
    double.hangs = true;
    registry = createRegistry({ timeout: 200 });
    registry.register(graphAgent({ token: () => 'good', base: served.base }), 'corp.example');
    expect((await registry.lookup('ada@corp.example')).problem).toBe('timeout');
    await expect.poll(() => served.open()).toBe(0);
  });
});
