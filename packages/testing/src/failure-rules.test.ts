import { PresenceError, type AgentCall, type ImAddress } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeHarness, sentenceOn, type Mutant, type Mutation } from '../fixtures/mutants.js';
import { failureRules } from './failure-rules.js';

const why = 'fails with a PresenceError that says why when its network fails';
const offline = 'turns nobody offline by a failure';
const early = 'does not begin what has been given up already';
const stops = 'stops at once when it is given up, and leaves nothing behind';
const apart = 'gives up one question without harm to another';
const nothingLeft = 'leaves nothing behind when it is disposed, even twice';

/** Turns a failure into something else. */
const failing = (instead: (error: PresenceError, addresses: readonly ImAddress[]) => unknown): Mutation => agent => {
  const query = agent.query.bind(agent);
  agent.query = (addresses, call) => query(addresses, call).catch((error: unknown) => instead(error as PresenceError, addresses)) as never;
};
const throwing = (make: (error: PresenceError) => unknown): Mutation => failing(error => {
  throw make(error);
});
const deaf = { signal: new AbortController().signal };

const mutants: readonly Mutant[] = [
  [why, 'throws anything else', throwing(() => new TypeError('fetch failed')), /failed with "?TypeError: fetch failed"? instead of a PresenceError/],
  [why, 'throws text', throwing(() => 'unreachable'), /failed with "unreachable" instead of a PresenceError/],
  [why, 'makes up a code', throwing(() => new PresenceError('ENOTFOUND' as never)), /"ENOTFOUND" is no problem code/],
  [why, 'gives the wrong reason', throwing(() => new PresenceError('no-data')), /says no-data where unreachable is meant/],
  [why, 'waits for no time at all', throwing(({ code }) => new PresenceError(code, '', { retryAfter: NaN })), /retryAfter is null/],
  [why, 'answers with nothing instead', failing(() => []), /its network fails, but it answered \[\]/],
  [offline, 'does', failing((_error, addresses) => addresses.map(address => ({ address, availability: 'offline' }))), /while its network is unreachable, ada@corp\.example is reported offline/],
  [early, 'asks all the same', agent => {
    const query = agent.query.bind(agent);
    agent.query = addresses => query(addresses, deaf);
  }, /given an aborted signal, it answered all the same/],
  [stops, 'does not listen', agent => {
    const query = agent.query.bind(agent);
    agent.query = addresses => query(addresses, deaf);
  }, /given up, query\(\) has not settled/],
  [stops, 'answers with nothing', failing(() => []), /given up, it answered all the same/],
  [stops, 'leaves its request open', (agent, network) => {
    const query = agent.query.bind(agent);
    agent.query = (addresses, call) => {
      call.signal.addEventListener('abort', () => network.open++);
      return query(addresses, call);
    };
  }, /1 requests, connections or timers are left/],
  [apart, 'gives up both', agent => {
    const query = agent.query.bind(agent), all = new AbortController();
    agent.query = async (addresses, { signal }: AgentCall) => {
      signal.addEventListener('abort', () => all.abort());
      await new Promise(resolve => setTimeout(resolve, 1));
      return query(addresses, { signal: all.signal });
    };
  }, /another question was given up, and this one ended in/],
  [nothingLeft, 'leaves a timer', (_agent, network) => network.open++, /are left/],
  [nothingLeft, 'cannot be disposed twice', agent => {
    const dispose = agent.dispose.bind(agent);
    agent.dispose = () => {
      if (agent.disposed) throw new Error('disposed already');
      dispose();
    };
  }, /disposed already/],
  [nothingLeft, 'goes on telling', agent => {
    const { watch } = agent;
    agent.watch = (sink, options) => {
      agent.dispose = () => queueMicrotask(() => sink.lost('unreachable'));
      return watch!(sink, options);
    };
  }, /disposed, it still told/],
];

describe('an agent in trouble', () => {
  it.each(failureRules.map(({ title }) => title))('%s', async title => {
    expect(await sentenceOn(failureRules, title, fakeHarness())).toBeUndefined();
  });

  it.each(mutants)('breaks the rule “%s” when it %s', async (title, _wrong, mutation, sentence) => {
    expect(await sentenceOn(failureRules, title, fakeHarness(mutation))).toMatch(sentence);
  });

  it('has no rule that nobody breaks', () => {
    expect(failureRules.map(({ title }) => title).filter(title => !mutants.some(([rule]) => rule === title))).toEqual([]);
  });

  it('that has no dispose is asked only to close what it opened', async () => {
    expect(await sentenceOn(failureRules, nothingLeft, fakeHarness(agent => (agent.dispose = undefined as never)))).toBeUndefined();
  });
});
