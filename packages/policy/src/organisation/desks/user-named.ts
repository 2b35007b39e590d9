import type { Findings } from '../fields/settings-error.js';
import type { Tables } from '../tables/tables.js';

/** A user whom an administrator names, by name or by portal address: any other may be one that somebody else merely prefers. */
export function userNamed({ who }: Tables, input: unknown, path: string, found: Findings): string {
  const name = typeof input === 'string' ? input.trim() : '', address = name.includes('@') ? name : who.portalAddressOf(name);
  const user = who.isPortal(address) ? who.userOf(address) : undefined;
  if (user === undefined) found.add(path, 'not-found', 'There is no such user.');
  return user ?? '';
}
