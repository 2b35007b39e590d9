import { describe, expect, it } from 'vitest';
import type { Contacts, ContactsAdded } from '@presence-elements/core';
import { organised } from '../test/organised.js';
import type { Person } from '../test/portal.js';

const listOf = async (person: Person): Promise<Contacts> => (await person.call('GET', '/contacts')).body as unknown as Contacts;
const add = async (person: Person, ...addresses: string[]): Promise<ContactsAdded> =>
  (await person.call('POST', '/contacts', { body: { contacts: addresses.map(address => ({ address })) } })).body as unknown as ContactsAdded;

describe('one’s contacts', () => {
  it('are added, changed and removed, each by its address', async () => {
    const { as } = await organised(), ada = as('ada');
    expect(await add(ada, 'grace@portal.example', 'john_smith@ocs.example', 'no address')).toEqual({
      added: ['grace@portal.example', 'john_smith@ocs.example'], refused: [{ address: 'no address', reason: 'bad-address' }],
    });
    expect((await ada.call('PATCH', '/contacts', { body: { address: 'grace@portal.example', change: { name: 'Grace', groups: ['Friends'] } } })).status).toBe(204);
    await ada.call('PATCH', '/contacts', { body: { address: 'john_smith@ocs.example', change: { name: null } } });
    expect((await listOf(ada)).contacts).toEqual([{ address: 'grace@portal.example', name: 'Grace', groups: ['Friends'] }, { address: 'john_smith@ocs.example', groups: [] }]);
    expect((await ada.call('POST', '/contacts/remove', { body: { addresses: ['grace@portal.example'] } })).status).toBe(204);
    expect((await listOf(ada)).contacts.map(({ address }) => address)).toEqual(['john_smith@ocs.example']);
  });

  it('are cut at the limit: at 200 with 195 there, five of six are added', async () => {
    const { as, admin } = await organised(), ada = as('ada'), people = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `p${from + at}@portal.example`);
    await admin.call('PATCH', '/settings/sections/sharing', { body: { revision: 0, change: { maxContacts: 200 } } });
    expect((await add(ada, ...people(0, 195))).refused).toEqual([]);
    expect(await add(ada, ...people(195, 201))).toEqual({ added: people(195, 200), refused: [{ address: 'p200@portal.example', reason: 'limit' }] });
    expect((await listOf(ada)).limit).toBe(200);
    expect((await admin.call('GET', '/settings/limits')).body).toEqual({ items: [{ user: 'ada', which: 'contacts', count: 200, limit: 200 }] });
  });

  it('that are not there cannot be changed', async () => {
    const { as } = await organised();
    const { status } = await as('ada').call('PATCH', '/contacts', { body: { address: 'grace@portal.example', change: { name: 'x' } } });
    expect([404, 422]).toContain(status);
  });
});

describe('asking for leave', () => {
  it('is answered by the person who is asked', async () => {
    const { as, admin } = await organised(), ada = as('ada'), grace = as('grace');
    await admin.call('PATCH', '/settings/sections/sharing', { body: { revision: 0, change: { approval: 'ask' } } });
    await add(ada, 'grace@portal.example');
    expect((await listOf(ada)).contacts).toEqual([{ address: 'grace@portal.example', groups: [], waiting: true }]);
    expect((await listOf(grace)).requests).toEqual([{ address: 'ada@portal.example', at: expect.any(Number) as number }]);
    expect((await grace.call('POST', '/contacts/answer', { body: { address: 'ada@portal.example', answer: 'approve' } })).status).toBe(204);
    expect([(await listOf(ada)).contacts, (await listOf(grace)).requests]).toEqual([[{ address: 'grace@portal.example', groups: [] }], []]);
  });
});
