import { parseAddress } from '@presence-elements/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeRelay, fakeRelay, problem } from '../test/fake-relay.js';
import { publish, requestAccess, send } from './own-presence.js';
import { relayClient, type RelayClient } from './relay-client.js';

const { signal } = new AbortController();
const ada = parseAddress('ada@corp.example')!;

describe('own presence', () => {
  let relay: FakeRelay, client: RelayClient;
  beforeEach(() => {
    relay = fakeRelay();
    client = relayClient({ url: '/presence', fetch: relay.fetch, now: () => 1_000_000 });
  });

  it('answers what was really set', async () => {
    relay.reply = () => Response.json({ availability: 'busy' });
    expect(await publish(client, { availability: 'dnd', note: { text: 'Writing' } }, { signal })).toEqual({ availability: 'busy' });
    expect(relay.log).toMatchObject([{ method: 'PUT', path: '/me', body: { availability: 'dnd', note: { text: 'Writing' } } }]);
  });

  it('is withdrawn by auto and nothing else', async () => {
    relay.reply = () => new Response(null, { status: 204 });
    expect(await publish(client, { availability: 'auto', note: undefined }, { signal })).toEqual({ availability: 'auto' });
    expect(relay.log).toMatchObject([{ method: 'DELETE', path: '/me', body: undefined }]);
  });

  it('keeps its note beside auto', async () => {
    await publish(client, { availability: 'auto', note: { text: 'x' } }, { signal });
    expect(relay.lines).toEqual(['PUT /me']);
  });

  it("tells times by the relay's clock, and hears them by its own", async () => {
    client.skew = 86_400_000;
    const own = { availability: 'busy', expiresAt: 90_000_000, note: { text: 'x', expiresAt: 90_000_001 } } as const;
    expect(await publish(client, own, { signal })).toEqual(own);
    expect(relay.log[0]!.body).toMatchObject({ expiresAt: 3_600_000, note: { expiresAt: 3_600_001 } });
  });

  it('says what went wrong', async () => {
    relay.reply = () => problem(403, 'blocked-by-policy');
    await expect(publish(client, { availability: 'away' }, { signal })).rejects.toMatchObject({ code: 'blocked-by-policy' });
    relay.reply = () => new Response('{"availab');
    await expect(publish(client, { availability: 'away' }, { signal })).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('sends a message to many', async () => {
    relay.reply = () => Response.json({ delivered: 'stored' });
    expect(await send(client, [ada], { text: 'Hello', lang: 'en' }, { signal })).toEqual({ delivered: 'stored' });
    expect(relay.log[0]!.body).toEqual({ to: ['ada@corp.example'], text: 'Hello', lang: 'en' });
  });

  it('asks for access', async () => {
    await requestAccess(client, ada);
    expect(relay.log).toMatchObject([{ method: 'POST', path: '/access', body: { address: 'ada@corp.example' } }]);
  });
});
