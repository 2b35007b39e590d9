import { createRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { portal } from '../test/portal.js';

function setUp(options: FakeAgentOptions = { send: true, access: true }) {
  const registry = createRegistry(), agent = fakeAgent(options);
  registry.register(agent, 'corp.example');
  return { agent, ...portal({ registry }) };
}

describe('a message', () => {
  it('goes to each one’s own network', async () => {
    const { agent, as } = setUp();
    const { status, body } = await as('ada').call('POST', '/send', { body: { to: ['alan@corp.example', 'nobody@elsewhere.example'], text: 'Hello', lang: 'en' } });
    expect([status, body]).toEqual([200, { delivered: 'sent', refused: [{ address: 'nobody@elsewhere.example', problem: 'no-agent' }] }]);
    expect(agent.sent).toEqual([{ to: ['alan@corp.example'], message: { text: 'Hello', lang: 'en' } }]);
  });

  it('that no network takes is a problem', async () => {
    const { as } = setUp({});
    expect(await as('ada').call('POST', '/send', { body: { to: ['alan@corp.example'], text: 'Hello' } })).toMatchObject({ status: 404, body: { code: 'no-agent' } });
  });

  it('says when to try again, where the network did', async () => {
    const { agent, as } = setUp();
    agent.fail('rate-limited', { retryAfter: 1500 });
    const answer = await as('ada').call('POST', '/send', { body: { to: ['alan@corp.example'], text: 'Hello' } });
    expect([answer.status, answer.body.code]).toEqual([429, 'rate-limited']);
  });

  it('has at least one recipient and at most a hundred', async () => {
    const { as } = setUp();
    for (const to of [[], Array.from({ length: 101 }, () => 'alan@corp.example')]) {
      expect((await as('ada').call('POST', '/send', { wrong: true, body: { to, text: 'Hello' } })).status).toBe(400);
    }
  });
});

describe('asking for leave to see somebody', () => {
  it('goes to their network', async () => {
    const { agent, as } = setUp();
    expect((await as('ada').call('POST', '/access', { body: { address: 'sip:alan@corp.example' } })).status).toBe(204);
    expect(agent.accessRequests).toEqual(['sip:alan@corp.example']);
  });

  it.each([
    ['ada@portal.example', 404, 'no-agent'], ['x@elsewhere.example', 404, 'no-agent'], ['no address', 400, 'bad-address'],
  ])('of %s is a problem', async (address, status, code) => {
    const { as } = setUp();
    expect(await as('ada').call('POST', '/access', { body: { address } })).toMatchObject({ status, body: { code } });
  });
});
