import { parseAddress, PresenceError } from '@presence-elements/core';
import { fakeAgent, fakeClock, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { reachBy } from './reach.js';

const address = parseAddress('presence-check@corp.example')!;

function setUp(options: FakeAgentOptions = {}) {
  const clock = fakeClock(), agent = fakeAgent(options);
  const conceal = (text: string): string => text.replaceAll('hunter2', '•••');
  return { clock, agent, reach: () => reachBy(agent, address, { ...clock, conceal }) };
}

describe('reaching a network', () => {
  it('is done once it answers, be it that it knows no such person', async () => {
    const { agent, reach, clock } = setUp();
    expect(await reach()).toEqual({ reached: true, message: 'It answers.', milliseconds: 0 });
    expect([agent.asked, clock.pending]).toEqual([[['presence-check@corp.example']], 0]);
  });

  it('is done once it is live, though it has no answer yet', async () => {
    const { agent, reach, clock } = setUp({ push: true });
    agent.hang();
    const reached = reach();
    await clock.advance(1_200);
    agent.goLive();
    expect(await reached).toEqual({ reached: true, message: 'It answers.', milliseconds: 1_200 });
    expect([agent.openWatches, clock.pending]).toEqual([0, 0]);
  });

  it.each(['unreachable', 'signed-out', 'rate-limited', 'timeout', 'forbidden', 'network-disabled'] as const)('says in words and in a code that it failed: %s', async problem => {
    const { agent, reach } = setUp();
    agent.fail(new PresenceError(problem, 'no way for hunter2'));
    expect(await reach()).toEqual({ reached: false, problem, message: expect.stringMatching(new RegExp('^It [^()]+\\. It says: no way for •••$')) as string, milliseconds: 0 });
  });

  it('says so where the network tells it of the person asked for', async () => {
    const { agent, reach } = setUp();
    agent.say(address.text, { problem: 'unreachable' });
    expect(await reach()).toMatchObject({ reached: false, problem: 'unreachable' });
    agent.say(address.text, { problem: 'not-shared' });
    expect(await reach()).toMatchObject({ reached: true });
  });

  it('says so where the watch is lost first', async () => {
    const { agent, reach } = setUp({ push: true });
    agent.hang();
    const reached = reach();
    agent.lose('pending');
    agent.lose('signed-out');
    expect(await reached).toMatchObject({ reached: false, problem: 'signed-out' });
  });

  it('is given up after ten seconds, and called off', async () => {
    const { agent, reach, clock } = setUp();
    agent.hang();
    const reached = reach();
    await clock.advance(10_000);
    expect(await reached).toMatchObject({ reached: false, problem: 'timeout', message: expect.stringContaining('10 seconds') as string, milliseconds: 10_000 });
  });

  it('tells nothing of how an agent broke', async () => {
    const { agent, reach } = setUp();
    agent.fail(new TypeError('no socket for hunter2@10.0.0.1'));
    expect(await reach()).toMatchObject({ reached: false, problem: 'agent-fault', message: expect.not.stringMatching(/hunter2|10\.0/) as string });
  });

  it('takes an agent that throws as it is watched for one that failed', async () => {
    const { agent, reach } = setUp({ push: true });
    agent.hang();
    Object.assign(agent, { watch: () => { throw new PresenceError('unreachable'); } });
    expect(await reach()).toMatchObject({ reached: false, problem: 'unreachable' });
  });

  it('repeats nothing of an agent whose secrets are not known', async () => {
    const { agent, clock } = setUp();
    agent.fail(new PresenceError('unreachable', 'hunter2'));
    expect(JSON.stringify(await reachBy(agent, address, clock))).not.toContain('hunter2');
  });
});
