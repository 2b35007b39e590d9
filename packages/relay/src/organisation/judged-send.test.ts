import { PresenceError } from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { settledOrganised } from '../../test/organised.js';
import type { Deliver } from '../network/deliver.js';

interface Taken { readonly to: string; readonly from: string | undefined; readonly text: string; readonly history?: boolean | undefined }

async function setUp(deliver: (to: string) => ReturnType<Deliver> = () => 'sent') {
  const taken: Taken[] = [];
  const place = await settledOrganised({ relay: { deliver: ({ text }, { from, to, history }) => {
    const way = deliver(to);
    taken.push({ to, from: from?.id, text, history });
    return way;
  } } });
  const { as, clock } = place;
  const here = (user: string) => as(user).call('POST', '/me/alive', { body: { active: true } });
  const send = async (from: string, ...to: string[]) => {
    const asked = as(from).call('POST', '/send', { body: { to: to.map(each => (/[@:]/.test(each) ? each : `${each}@portal.example`)), text: 'Hello' } });
    await clock.advance(10);
    const { status, body } = await asked;
    return { status, body };
  };
  return { ...place, taken, here, send };
}

describe('a message within an organisation', () => {
  it('to somebody who is there is sent, and the receipt is the chat’s', async () => {
    const { send, here, taken } = await setUp();
    await here('grace');
    expect(await send('ada', 'grace')).toEqual({ status: 200, body: { delivered: 'sent' } });
    expect(taken).toEqual([{ to: 'grace', from: 'ada', text: 'Hello', history: true }]);
  });

  it('to somebody who is not is stored, and handed on after the sender has been answered', async () => {
    let done: (way: 'stored') => void = () => undefined;
    const { send, taken } = await setUp(() => new Promise(resolve => { done = resolve; }));
    expect(await send('ada', 'grace')).toEqual({ status: 200, body: { delivered: 'stored' } });
    expect(taken).toHaveLength(1);
    done('stored');
  });

  it('to somebody who blocks the sender goes nowhere, and the receipt is that of a person who is offline', async () => {
    const { send, here, taken, as } = await setUp();
    await here('grace');
    await as('grace').call('PATCH', '/settings/me', { body: { block: ['eve@portal.example'] } });
    expect(await send('eve', 'grace')).toEqual({ status: 200, body: { delivered: 'stored' } });
    expect(taken).toEqual([]);
    expect((await send('ada', 'grace')).body).toEqual({ delivered: 'sent' });
  });

  it('to several is one receipt: who is there, who is not, who blocks, who is unknown and who is nobody', async () => {
    const { send, here, taken, as } = await setUp();
    await here('grace');
    await as('hedy').call('PATCH', '/settings/me', { body: { block: ['*'] } });
    expect((await send('eve', 'grace', 'alan', 'hedy', 'x@elsewhere.example', 'mailto:Grace@portal.example')).body).toEqual({
      delivered: 'stored', refused: [{ address: 'x@elsewhere.example', problem: 'no-agent' }],
    });
    expect(taken.map(({ to }) => to).sort()).toEqual(['alan', 'grace']);
  });

  it('is refused where the organisation has switched messages off, or does not let them wait, or go to many', async () => {
    const { send, here, taken, admin } = await setUp();
    await here('grace');
    const set = async (revision: number, change: object): Promise<void> => void await admin.call('PATCH', '/settings/sections/messaging', { body: { revision, change } });
    await set(0, { broadcast: false });
    expect(await send('ada', 'grace', 'alan')).toMatchObject({ status: 403, body: { code: 'blocked-by-policy' } });
    await set(1, { suppressOffline: true });
    expect(await send('ada', 'alan')).toMatchObject({ status: 502, body: { code: 'unreachable' } });
    expect((await send('ada', 'grace')).status).toBe(200);
    await set(2, { enabled: false });
    expect(await send('ada', 'grace')).toMatchObject({ status: 403, body: { code: 'blocked-by-policy' } });
    expect(taken).toHaveLength(1);
  });

  it('can be had by nobody where the portal has no chat, whether they block or not', async () => {
    const place = await settledOrganised(), send = async (to: string) => {
      const asked = place.as('eve').call('POST', '/send', { body: { to: [`${to}@portal.example`], text: 'Hello' } });
      await place.clock.advance(10);
      return asked;
    };
    await place.as('hedy').call('PATCH', '/settings/me', { body: { block: ['eve@portal.example'] } });
    const [offline, blocking] = [await send('grace'), await send('hedy')];
    expect([offline.status, offline.body]).toEqual([404, blocking.body]);
  });

  it('that the chat loses after the sender was answered is told to the operator', async () => {
    const { send, faults } = await setUp(() => { throw new PresenceError('unreachable', 'the chat is down'); });
    expect((await send('ada', 'grace')).status).toBe(200);
    expect(faults).toEqual([expect.objectContaining({ code: 'unreachable' })]);
  });

  it('that the chat refuses at once is refused, with when to try again', async () => {
    const { send, here } = await setUp(() => { throw new PresenceError('rate-limited', 'slow down', { retryAfter: 2_000 }); });
    await here('grace');
    expect(await send('ada', 'grace')).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  });

  it('to another network is that network’s, as far as the organisation lets it', async () => {
    const { relay, send, admin } = await setUp(), agent = fakeAgent({ send: true }), alan = 'alan@corp.example';
    relay.registry.register(agent, 'corp.example');
    agent.say(alan, { availability: 'offline' });
    expect((await send('ada', alan)).body).toEqual({ delivered: 'sent' });
    await admin.call('PUT', '/settings/federation', { body: { enabled: false } });
    expect(await send('ada', alan)).toMatchObject({ status: 403, body: { code: 'blocked-by-policy' } });
    expect(agent.sent).toHaveLength(1);
  });

  it('to another network asks that first for who is there only where it matters', async () => {
    const { relay, send, admin } = await setUp(), agent = fakeAgent({ send: true }), alan = 'alan@corp.example';
    relay.registry.register(agent, 'corp.example');
    agent.say(alan, { availability: 'offline' });
    await send('ada', alan);
    expect(agent.asked).toEqual([]);
    await admin.call('PATCH', '/settings/sections/messaging', { body: { revision: 0, change: { suppressOffline: true } } });
    expect(await send('ada', alan)).toMatchObject({ status: 502, body: { code: 'unreachable' } });
  });
});
