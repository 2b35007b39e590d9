import { createRegistry, type AgentCall } from '@presence-elements/core';
import { fakeAgent, type FakeAgentOptions } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { portal } from '../test/portal.js';
import type { RelayOptions } from './relay-options.js';

function setUp(options: FakeAgentOptions = { send: true, access: true }) {
  const registry = createRegistry(), agent = fakeAgent(options), faults: unknown[] = [];
  registry.register(agent, 'corp.example');
  return { registry, agent, faults, ...portal({ registry, onError: error => void faults.push(error) }) };
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

  it('goes through all networks of its recipients at once, and the receipts are one', async () => {
    const { registry, agent, as } = setUp(), phones = fakeAgent({ name: 'phones', send: true }), mute = fakeAgent({ name: 'mute' }), broken = fakeAgent({ name: 'broken', send: true });
    registry.register(Object.assign(phones, { send: async () => ({ delivered: 'stored', refused: [{ address: 'bob@phones.example', problem: 'not-found' }] }) }), 'phones.example');
    registry.register(mute, 'mute.example');
    registry.register(broken, 'broken.example');
    broken.fail('unreachable');
    const to = ['alan@corp.example', 'grace@phones.example', 'bob@phones.example', 'x@mute.example', 'x@broken.example', 'mailto:Alan@corp.example', 'no address'];
    const { status, body } = await as('ada').call('POST', '/send', { body: { to, text: 'Hello' } });
    expect([status, body]).toEqual([200, {
      delivered: 'stored',
      refused: [
        { address: 'x@mute.example', problem: 'no-agent' }, { address: 'no address', problem: 'bad-address' },
        { address: 'bob@phones.example', problem: 'not-found' }, { address: 'x@broken.example', problem: 'unreachable' },
      ],
    }]);
    expect(agent.sent).toEqual([{ to: ['alan@corp.example'], message: { text: 'Hello' } }]);
  });

  it('is sent in the viewer’s own name', async () => {
    const { agent, as } = setUp(), senders: unknown[] = [];
    Object.assign(agent, { send: async (_to: unknown, _message: unknown, { viewer }: AgentCall) => void senders.push(viewer) });
    for (const user of ['ada', 'grace']) await as(user).call('POST', '/send', { body: { to: ['alan@corp.example'], text: 'Hello' } });
    expect(senders).toEqual([{ id: 'ada', address: 'ada@portal.example' }, { id: 'grace', address: 'grace@portal.example' }]);
  });

  it('is no longer than twenty thousand characters', async () => {
    const { agent, as } = setUp(), send = (text: string) => as('ada').call('POST', '/send', { wrong: true, body: { to: ['alan@corp.example'], text } });
    expect((await send('x'.repeat(20_000))).status).toBe(200);
    expect((await send('x'.repeat(20_001))).status).toBe(400);
    expect(agent.sent).toHaveLength(1);
  });

  it('tells the page nothing of how an agent broke', async () => {
    const { agent, as, faults } = setUp();
    agent.fail(new TypeError('no socket for service:hunter2@10.0.0.1'));
    const { status, body } = await as('ada').call('POST', '/send', { body: { to: ['alan@corp.example'], text: 'Hello' } });
    expect([status, body.code, JSON.stringify(body)]).toEqual([502, 'agent-fault', expect.not.stringContaining('hunter2')]);
    expect(faults).toEqual([expect.objectContaining({ code: 'agent-fault' })]);
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

  it('is in the viewer’s own name', async () => {
    const { agent, as } = setUp(), asking: unknown[] = [];
    Object.assign(agent, { requestAccess: async (_: unknown, { viewer }: AgentCall) => void asking.push(viewer) });
    await as('ada').call('POST', '/access', { body: { address: 'alan@corp.example' } });
    expect(asking).toEqual([{ id: 'ada', address: 'ada@portal.example' }]);
  });

  it('is a problem of the network’s where that refuses, or says nothing for ten seconds', async () => {
    const { agent, as, clock } = setUp(), ask = () => as('ada').call('POST', '/access', { body: { address: 'alan@corp.example' } });
    agent.fail('forbidden');
    expect(await ask()).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    agent.hang();
    const asked = ask();
    await clock.advance(10_000);
    expect(await asked).toMatchObject({ status: 504, body: { code: 'timeout' } });
    expect(clock.pending).toBe(1); // The portal's own network's.
  });
});

describe('whoever is not signed in', () => {
  const anonymous = (options: RelayOptions = {}) => {
    const registry = createRegistry(), agent = fakeAgent({ send: true, access: true });
    registry.register(agent, 'corp.example');
    const { as } = portal({ registry, authenticate: undefined, ...options });
    const send = () => as('').call('POST', '/send', { body: { to: ['alan@corp.example'], text: 'Hello' } });
    const ask = () => as('').call('POST', '/access', { body: { address: 'alan@corp.example' } });
    return { agent, send, ask };
  };

  it('sends nothing and asks nobody', async () => {
    const { agent, send, ask } = anonymous();
    for (const answer of [await send(), await ask()]) expect(answer).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    expect([agent.sent, agent.accessRequests]).toEqual([[], []]);
  });

  it('may do what the administrator lets them, and no more', async () => {
    const sender = anonymous({ anonymousMay: ['send'] }), asker = anonymous({ anonymousMay: ['access'] });
    expect([(await sender.send()).status, (await sender.ask()).status]).toEqual([200, 401]);
    expect([(await asker.send()).status, (await asker.ask()).status]).toEqual([401, 204]);
  });

  it('is told so before what they sent is looked at', async () => {
    const { as } = portal({ authenticate: undefined });
    for (const path of ['/send', '/access']) expect((await as('').call('POST', path, { wrong: true, body: 'no JSON' })).status).toBe(401);
  });
});
