import type { ContactRequest } from '@presence-elements/core';
import { approvalOf } from '../../sharing.js';
import type { Who } from '../../who.js';
import type { Draft } from '../concerned.js';
import { pairId } from '../documents/pair.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { personAt } from '../tables/who-is-who.js';

// Whom one person may have asked (people): far more than anybody knows, and what one person alone may fill a store with, where every name may be a user's.
const MOST_ASKED = 50_000;

/** Under which address somebody asks for leave to see others. */
export function askerOf(tables: Tables, { user, place }: Who): string | undefined {
  return user === undefined ? place?.address.text : tables.who.portalAddressOf(user);
}

/**
 * What asking the person at an address for leave comes to: nothing where they are not of this organisation, need not be asked, or have been.
 * Whoever merely prefers the address is asked under their own: it may be somebody else's, and who looks for that one is not for them to know.
 */
export function asking(office: Office, tables: Tables, who: Who, address: string): readonly Draft[] {
  const met = office.meet(who, address), asker = askerOf(tables, who);
  if (met?.user === undefined || met.isSelf || met.isClaimed || asker === undefined || !office.asksLeave(met, met.user)) return [];
  const id = pairId(met.user, asker);
  // What was answered stays, also where it cannot be read.
  if (tables.requests.at(met.user, personAt(asker)!) || tables.lost.holds('requests', id)) return [];
  const name = (who.user === undefined ? undefined : tables.person(who.user).preferences.displayName) ?? tables.directory.get(asker)?.name;
  return [{ collection: 'requests', id, document: { at: office.options.now(), answer: 'waiting', ...(name !== undefined && { name }) } }];
}

/**
 * Would a person have to be asked by somebody who has asked as many as anybody may? Counted is whom they have asked,
 * whatever came of it: that somebody blocks them makes no difference, and a refusal none that leave would not make.
 */
export function isOneTooMany(office: Office, tables: Tables, who: Who, address: string, more = 0): boolean {
  const asker = askerOf(tables, who), asked = asker === undefined ? 0 : tables.requests.having(personAt(asker)!).size;
  return asked + more >= MOST_ASKED && asking(office, tables, who, address).length > 0;
}

/** Whoever is no longer wanted on a list is no longer asked; what they have answered stays. */
export function withdrawal(tables: Tables, who: Who, address: string): readonly Draft[] {
  const user = tables.who.userOf(address), entry = user === undefined ? undefined : tables.requests.at(user, personAt(askerOf(tables, who)!)!);
  return entry?.document.answer === 'waiting' ? [{ collection: 'requests', id: pairId(user!, entry.address), document: undefined }] : [];
}

/** Has the person been asked, and must still answer? */
export function isWaiting(office: Office, tables: Tables, who: Who, address: string): boolean {
  const user = tables.who.userOf(address), asker = askerOf(tables, who);
  if (user === undefined || asker === undefined || tables.requests.at(user, personAt(asker)!)?.document.answer !== 'waiting') return false;
  const met = office.meet(who, address);
  return !!met && office.asksLeave(met, user);
}

/** Who waits for a user's answer. Whoever is blocked is not shown, and goes on waiting; whoever may see the user anyway need not wait. */
export function waitingFor(office: Office, tables: Tables, user: string): readonly ContactRequest[] {
  if (approvalOf(tables.settings.sharing, tables.person(user).preferences) === 'open') return [];
  return [...tables.requests.of(user).values()]
    .filter(({ address, document }) => document.answer === 'waiting' && !office.isBlockedBy(user, address) && !office.isAllowedBy(user, address))
    .map(({ address, document: { at, name } }) => ({ address, at, ...(name !== undefined && { name }) }));
}
