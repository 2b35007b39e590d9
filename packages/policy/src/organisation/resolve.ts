import { parseAddress, type Resolve } from '@presence-elements/core';
import { providerProblem } from '../providers.js';
import type { Keeper } from './keeper.js';
import type { Tables } from './tables/tables.js';

/**
 * Where people are to be seen (WebCenter, Presence Preferences): under the address that they prefer; else on the server whose directory
 * has them, and at the portal; who has neither is seen where they are looked for.
 */
export function resolverOf(keeper: Keeper): Resolve {
  const resolve: Resolve = ids => keeper.look(tables => new Map(ids.flatMap(id => {
    const addresses = addressesFor(tables, id);
    return addresses ? [[id, addresses] as const] : [];
  })));
  resolve.subscribe = changed => keeper.follow(({ collections, moved }) => {
    if (collections.has('providers') || collections.has('settings')) changed();
    else if (moved) changed(id => moved.has(keeper.tables.who.userOf(id) ?? ''));
  });
  return resolve;
}

function addressesFor(tables: Tables, id: string): readonly string[] | undefined {
  const { who } = tables, user = who.isPortal(id) ? who.userOf(id) : undefined;
  if (user === undefined) return;
  const { address } = tables.person(user).preferences;
  // What turned out to be somebody else's, by a directory or by an older claim, shows nobody else as them.
  if (address !== undefined && who.userOf(address) === user) return [address];
  const enterprise = who.directoryAddressesOf(user).filter(listed => isReachable(tables, listed));
  return enterprise.length ? [...enterprise, parseAddress(id)!.text] : undefined;
}

/** A directory whose server is not allowed, or is not the active one, makes nobody unknown who can be seen at the portal. */
function isReachable({ directory, settings: { providers, federation } }: Tables, address: string): boolean {
  const provider = providers.find(({ id }) => id === directory.get(address)?.provider);
  return !!provider && !providerProblem(provider, federation);
}
