import { parseAddress } from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import type { NetworkToRun } from '../config/network.js';
import { LastingNetwork } from './lasting-network.js';

const inner = (agent = fakeAgent(), same = true): NetworkToRun => ({ name: 'x', routes: [], enabled: true, isSame: () => same, create: async () => agent });
const setUp = (network: NetworkToRun | Error) => {
  const refused: unknown[] = [];
  return { refused, network: new LastingNetwork('Our office', ['corp.example'], network, error => void refused.push(error)) };
};

describe('a network of the settings', () => {
  it('has its own agent', async () => {
    const agent = fakeAgent(), { network, refused } = setUp(inner(agent));
    expect([await network.create(), refused]).toEqual([agent, []]);
  });

  it.each([['cannot be described', new Error('no package')], ['cannot be made', { ...inner(), create: () => Promise.reject(new Error('no package')) }]])('fails by its own fault where its agent %s', async (_, broken) => {
    const { network, refused } = setUp(broken), agent = await network.create();
    expect([agent.name, refused]).toEqual(['Our-office', [new Error('no package')]]);
    const address = parseAddress('ada@corp.example')!;
    expect(await agent.query([address], { signal: new AbortController().signal })).toEqual([{ address, problem: 'agent-fault' }]);
  });

  it('is the same while what it is made of is, and not once it has failed: it is tried again', async () => {
    const { network } = setUp(inner()), failed = setUp({ ...inner(), create: () => Promise.reject(new Error('x')) }).network;
    expect(network.isSame(setUp(inner()).network)).toBe(true);
    expect(setUp(inner(fakeAgent(), false)).network.isSame(network)).toBe(false);
    expect(network.isSame(setUp(new Error('x')).network)).toBe(false);
    expect(network.isSame(inner())).toBe(false);
    await failed.create();
    expect([failed.isSame(network), network.isSame(failed)]).toEqual([false, false]);
  });
});
