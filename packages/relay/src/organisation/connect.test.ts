import { fakeAgent } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { settledOrganised } from '../../test/organised.js';

const ADA = 'ada@portal.example';

describe('an organisation in a relay', () => {
  it('shows people under the address that they prefer, from the moment they do, and back again at once', async () => {
    const { relay, as, clock } = await settledOrganised(), icq = fakeAgent({ name: 'icq', push: true }), grace = as('grace');
    relay.registry.register(icq, 'icq:');
    icq.say('icq:12345', { availability: 'away' });
    const stream = await grace.stream();
    await clock.advance(0);
    await grace.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: [ADA] } });
    await clock.advance(1_100);
    const prefer = async (address: string | null): Promise<void> => {
      await as('ada').call('PATCH', '/settings/me', { body: { address } });
      await clock.advance(1_100);
    };
    await prefer('icq:12345');
    expect(stream.told.at(-1)).toBe(`${ADA} away`);
    await prefer(null);
    expect(stream.told.at(-1)).toBe(`${ADA} offline`);
  });
});
