import type { PresenceAccount, ProviderDraft } from '@presence-elements/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeRelay, fakeRelay, problem } from '../test/fake-relay.js';
import { relayAccount } from './account.js';
import { relayClient, type RelayClient } from './relay-client.js';

type WholeAccount = { readonly [Part in keyof PresenceAccount]-?: NonNullable<PresenceAccount[Part]> };

const draft: ProviderDraft = { kind: 'public', name: 'AOL', routes: ['aim:'], allowed: true, verification: 'everyone', isPublic: true, supports: [] };

describe('the account at a relay', () => {
  let relay: FakeRelay, client: RelayClient;
  const all = { preferences: true, contacts: true, areas: true, providers: true };
  const account = async (parts: object = all): Promise<WholeAccount> => {
    relay.reply = ({ path }) => (path === '/settings/account' ? Response.json(parts) : undefined);
    const made = await relayAccount(client);
    relay.reply = () => undefined;
    relay.log.length = 0;
    return made as WholeAccount;
  };
  beforeEach(() => {
    relay = fakeRelay();
    client = relayClient({ url: '/presence', fetch: relay.fetch, now: () => 1_000_000 });
  });

  it('has the parts that the relay keeps for this viewer, and no others', async () => {
    expect(Object.keys(await account({ preferences: true, contacts: true, areas: true, providers: false }))).toEqual(['preferences', 'contacts', 'areas']);
    expect(Object.keys(await account({ providers: true, wallets: true }))).toEqual(['providers']);
  });

  it('is empty where the relay has no organisation', async () => {
    relay.reply = () => problem(404, 'not-found');
    expect(await relayAccount(client)).toEqual({});
  });

  it.each([['signed-out', 401], ['unreachable', 502]] as const)('cannot be told of while the relay answers %s', async (code, status) => {
    relay.reply = () => problem(status, code);
    await expect(relayAccount(client)).rejects.toMatchObject({ name: 'PresenceError', code });
  });

  it('calls the relay unreachable when what it answers breaks off', async () => {
    relay.reply = () => new Response('{"preferenc');
    await expect(relayAccount(client)).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable' });
  });

  it('asks for each thing where the contract has it', async () => {
    const { preferences, contacts, areas, providers } = await account();
    const provider = { ...draft, id: 'a b', revision: 3, active: false };
    relay.reply = ({ path }) => (path === '/contacts' ? Response.json({ contacts: [], requests: [] }) : undefined);
    await preferences.read();
    await preferences.write({ noteFor: 'nobody', address: undefined });
    await contacts.read();
    await contacts.add([{ address: 'ada@corp.example' }]);
    await contacts.change('ada@corp.example', { name: undefined, groups: ['Friends'] });
    await contacts.remove(['ada@corp.example']);
    await contacts.answer('ada@corp.example', 'deny');
    await areas.read('sales/42');
    await areas.write('sales/42', false);
    await providers.read();
    await providers.add(draft);
    await providers.change('a b', { name: 'AIM', signIn: undefined }, 3);
    await providers.remove('a b');
    await providers.restore(provider);
    await providers.activate('a b');
    await providers.setFederation(false);
    await providers.check({ id: 'a b' });
    expect(relay.log.map(({ method, path, body }) => [method, path, ...(body === undefined ? [] : [body])])).toEqual([
      ['GET', '/settings/me'],
      ['PATCH', '/settings/me', { noteFor: 'nobody', address: null }],
      ['GET', '/contacts'],
      ['POST', '/contacts', { contacts: [{ address: 'ada@corp.example' }] }],
      ['PATCH', '/contacts', { address: 'ada@corp.example', change: { name: null, groups: ['Friends'] } }],
      ['POST', '/contacts/remove', { addresses: ['ada@corp.example'] }],
      ['POST', '/contacts/answer', { address: 'ada@corp.example', answer: 'deny' }],
      ['GET', '/settings/area?name=sales%2F42'],
      ['PUT', '/settings/area', { area: 'sales/42', enabled: false }],
      ['GET', '/settings/providers'],
      ['POST', '/settings/providers', draft],
      ['PATCH', '/settings/providers/a%20b', { revision: 3, change: { name: 'AIM', signIn: null } }],
      ['DELETE', '/settings/providers/a%20b'],
      ['PUT', '/settings/providers/a%20b', provider],
      ['PUT', '/settings/active-provider', { id: 'a b' }],
      ['PUT', '/settings/federation', { enabled: false }],
      ['POST', '/settings/check', { id: 'a b' }],
    ]);
  });

  it('tells when somebody asked to see me by our clock', async () => {
    const { contacts } = await account();
    client.skew = 5_000;
    relay.reply = () => Response.json({ contacts: [], requests: [{ address: 'ada@corp.example', at: 1_000 }] });
    expect((await contacts.read()).requests).toEqual([{ address: 'ada@corp.example', at: 6_000 }]);
  });

  it('says which fields cannot be taken', async () => {
    const { preferences } = await account(), errors = [{ path: 'address', code: 'not-an-address', message: 'That is no address.' }];
    relay.reply = () => new Response(JSON.stringify({ status: 422, code: 'agent-fault', errors }), { status: 422, headers: { 'content-type': 'application/problem+json' } });
    await expect(preferences.write({ address: 'x' })).rejects.toMatchObject({ name: 'SettingsError', message: 'That is no address.', problems: errors });
  });

  it('says what else went wrong', async () => {
    const { providers } = await account();
    relay.reply = () => problem(403, 'forbidden');
    await expect(providers.setFederation(false)).rejects.toMatchObject({ name: 'PresenceError', code: 'forbidden' });
  });

  it('tells whoever follows after a change of its own, and not after reading or a refusal', async () => {
    const { preferences, contacts } = await account(), other = await account();
    let told = 0;
    const undo = [preferences.follow!(() => told++), contacts.follow!(() => told++), other.areas.follow!(() => told++)];
    await preferences.read();
    relay.reply = () => problem(403, 'forbidden');
    await preferences.write({}).catch(() => undefined);
    expect(told).toBe(0);
    relay.reply = () => undefined;
    await preferences.write({});
    expect(told).toBe(3);
    for (const leave of [...undo, ...undo]) leave();
    await preferences.write({});
    expect(told).toBe(3);
  });

  it('tells whoever follows of changes by others, and lives with those who fail', async () => {
    const { preferences } = await account(), heard: string[] = [];
    const errors: unknown[] = [], note = (error: unknown): void => void errors.push(error);
    process.on('uncaughtException', note);
    preferences.follow!(() => { throw new Error('the page’s own'); });
    preferences.follow!(() => heard.push('told'));
    client.followers!.forEach(changed => changed());
    await new Promise(resolve => setImmediate(resolve));
    process.off('uncaughtException', note);
    expect([heard, errors]).toEqual([['told'], [new Error('the page’s own')]]);
  });
});
