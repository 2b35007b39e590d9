import type { ContactRefusal } from '@presence-elements/core';
import { rightsIn } from '../../relationship.js';
import type { Who } from '../../who.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';
import { isOneTooMany } from './leave.js';

// Of one list where the organisation sets no limit (people): far more than anybody knows, and what one person alone may fill a store with.
const UNLIMITED = 50_000;

/** Whose list it is, and how full it will be. */
export interface ListOwner {
  readonly user: string;
  readonly who: Who;
  /** People who are added in the same moment. */
  readonly added: ReadonlyMap<string, unknown>;
}

/**
 * Why somebody cannot be put on a contact list. Whether they block its owner counts for nothing here.
 *
 * Cisco, Maximum Contact List Size and Maximum Watchers: who is at the limit can neither add people nor be added by others.
 */
export function contactRefusal(office: Office, tables: Tables, { user, who, added }: ListOwner, address: string): ContactRefusal['reason'] | undefined {
  const person = personAt(address), met = office.meet(who, address);
  if (person === undefined || !met) return 'bad-address';
  if (met.isSelf || met.user === user) return 'self';
  if (added.has(person) || tables.contacts.at(user, person)) return 'already';
  if (met.place.kind === 'portal' && met.user === undefined) return 'not-found';
  if (met.place.problem || !rightsIn(met).has('presence')) return 'blocked-by-policy';
  const { maxContacts = Infinity, maxWatchers = Infinity } = tables.settings.sharing, sizeOf = (each: string): number => tables.contacts.of(each).size;
  if (sizeOf(user) + added.size >= (tables.settings.sharing.maxContacts ?? UNLIMITED)) return 'limit';
  if (isOneTooMany(office, tables, who, address, added.size)) return 'limit';
  const theirs = met.user !== undefined && (sizeOf(met.user) >= maxContacts || tables.watchersOf(met.user) >= maxWatchers);
  return theirs ? 'their-limit' : undefined;
}
