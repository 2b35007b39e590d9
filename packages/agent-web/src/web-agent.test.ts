import type { ServerResponse } from 'node:http';
import { createRegistry, parseAddress, type ImAddress, type PresenceNetworkAgent, type PresenceReport } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { startLocalServer, type LocalServer } from '../test/local-server.js';
import { envelope, signingIn } from '../test/web-aim.js';
import { services } from './services.js';
import { webAgent } from './web-agent.js';
import type { WebAgentOptions } from './web-options.js';

let server: LocalServer;
beforeAll(async () => { server = await startLocalServer(() => undefined); });
beforeEach(() => {
  server.asked.length = 0;
  server.answer = ({ target }) => ({ body: JSON.stringify({ jid: target, show: /bob/.test(target) ? 'dnd' : 'online', status: 'null' }) });
});
afterAll(() => server[Symbol.asyncDispose]());

const agentFor = (options: Partial<WebAgentOptions> = {}): PresenceNetworkAgent => webAgent({ service: 'prosody', base: server.base, allowPrivate: true, ...options });
const addresses = (...texts: string[]): readonly ImAddress[] => texts.map(text => parseAddress(text)!);
const ask = (agent: PresenceNetworkAgent, ...texts: string[]): Promise<readonly PresenceReport[]> => agent.query(addresses(...texts), { signal: new AbortController().signal });
const people = (count: number): string[] => Array.from({ length: count }, (_, n) => `p${n}@corp.example`);

describe('the agent', () => {
  it('is named after its service, is the same for all who look, and states its limits', () => {
    expect(agentFor()).toMatchObject({ name: 'web:prosody', audience: 'shared', limits: { maxBatch: 25, rate: { requests: 10, per: 1_000 } } });
    expect(agentFor({ name: 'web:two', limits: { maxBatch: 5, ttl: 30_000 } })).toMatchObject({ name: 'web:two', limits: { maxBatch: 5, ttl: 30_000 } });
    const row = { ...services[0]!, limits: { maxBatch: 3, ttl: 1_000 } };
    expect(agentFor({ service: row, limits: { ttl: 30_000 } }).limits).toEqual({ maxBatch: 3, ttl: 30_000, rate: { requests: 10, per: 1_000 } });
    expect(agentFor({ service: 'open-oscar', user: 'a', password: 'b' }).limits?.maxBatch).toBe(10);
    expect(agentFor().watch).toBeUndefined();
  });

  it('asks nobody about people of a network that is gone, unless it is told where a revival is', async () => {
    const retired = services.filter(({ retired }) => retired);
    expect(retired.map(({ name }) => name)).toEqual(['aim', 'aim-icon', 'icq', 'yahoo', 'msn', 'skype', 'google-talk']);
    for (const { name, schemes } of retired) {
      const gone = webAgent({ service: name, fetch: () => { throw new Error('asked'); } });
      expect(await ask(gone, `${schemes![0]!}:12345`)).toMatchObject([{ problem: 'network-disabled' }]);
    }
    server.answer = () => ({ body: '01' });
    expect(await ask(agentFor({ service: 'yahoo' }), 'yahoo:ada')).toMatchObject([{ availability: 'online' }]);
  });

  it('refuses options that make no sense, by name', () => {
    expect(() => webAgent({ service: 'prosody' })).toThrow(/^base is missing/);
    expect(() => webAgent({ service: 'nowhere' })).toThrow(/^service is none of prosody, /);
    expect(() => webAgent({ service: 'constructor' })).toThrow(/^service/);
    expect(() => webAgent({ service: 'prosody', base: server.base })).toThrow(/^base is in a private network/);
    expect(() => agentFor({ service: { ...services[0]!, path: '/all' } })).toThrow(/^path/);
    expect(() => agentFor({ service: 'open-oscar' })).toThrow(/^user/);
  });

  it('asks for each person by themselves, so many at once and no more, whatever the number of questions', async () => {
    let most = 0;
    const held: ServerResponse[] = [];
    server.answer = (_, response) => {
      most = Math.max(most, held.push(response));
      // Lets go when as many wait as may, or the last have come.
      if (held.length === 3 || server.asked.length === 20) for (const waiting of held.splice(0)) waiting.end('{"jid":1,"show":"away"}');
      return undefined;
    };
    const agent = agentFor({ concurrency: 3 });
    const answers = await Promise.all([ask(agent, ...people(10)), ask(agent, ...people(10))]);
    expect(answers.flat().filter(({ availability }) => availability === 'away')).toHaveLength(20);
    expect(server.asked).toHaveLength(20);
    expect(most).toBe(3);
  });

  it('reports of everybody asked for, in order, also of those it has no place for', async () => {
    const reports = await ask(agentFor(), 'ada@corp.example', 'aim:ada', 'bob@corp.example');
    expect(reports).toEqual([
      { address: parseAddress('ada@corp.example'), availability: 'online' },
      { address: parseAddress('aim:ada'), problem: 'bad-address' },
      { address: parseAddress('bob@corp.example'), availability: 'dnd' },
    ]);
    expect(server.asked).toHaveLength(2);
    expect(await ask(agentFor(), 'aim:ada')).toMatchObject([{ problem: 'bad-address' }]);
    expect(await ask(agentFor())).toEqual([]);
  });

  it('keeps what it was answered where another answer fails, and fails where all do', async () => {
    server.answer = ({ target }) => (/bob/.test(target) ? { status: 502 } : { body: '{"jid":1,"show":"away"}' });
    expect(await ask(agentFor(), 'ada@corp.example', 'bob@corp.example')).toMatchObject([{ availability: 'away' }, { problem: 'unreachable' }]);
    await expect(ask(agentFor(), 'bob@corp.example')).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable' });
  });

  it('stops asking when the service wants a rest', async () => {
    server.answer = () => ({ status: 429, headers: [['Retry-After', '40']] });
    await expect(ask(agentFor({ concurrency: 1 }), ...people(20))).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 40_000 });
    expect(server.asked).toHaveLength(1);
    let left = 2;
    server.answer = () => (left-- ? { body: '{"jid":1,"show":"away"}' } : { status: 429, headers: [['Retry-After', '40']] });
    const reports = await ask(agentFor({ concurrency: 1 }), ...people(20));
    expect(reports.map(({ problem, retryAfter }) => problem && [problem, retryAfter])).toEqual([undefined, undefined, ...Array<unknown>(18).fill(['rate-limited', 40_000])]);
  });

  it('keeps what came in time, and leaves nothing behind', async () => {
    const clock = fakeClock();
    server.answer = ({ target }) => (/bob/.test(target) ? undefined : { body: '{"jid":1,"show":"away"}' });
    let arrived = 0;
    const whole = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await fetch(url, init), copy = new Response(await response.arrayBuffer(), response);
      arrived++;
      return copy;
    };
    const answer = ask(agentFor({ schedule: clock.schedule, timeout: 9_000, fetch: whole }), 'ada@corp.example', 'bob@corp.example', 'carol@corp.example');
    await expect.poll(() => [server.asked.length, server.open(), arrived]).toEqual([3, 1, 2]);
    await clock.advance(9_000);
    expect(await answer).toMatchObject([{ availability: 'away' }, { problem: 'timeout' }, { availability: 'away' }]);
    await expect.poll(() => server.open()).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('tells of its own fault, and harms nobody by it', async () => {
    const agent = agentFor({ fetch: () => Promise.resolve({ type: 'basic', status: 200, headers: new Headers(), get body(): never { throw new Error('odd'); } } as unknown as Response) });
    await expect(ask(agent, 'ada@corp.example')).rejects.toMatchObject({ code: 'agent-fault' });
  });

  it('signs in, asks for ten at once and signs in anew, where the service wants that', async () => {
    let valid = 'session 1';
    server.answer = signingIn(({ target }) => {
      const { searchParams } = new URL(target, server.base);
      if (searchParams.get('aimsid') !== valid) return { ...envelope({}, 401, 'invalid or expired session'), status: 401 };
      return envelope({ users: searchParams.get('t')!.split(',').map(aimId => ({ aimId, state: aimId === 'p3' ? 'away' : 'online' })) });
    });
    const agent = agentFor({ service: 'open-oscar', user: 'watcher', password: 'pass word' });
    const names = Array.from({ length: 12 }, (_, n) => `aim:p${n}`);
    expect((await ask(agent, ...names)).map(({ availability }) => availability)).toEqual(names.map(name => (name === 'aim:p3' ? 'away' : 'online')));
    expect(server.asked.map(({ target }) => target.split('?')[0])).toEqual(['/auth/clientLogin', '/aim/startSession', '/presence/get', '/presence/get']);
    valid = 'session 2';
    expect(await ask(agent, 'aim:p3')).toMatchObject([{ availability: 'away' }]);
    valid = 'nobody';
    await expect(ask(agent, 'aim:p3')).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('is asked again by the registry every minute, as it cannot tell by itself', async () => {
    const clock = fakeClock(), registry = createRegistry({ now: clock.now, schedule: clock.schedule }), seen: string[] = [];
    // Answers at once, so that only the clock of the test passes.
    let show = 'away';
    registry.register(agentFor({ fetch: () => Promise.resolve(new Response(JSON.stringify({ jid: 1, show }))), schedule: clock.schedule }), 'corp.example');
    registry.watch('ada@corp.example', ({ availability }) => seen.push(availability));
    await clock.advance(1_000);
    show = 'dnd';
    await clock.advance(58_000);
    expect(seen.at(-1)).toBe('away');
    await clock.advance(4_000);
    expect(seen.at(-1)).toBe('dnd');
    registry.dispose();
  });
});
