import { describe, expect, it } from 'vitest';
import { fakeRelay } from '../test/fake-relay.js';
import { accountCall, emptied } from './account-call.js';
import { relayClient } from './relay-client.js';

describe('a call of an account', () => {
  const call = (relay = fakeRelay()) => ({ relay, ...accountCall(relayClient({ url: '/presence', fetch: relay.fetch, now: () => 0 })) });

  it('has an answer, or none where there is nothing to say', async () => {
    const { relay, ask, write } = call();
    expect(await ask('/settings/check', { id: 'a' })).toEqual({ id: 'a' });
    relay.reply = () => new Response(null, { status: 204 });
    expect(await write('DELETE', '/settings/providers/a')).toBeUndefined();
    expect(relay.log.at(-1)).toMatchObject({ method: 'DELETE', body: undefined });
  });

  it('empties fields by null, which JSON has', () => {
    expect(emptied({ address: undefined, displayName: '', block: [] })).toEqual({ address: null, displayName: '', block: [] });
  });
});
