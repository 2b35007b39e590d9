import type { Findings } from '../fields/settings-error.js';
import type { Tables } from '../tables/tables.js';

/** A user whom an administrator names, by name or by portal address: any other may be one that somebody else merely prefers. */
export function userNamed({ who }: Tables, input: unknown, path: string, found: Findings): string {
  const address = addressNamed(who, typeof input === 'string' ? input.trim() : ''), user = who.isPortal(address) ? who.userOf(address) : undefined;
  if (user === undefined) found.add(path, 'not-found', 'There is no such user.');
  return user ?? '';
}

/** Whom the same words mean also where there is no such user, or none any more: as they stand wherever they were once named. */
export function userWritten({ who }: Tables, input: string): string {
  return who.named(addressNamed(who, input.trim())).portalUser ?? input.trim();
}

const addressNamed = (who: Tables['who'], name: string): string => (name.includes('@') ? name : who.portalAddressOf(name));
