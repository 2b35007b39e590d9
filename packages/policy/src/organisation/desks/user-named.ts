import type { Findings } from '../fields/settings-error.js';
import type { Tables } from '../tables/tables.js';

/** A user whom an administrator names, by name or by portal address. */
export function userNamed({ who }: Tables, input: unknown, path: string, found: Findings): string {
  const name = typeof input === 'string' ? input.trim() : '';
  const user = who.userOf(name.includes('@') ? name : who.portalAddressOf(name));
  if (user === undefined) found.add(path, 'not-found', 'There is no such user.');
  return user ?? '';
}
