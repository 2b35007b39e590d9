import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { fakeKind } from '../../test/fake-kinds.js';
import { ConfigError } from './config-problem.js';
import { ConfiguredNetwork, type NetworkParts } from './network.js';

const xmpp = fakeKind('xmpp');
const refuse: NetworkParts['refuse'] = (message, option = '') => new ConfigError('f', [{ line: 1, column: 1, field: option, message }]);
const network = (parts: Partial<NetworkParts> = {}): ConfiguredNetwork =>
  new ConfiguredNetwork({ name: 'a', kind: 'xmpp', routes: ['a.example'], enabled: true, agentKind: xmpp, options: { server: 'x', list: [1] }, secrets: ['hunter2'], refuse, ...parts });

describe('a network', () => {
  it('is the same while it would make the same agent for the same addresses', () => {
    expect(network().isSame(network({ options: { list: [1], server: 'x' } }))).toBe(true);
    for (const other of [{ options: { server: 'x', list: [2] } }, { routes: ['b.example'] }, { enabled: false }, { agentKind: fakeKind('xmpp') }]) {
      expect(network().isSame(network(other))).toBe(false);
    }
  });

  it('keeps its options, whatever its agent does to those it was given', async () => {
    const one = network();
    await one.create();
    (xmpp.given[0] as { server: string }).server = 'changed';
    expect(one.isSame(network())).toBe(true);
  });

  it.each([
    [() => { throw new TypeError('list: not hunter2'); }, 'f:1:1 list: list: not •••'],
    [() => { throw 'hunter2'; }, 'f:1:1 its agent cannot be made'],
    [() => ({ name: '' }), 'makes no agent'],
    [() => undefined, 'makes no agent'],
    [() => Promise.reject(new Error('late')), 'f:1:1 late'],
  ])('says why its agent cannot be made: %s', async (create, words) => {
    await expect(network({ agentKind: { ...xmpp, create: create as never } }).create()).rejects.toThrow(words);
  });

  it('waits ten seconds for its agent; one that comes later is disposed of', async () => {
    const clock = fakeClock(), agent = fakeAgent();
    let come: (agent: unknown) => void = () => undefined;
    const made = network({ agentKind: { ...xmpp, create: () => new Promise<never>(resolve => { come = resolve as typeof come; }) } }).create({}, clock.schedule).catch((error: unknown) => error);
    await clock.advance(10_000);
    expect(String(await made)).toContain('makes no agent within 10 seconds');
    come(agent);
    await clock.advance(0);
    expect(agent.disposed).toBe(true);
  });

  it('of a package that is not there makes no agent', async () => {
    await expect(network({ agentKind: undefined, enabled: false }).create()).rejects.toThrow('not installed');
  });
});
