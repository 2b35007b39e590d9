import { createRegistry } from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { portal } from '../test/portal.js';
import type { RelayOptions } from './relay-options.js';
import type { HookedAgent } from './routes-hooks.js';

function setUp(hook?: HookedAgent['hook'], options: RelayOptions = {}) {
  const registry = createRegistry(), agent: HookedAgent = Object.assign(fakeAgent({ name: 'graph' }), hook && { hook }), faults: unknown[] = [];
  registry.register(agent, 'corp.example');
  const { relay } = portal({ registry, onError: error => void faults.push(error), ...options });
  const send = (path = '/presence/hooks/graph', init: RequestInit = {}): Promise<Response> => relay.fetch(new Request(`https://portal.example${path}`, { method: 'POST', body: '{"value":[]}', ...init }));
  return { relay, faults, send };
}

describe('what a network sends', () => {
  it('reaches its agent as it was sent, though nobody is signed in, and is answered by it', async () => {
    const heard: unknown[] = [];
    const { send } = setUp(async request => {
      heard.push(request.url, await request.text());
      return new Response('token', { status: 202, headers: { 'content-type': 'text/plain' } });
    });
    const answer = await send('/presence/hooks/graph?validationToken=a%20b');
    expect(heard).toEqual(['https://portal.example/presence/hooks/graph?validationToken=a%20b', '{"value":[]}']);
    expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([202, 'token', 'no-store']);
  });

  it('is for nobody where no agent of that name is told anything', async () => {
    for (const [hook, path] of [[undefined, '/presence/hooks/graph'], [async () => new Response(), '/presence/hooks/portal'], [async () => new Response(), '/presence/hooks/constructor']] as const) {
      const answer = await setUp(hook).send(path);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not-found']);
    }
  });

  it('is sent, not asked for: whoever comes with a GET is a visitor like any other, and no agent hears of it', async () => {
    let heard = 0;
    const { send } = setUp(async () => (heard++, new Response()));
    const answer = await send('/presence/hooks/graph?validationToken=x', { method: 'GET', body: null });
    expect([answer.status, answer.headers.get('content-type'), heard]).toEqual([401, 'application/problem+json', 0]);
  });

  it('is refused under a name that the relay does not answer under', async () => {
    const { send } = setUp(async () => new Response(), { authenticate: undefined });
    expect((await send()).status).toBe(403);
  });

  it('tells the caller nothing of how an agent broke', async () => {
    const { send, faults } = setUp(() => Promise.reject(new TypeError('no key for hunter2')));
    const answer = await send();
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('hunter2')]);
    expect(faults).toHaveLength(1);
  });

  it('is not taken any more by a relay that goes out of service', async () => {
    const { relay, send } = setUp(async () => new Response());
    relay.dispose();
    expect((await send()).status).toBe(503);
  });
});
