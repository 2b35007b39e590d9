import { parseAddress, PresenceError, type PresenceNetworkAgent } from '@presence-elements/core';
import { fakeAgent, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { overheard } from './network-status.js';

const ada = parseAddress('ada@corp.example')!;
const quiet = { report: () => undefined, live: () => undefined, lost: () => undefined };

function setUp(options: FakeAgentOptions = { push: true, send: true }) {
  const heard: string[] = [], agent = fakeAgent(options);
  const shown = overheard(agent, (state, problem) => void heard.push(problem ? `${state} ${problem}` : state));
  return { heard, agent, shown };
}

describe('an agent that is overheard', () => {
  it('tells whether its network answers', async () => {
    const { heard, agent, shown } = setUp(), { signal } = new AbortController();
    agent.say('ada@corp.example', { availability: 'busy' });
    expect(await shown.query([ada], { signal })).toMatchObject([{ availability: 'busy' }]);
    agent.fail('timeout');
    await expect(shown.query([ada], { signal })).rejects.toBeInstanceOf(PresenceError);
    expect(heard).toEqual(['live', 'lost timeout']);
  });

  it('tells whether its watch is live, and passes everything on', () => {
    const { heard, agent, shown } = setUp(), got: string[] = [];
    const watch = shown.watch!({ report: reports => void got.push(`report ${reports.length}`), live: () => void got.push('live'), lost: problem => void got.push(problem) }, {});
    watch.set([ada]);
    agent.goLive();
    agent.push('ada@corp.example', { availability: 'busy' });
    agent.lose();
    watch.close();
    expect(got).toEqual(['live', 'report 1', 'unreachable']);
    expect(heard).toEqual(['live', 'lost unreachable']);
  });

  it('is the agent itself also where that is frozen', async () => {
    const agent = Object.freeze({ name: 'office', query: async () => Promise.resolve([]), watch: () => ({ set: () => undefined, close: () => undefined }) }), heard: string[] = [];
    const shown = overheard(agent, state => void heard.push(state));
    expect(await shown.query([ada], new AbortController())).toEqual([]);
    shown.watch!(quiet, {}).close();
    expect([shown.name, 'watch' in shown, 'send' in shown, heard]).toEqual(['office', true, false, ['live']]);
  });

  it('tells of a network that leaves a question open until it is called off, also where the agent does not heed that', async () => {
    const heard: string[] = [], off = new AbortController();
    const shown = overheard({ name: 'deaf', query: async () => new Promise<never>(() => undefined) }, (state, problem) => void heard.push(`${state} ${problem ?? ''}`));
    void shown.query([ada], { signal: off.signal });
    off.abort();
    expect(heard).toEqual(['lost timeout']);
  });

  it('tells once of a question that was called off, and nothing when a settled one is', async () => {
    const { heard, agent, shown } = setUp(), off = new AbortController(), late = new AbortController();
    await shown.query([ada], { signal: late.signal });
    late.abort();
    agent.hang();
    const asked = shown.query([ada], { signal: off.signal });
    off.abort();
    await expect(asked).rejects.toThrow();
    expect(heard).toEqual(['live', 'lost timeout']);
  });

  it('says nothing while it is still connecting', () => {
    const { heard, agent, shown } = setUp();
    shown.watch!(quiet, {});
    agent.lose('pending');
    expect(heard).toEqual([]);
  });

  it('says nothing of one viewer’s own trouble, where answers are the viewer’s own', async () => {
    const { heard, agent, shown } = setUp({ audience: 'viewer' }), { signal } = new AbortController();
    for (const problem of ['signed-out', 'forbidden', 'unreachable'] as const) {
      agent.fail(problem);
      await expect(shown.query([ada], { signal })).rejects.toThrow();
    }
    expect(heard).toEqual(['lost unreachable']);
  });

  it('is otherwise the agent itself: what it cannot it still cannot, and what is private still works', async () => {
    const { agent, shown } = setUp({ send: true }), { signal } = new AbortController();
    expect([shown.name, shown.watch, shown.publish]).toEqual(['fake', undefined, undefined]);
    await shown.send!([ada], { text: 'Hello' }, { signal });
    expect(agent.sent).toHaveLength(1);
    shown.dispose!();
    expect(agent.disposed).toBe(true);
    expect((shown as PresenceNetworkAgent & { sent: unknown }).sent).toBe(agent.sent);
  });
});
