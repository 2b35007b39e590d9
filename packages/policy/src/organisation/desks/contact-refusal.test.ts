import { describe, expect, it } from 'vitest';
import { DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';
import type { Json } from '../../store/store.js';

const BOB = `bob@${DOMAIN}`;

async function reasonFor(address: string, set?: (made: Awaited<ReturnType<typeof portal>>) => Promise<unknown>): Promise<string | undefined> {
  const made = await portal({ knows: user => user !== 'nobody' });
  await set?.(made);
  return (await made.account('ada').contacts.add([{ address }])).refused[0]?.reason;
}

describe('who cannot be put on a contact list', () => {
  it.each<[string, string | undefined]>([
    ['not an address', 'bad-address'], ['', 'bad-address'], [`sip:ADA@${DOMAIN}`, 'self'], [`nobody@${DOMAIN}`, 'not-found'], ['aim:bob', 'blocked-by-policy'], ['bob@yahoo.com', 'blocked-by-policy'],
    [BOB, undefined], ['bob@nowhere.example', undefined], ['@bob:matrix.example', undefined],
  ])('%s: %s', async (address, reason) => {
    expect(await reasonFor(address)).toBe(reason);
  });

  it('is oneself under the address that one prefers', async () => {
    expect(await reasonFor('sip:ada@corp.example', ({ account }) => account('ada').preferences.write({ address: 'ada@corp.example' }))).toBe('self');
  });

  it.each<[string, string, (made: Awaited<ReturnType<typeof portal>>) => Promise<unknown>]>([
    ['whom the organisation blocks', 'eve@bad.example', ({ administration }) => administration.write('access', { block: ['bad.example'] }, 0)],
    ['outside, without federation', 'eve@corp.example', ({ account }) => account('root').providers.setFederation(false)],
    ['outside, for who is not authorised', 'eve@corp.example', ({ administration }) => administration.write('access', { federationFor: 'authorised' }, 0)],
  ])('is somebody %s', async (_what, address, set) => {
    expect(await reasonFor(address, set)).toBe('blocked-by-policy');
  });

  it('is not somebody outside for who is authorised', async () => {
    expect(await reasonFor('eve@corp.example', async ({ administration }) => {
      await administration.write('access', { federationFor: 'authorised' }, 0);
      await administration.authorise('ada', { federation: true });
    })).toBeUndefined();
  });

  it('is told of the own limit first, and of others’ only where there is room', async () => {
    const full = async ({ account, administration }: Awaited<ReturnType<typeof portal>>, ...users: readonly string[]) => {
      for (const user of users) await account(user).contacts.add([{ address: 'x@corp.example' }]);
      await administration.write('sharing', { maxContacts: 1 }, 0);
    };
    expect(await reasonFor(BOB, made => full(made, 'bob'))).toBe('their-limit');
    expect(await reasonFor(BOB, made => full(made, 'ada', 'bob'))).toBe('limit');
    expect(await reasonFor('y@corp.example', made => full(made, 'bob'))).toBeUndefined();
  });

  it('is anybody more than 50,000 even where the organisation sets no limit, and they can still be added by others', async () => {
    const contacts = Array.from({ length: 50_000 }, (_, at) => [`contacts/ada p${at}@corp.example`, { v: 1, at: 1, groups: [] }]);
    const { account } = await portal({}, storeOf(Object.fromEntries(contacts) as Record<string, Json>)), add = async (user: string, address: string) => (await account(user).contacts.add([{ address }])).refused[0]?.reason;
    expect([await add('ada', BOB), await add('bob', `ada@${DOMAIN}`)]).toEqual(['limit', undefined]);
  });
});
