import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '../test/fake-server.js';
import { address } from '../test/fake-session.js';
import { sipAgent, type SipAgent } from './sip-agent.js';
import type { SipOptions } from './sip-options.js';

function agentOf(options: Partial<SipOptions> = {}): { readonly agent: SipAgent; readonly server: FakeServer; readonly clock: ReturnType<typeof fakeClock>; pass(ms?: number): Promise<void> } {
  const server = new FakeServer(), clock = fakeClock({ now: 1_700_000_000_000 });
  const agent = sipAgent({ service: 'wss://sip.corp.example/', uri: 'sip:ada@corp.example', WebSocket: server.WebSocket, now: clock.now, schedule: clock.schedule, random: () => 0.5, ...options });
  const pass = async (ms = 100): Promise<void> => {
    await import('./session/open.js');
    await clock.advance(ms);
  };
  return { agent, server, clock, pass };
}

const { signal } = new AbortController();

describe('the SIP agent', () => {
  it('opens nothing before somebody wants something', async () => {
    const { agent, server, pass } = agentOf();
    await pass();
    expect(await agent.query([], { signal })).toEqual([]);
    expect(server.attempts).toBe(0);
    await agent.query([address('bob@corp.example')], { signal });
    expect(server.attempts).toBe(1);
  });

  it('opens at once, and is found, where messages are to come in', async () => {
    const { server, pass } = agentOf({ onMessage: () => undefined });
    await pass();
    expect(server.requests.map(({ method }) => method)).toEqual(['REGISTER']);
  });

  it('lets a watch be set and closed before it is there', async () => {
    const { agent, server, pass } = agentOf(), told: unknown[] = [];
    const sink = { report: (reports: unknown) => told.push(reports), live: () => told.push('live'), lost: (problem: unknown) => told.push(problem) };
    agent.watch(sink, {}).close();
    await pass();
    expect([told, server.attempts]).toEqual([[], 0]);
    const watch = agent.watch(sink, {});
    watch.set([address('bob@corp.example')]);
    await pass();
    expect(told).toContain('live');
    expect(server.last('SUBSCRIBE').target).toBe('sip:bob@corp.example');
    watch.close();
  });

  it('ends everything on the server before it goes, and then does nothing more', async () => {
    const { agent, server, clock, pass } = agentOf();
    agent.watch({ report: () => undefined, live: () => undefined, lost: () => undefined }, {}).set([address('bob@corp.example')]);
    await agent.publish({ availability: 'busy' }, { signal });
    await pass();
    agent.dispose();
    agent.dispose();
    await pass();
    expect(server.subscriptions).toEqual([]);
    expect(server.publications.size).toBe(0);
    expect([server.sockets.size, clock.pending]).toEqual([0, 0]);
    await expect(agent.query([address('bob@corp.example')], { signal })).rejects.toMatchObject({ code: 'unreachable' });
    const told: unknown[] = [];
    agent.watchers((...all) => told.push(all));
    agent.watch({ report: () => undefined, live: () => undefined, lost: problem => told.push(problem) }, {});
    await pass();
    expect(told).toEqual([[[], 'unreachable'], 'unreachable']);
  });
});
