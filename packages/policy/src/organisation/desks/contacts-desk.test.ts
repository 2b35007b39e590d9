import { describe, expect, it } from 'vitest';
import { DOMAIN, portal } from '../../../fixtures/portal.js';

const ADA = `ada@${DOMAIN}`;

describe('a contact list', () => {
  it('calls people as a directory does where its owner does not', async () => {
    const { account, administration } = await portal(), { contacts } = account('ada');
    const { id } = await account('root').providers.add({ kind: 'federated', name: 'OCS', routes: ['ocs.com'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    await administration.importDirectory(id, [{ address: 'john_smith@ocs.com', name: 'John Smith' }]);
    await contacts.add([{ address: 'john_smith@ocs.com' }]);
    expect((await contacts.read()).contacts).toEqual([{ address: 'john_smith@ocs.com', name: 'John Smith', groups: [] }]);
    await contacts.change('john_smith@ocs.com', { name: 'Johnny' });
    expect((await contacts.read()).contacts[0]!.name).toBe('Johnny');
  });

  it('is found whichever way an address is written', async () => {
    const { contacts } = (await portal()).account('ada');
    await contacts.add([{ address: 'sip:Bob@corp.example' }]);
    await contacts.change('bob@corp.example', { groups: ['x'] });
    expect((await contacts.read()).contacts).toEqual([{ address: 'sip:Bob@corp.example', groups: ['x'] }]);
    await contacts.remove(['xmpp:bob@corp.example', 'not an address']);
    expect((await contacts.read()).contacts).toEqual([]);
  });

  it('is told of its own changes, of requests and of settings, not of what others do with theirs', async () => {
    const { account, administration } = await portal(), { contacts } = account('ada');
    let told = 0;
    contacts.follow!(() => told++);
    await account('bob').contacts.add([{ address: ADA }]);
    await account('bob').preferences.write({ block: [ADA], noteFor: 'nobody' });
    expect(told).toBe(0);
    await administration.write('sharing', { approval: 'ask' }, 0);
    await account('cy').contacts.add([{ address: ADA }]);
    await contacts.add([{ address: 'x@corp.example' }]);
    expect(told).toBe(3);
  });

  it('lets others have a turn while many are added', async () => {
    let pauses = 0;
    const { account } = await portal({ pause: async () => void pauses++ });
    expect((await account('ada').contacts.add(Array.from({ length: 1_001 }, (_, at) => ({ address: `p${at}@corp.example` })))).added).toHaveLength(1_001);
    expect(pauses).toBeGreaterThanOrEqual(4);
  });

  it.each([['people', 'wrong-type'], [[null], 'wrong-type'], [Array.from({ length: 10_001 }, () => ({ address: ADA })), 'too-many']])('takes no %.30j', async (input, code) => {
    await expect((await portal()).account('ada').contacts.add(input as never)).rejects.toMatchObject({ name: 'SettingsError', problems: [{ path: '', code }] });
  });

  it('takes anybody’s word for an address, and says that it is none', async () => {
    expect((await (await portal()).account('ada').contacts.add([{}, { address: 7 }] as never)).refused).toEqual([{ address: '', reason: 'bad-address' }, { address: '', reason: 'bad-address' }]);
  });
});
