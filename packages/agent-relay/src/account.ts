import { problemOf, type Areas, type ContactList, type Contacts, type PreferencesDesk, type PresenceAccount, type ProviderList } from '@presence-elements/core';
import { accountCall, emptied, type AccountCall } from './account-call.js';
import type { RelayClient } from './relay-client.js';

/** Which parts of an account the relay keeps for this viewer. */
type Parts = Readonly<Partial<Record<keyof PresenceAccount, boolean>>>;

/** What the relay keeps for the viewer. What is not kept there, or not for this viewer, is absent. */
export async function relayAccount(client: RelayClient): Promise<PresenceAccount> {
  const call = accountCall(client), parts = await partsOf(call);
  return {
    ...(parts.preferences && { preferences: preferencesOf(call) }),
    ...(parts.contacts && { contacts: contactsOf(call) }),
    ...(parts.areas && { areas: areasOf(call) }),
    ...(parts.providers && { providers: providersOf(call) }),
  };
}

async function partsOf({ read }: AccountCall): Promise<Parts> {
  try {
    return await read('/settings/account');
  } catch (error) {
    // A relay without an organisation keeps nothing.
    if (problemOf(error).problem === 'not-found') return {};
    throw error;
  }
}

const preferencesOf = ({ read, write, follow }: AccountCall): PreferencesDesk => ({
  read: () => read('/settings/me'),
  write: change => write('PATCH', '/settings/me', emptied(change)),
  follow,
});

const contactsOf = ({ client, read, write, follow }: AccountCall): ContactList => ({
  async read() {
    const { requests, ...contacts } = await read<Contacts>('/contacts');
    // By our clock.
    return { ...contacts, requests: requests.map(request => ({ ...request, at: request.at + client.skew })) };
  },
  add: contacts => write('POST', '/contacts', { contacts }),
  change: (address, change) => write('PATCH', '/contacts', { address, change: emptied(change) }),
  remove: addresses => write('POST', '/contacts/remove', { addresses }),
  answer: (address, answer) => write('POST', '/contacts/answer', { address, answer }),
  follow,
});

const areasOf = ({ read, write, follow }: AccountCall): Areas => ({
  read: area => read(`/settings/area?name=${encodeURIComponent(area)}`),
  write: (area, enabled) => write('PUT', '/settings/area', { area, enabled }),
  follow,
});

const providersOf = ({ read, ask, write, follow }: AccountCall): ProviderList => {
  const path = (id: string): string => `/settings/providers/${encodeURIComponent(id)}`;
  return {
    read: () => read('/settings/providers'),
    add: draft => write('POST', '/settings/providers', draft),
    change: (id, change, revision) => write('PATCH', path(id), { revision, change: emptied(change) }),
    remove: id => write('DELETE', path(id)),
    restore: provider => write('PUT', path(provider.id), provider),
    activate: id => write('PUT', '/settings/active-provider', { id }),
    setFederation: enabled => write('PUT', '/settings/federation', { enabled }),
    check: provider => ask('/settings/check', provider),
    follow,
  };
};
