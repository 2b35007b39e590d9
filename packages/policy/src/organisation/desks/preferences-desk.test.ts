import type { SettingsRefusal } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { DOMAIN, portal } from '../../../fixtures/portal.js';

describe('preferences', () => {
  it('take no address that a directory gives to somebody else, and their own gladly', async () => {
    const { account, administration } = await portal();
    const { id } = await account('root').providers.add({ kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    await administration.importDirectory(id, [{ address: 'ada@ocs.example', user: 'ada' }]);
    await expect(account('eve').preferences.write({ address: 'sip:ada@ocs.example' })).rejects.toMatchObject({ problems: [{ path: 'address', code: 'address-taken' }] });
    expect(await account('ada').preferences.write({ address: 'ada@ocs.example' })).toMatchObject({ address: 'ada@ocs.example' });
  });

  it('take no address inside of the organisation unless the host says that it is theirs', async () => {
    const { account, administration, organisation } = await portal(), inside = async (user: string, address: string, own?: string) =>
      organisation.account({ id: user, address: own }).preferences!.write({ address }).then(read => read.address, (error: unknown) => (error as SettingsRefusal).problems[0]!.code);
    const { id } = await account('root').providers.add({ kind: 'enterprise', name: 'Lync', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    await administration.write('access', { domains: ['own.example'] }, 0);
    expect([await inside('mallory', 'ada@corp.example'), await inside('mallory', 'sip:ada@own.example'), await inside('mallory', 'ada@partner.example')]).toEqual(['address-taken', 'address-taken', 'ada@partner.example']);
    await administration.importDirectory(id, [{ address: 'bob@corp.example', user: 'bob' }]);
    expect([await inside('bob', 'bob@corp.example'), await inside('cy', 'cy@corp.example', 'cy@corp.example')]).toEqual(['bob@corp.example', 'cy@corp.example']);
  });

  it('are not lost where an address was taken meanwhile: whatever else is changed can be', async () => {
    const { account } = await portal();
    await account('ada').preferences.write({ address: 'yahoo:ada' });
    expect(await account('ada').preferences.write({ noteFor: 'nobody' })).toMatchObject({ address: 'yahoo:ada', noteFor: 'nobody' });
  });

  it('keep what differs from the organisation for when one may differ again', async () => {
    const { account, administration } = await portal(), { preferences } = account('ada');
    await preferences.write({ sharing: 'off', approval: 'ask' });
    await administration.write('sharing', { mayOverride: false }, 0);
    expect(await preferences.write({ noteFor: 'nobody', sharing: 'off' })).toMatchObject({ sharing: 'off', approval: 'ask', mayOverride: false });
    await expect(preferences.write({ approval: 'open' })).rejects.toMatchObject({ problems: [{ path: 'approval', code: 'not-allowed' }] });
  });

  it('keep no more of what was there to read than a store can bear, and every block all the same', async () => {
    const { account, organisation: { facts }, store } = await portal({ wordsOf: () => ({ note: { text: '\u0001'.repeat(10_000) } }) });
    const block = Array.from({ length: 1_000 }, (_, at) => `p${at}@corp.example`), { preferences } = account('ada');
    await preferences.write({ block: block.slice(0, 5) });
    expect(await preferences.write({ block })).toMatchObject({ block });
    expect(JSON.stringify([...await store.load('people')]).length).toBeLessThan(1_200_000);
    expect(['p0', 'p4', 'p999'].map(who => facts.lastWordsFor('ada', `${who}@corp.example`)?.note?.text.length)).toEqual([10_000, 10_000, undefined]);
    expect(facts.hiddenSince('ada', 'p999@corp.example')).toBe(1_000);
  });

  it('take nothing that is no object', async () => {
    for (const change of [null, 'x', [], 7]) await expect((await portal()).account('ada').preferences.write(change as never)).rejects.toMatchObject({ problems: [{ path: '', code: 'wrong-type' }] });
  });

  it('offer no sign-in of a connection that is not active, nor outside while federation is off', async () => {
    const { account } = await portal(), { providers } = account('root'), provider = { allowed: true, verification: 'everyone', isPublic: false, supports: [], signIn: '/sign-in' } as const;
    await providers.add({ ...provider, kind: 'enterprise', name: 'Lync', routes: ['lync.example'] });
    await providers.add({ ...provider, kind: 'enterprise', name: 'OCS', routes: ['ocs.example'] });
    await providers.add({ ...provider, kind: 'federated', name: 'Corp', routes: ['corp.example'] });
    const names = async () => (await account('ada').preferences.read()).signIns.map(({ name }) => name);
    expect(await names()).toEqual(['Lync', 'Corp']);
    await providers.setFederation(false);
    expect(await names()).toEqual(['Lync']);
  });

  it('tell who follows of one’s own, of providers and settings, and not that somebody else has blocked one', async () => {
    const { account, administration } = await portal(), { preferences } = account('ada');
    let told = 0;
    preferences.follow!(() => told++);
    await account('bob').preferences.write({ block: [`ada@${DOMAIN}`] });
    await account('bob').contacts.add([{ address: 'x@corp.example' }]);
    expect(told).toBe(0);
    await preferences.write({ noteFor: 'nobody' });
    await administration.write('sharing', { mayOverride: false }, 0);
    await account('root').providers.change('aol', { allowed: true }, 0);
    expect(told).toBe(3);
  });
});
