import { parseAddress, type PresenceReport } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeAgent } from './fake-agent.js';

const ada = parseAddress('ada@corp.example')!;
const bob = parseAddress('bob@corp.example')!;
const call = (): { signal: AbortSignal } => ({ signal: new AbortController().signal });

/** A sink that writes down what it is told. */
function notebook() {
  const lines: string[] = [];
  const sink = {
    report: (reports: readonly PresenceReport[]): void => void lines.push(...reports.map(({ address, availability }) => `${address.text} ${availability}`)),
    live: (): void => void lines.push('live'),
    lost: (problem: string): void => void lines.push(`lost ${problem}`),
  };
  return { lines, sink };
}

describe('the fake agent', () => {
  it('answers what it was told to say and leaves the rest out', async () => {
    const agent = fakeAgent();
    agent.say('ada@corp.example', { availability: 'busy' });
    expect(await agent.query([ada, bob], call())).toEqual([{ address: ada, availability: 'busy' }]);
  });

  it('knows an address in whatever spelling', async () => {
    const agent = fakeAgent();
    agent.say('mailto:ADA@Corp.Example', { availability: 'away' });
    expect(await agent.query([ada], call())).toMatchObject([{ availability: 'away' }]);
  });

  it('refuses what is no address, since its author wrote it', () => {
    expect(() => fakeAgent().say('nonsense', {})).toThrow(new TypeError('Not an address: "nonsense"'));
  });

  it('remembers what it was asked and by whom', async () => {
    const agent = fakeAgent();
    await agent.query([ada, bob], { ...call(), viewer: { id: 'eve' } });
    await agent.query([ada], call());
    expect(agent.asked).toEqual([['ada@corp.example', 'bob@corp.example'], ['ada@corp.example']]);
    expect(agent.viewers).toEqual([{ id: 'eve' }, undefined]);
  });

  it('fails until it recovers, and remembers the question all the same', async () => {
    const agent = fakeAgent();
    agent.say('ada@corp.example', { availability: 'online' });
    agent.fail('rate-limited', { retryAfter: 3_000 });
    await expect(agent.query([ada], call())).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 3_000 });
    agent.recover();
    expect(await agent.query([ada], call())).toHaveLength(1);
    expect(agent.asked).toHaveLength(2);
  });

  it('answers what hung as soon as it recovers', async () => {
    const agent = fakeAgent();
    agent.hang();
    const answer = agent.query([ada], call());
    agent.say('ada@corp.example', { availability: 'dnd' });
    agent.recover();
    expect(await answer).toMatchObject([{ availability: 'dnd' }]);
  });

  it('lets a hanging call go when it is aborted', async () => {
    const agent = fakeAgent();
    agent.hang();
    const controller = new AbortController();
    const answer = agent.query([ada], { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  it('cannot watch, publish, send or ask for access unless told so', () => {
    const agent = fakeAgent();
    expect([agent.watch, agent.publish, agent.send, agent.requestAccess]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('pushes to whoever watches the address, and to nobody else', () => {
    const agent = fakeAgent({ push: true });
    const one = notebook(), other = notebook();
    agent.watch!(one.sink, {}).set([ada]);
    agent.watch!(other.sink, {}).set([bob]);
    agent.goLive();
    agent.push('ada@corp.example', { availability: 'busy' });
    agent.lose('signed-out');
    expect(one.lines).toEqual(['live', 'ada@corp.example busy', 'lost signed-out']);
    expect(other.lines).toEqual(['live', 'lost signed-out']);
  });

  it('answers a later query with what it pushed', async () => {
    const agent = fakeAgent({ push: true });
    agent.push('ada@corp.example', { availability: 'busy' });
    expect(await agent.query([ada], call())).toMatchObject([{ availability: 'busy' }]);
  });

  it('shows what is watched, and every list it was given', () => {
    const agent = fakeAgent({ push: true });
    const watch = agent.watch!(notebook().sink, {});
    watch.set([ada, bob]);
    watch.set([bob]);
    expect(agent.watched).toEqual(['bob@corp.example']);
    expect(agent.sets).toEqual([['ada@corp.example', 'bob@corp.example'], ['bob@corp.example']]);
  });

  it('tells nothing to a watch that was closed, even if it is set again', () => {
    const agent = fakeAgent({ push: true });
    const { lines, sink } = notebook();
    const watch = agent.watch!(sink, {});
    watch.set([ada]);
    watch.close();
    watch.close();
    watch.set([ada]);
    agent.push('ada@corp.example', { availability: 'busy' });
    agent.goLive();
    expect(lines).toEqual([]);
    expect(agent.openWatches).toBe(0);
  });

  it('records what is published and answers what was really set', async () => {
    const agent = fakeAgent({ publish: own => ({ ...own, availability: 'away' }) });
    expect(await agent.publish!({ availability: 'invisible' }, call())).toEqual({ availability: 'away' });
    expect(agent.published).toEqual([{ availability: 'invisible' }]);
  });

  it('records what is sent', async () => {
    const agent = fakeAgent({ send: true });
    expect(await agent.send!([ada, bob], { text: 'Lunch?' }, call())).toEqual({ delivered: 'sent' });
    expect(agent.sent).toEqual([{ to: ['ada@corp.example', 'bob@corp.example'], message: { text: 'Lunch?' } }]);
  });

  it('fails to publish and to send when its network fails', async () => {
    const agent = fakeAgent({ publish: true, send: true });
    agent.fail('forbidden');
    await expect(agent.publish!({}, call())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(agent.send!([ada], { text: '' }, call())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('records who was asked for access', async () => {
    const agent = fakeAgent({ access: true });
    await agent.requestAccess!(ada, {});
    expect(agent.accessRequests).toEqual(['ada@corp.example']);
    agent.fail('forbidden');
    await expect(agent.requestAccess!(ada, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stops pushing once disposed', () => {
    const agent = fakeAgent({ push: true });
    const { lines, sink } = notebook();
    agent.watch!(sink, {}).set([ada]);
    agent.dispose();
    agent.push('ada@corp.example', { availability: 'busy' });
    expect(agent.disposed).toBe(true);
    expect(lines).toEqual([]);
  });

  it('carries the name, audience and limits it was given', () => {
    const own = { name: 'graph', audience: 'viewer', limits: { maxBatch: 2 } } as const;
    expect(fakeAgent(own)).toMatchObject(own);
  });
});
