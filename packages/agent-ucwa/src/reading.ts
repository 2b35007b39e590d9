import { PresenceError, problemOf, type ImAddress, type PresenceReport } from '@presence-elements/core';
import type { Account } from './account.js';
import { uriOf, type Contact } from './contacts.js';
import type { Outcome } from './many.js';
import { noteIn, presenceIn, type Facts } from './read-presence.js';
import { embeddedIn, type Resource } from './resource.js';
import type { Session } from './session.js';

// Enough to find one among those whose names are alike.
const FOUND = 10;

/** What a server says of somebody, or why it says nothing. */
export type Said = Facts | PresenceError;

/** What is to be read of somebody. */
export interface Wish { readonly contact: Contact; readonly presence: boolean; readonly note: boolean }
export interface Read { readonly presence?: Said | undefined; readonly note?: Pick<Facts, 'note' | 'outOfOffice'> | undefined }

/** Finds people in the address book of the organisation: one search for each who is not known yet, all in few requests. */
export async function find(account: Account, session: Session, addresses: readonly ImAddress[], signal: AbortSignal): Promise<ReadonlyMap<ImAddress, Contact | PresenceError>> {
  const found = new Map<ImAddress, Contact | PresenceError>(), { contacts } = session, search = session.people('search');
  const unknown = addresses.filter(address => !contacts.of(uriOf(address)!));
  const outcomes = search ? await account.many.get(session, unknown.map(address => searchFor(address, search)), signal) : [];
  // Each says whom it has found, so it does not matter which search found whom.
  const learnt = outcomes.flatMap(outcome => resultsIn(outcome).flatMap(resource => contacts.learn(resource) ?? []));
  for (const [index, address] of unknown.entries()) {
    const outcome = outcomes[index];
    found.set(address, !outcome ? forbidden('The server gives no link to its address book') : 'error' in outcome ? outcome.error : byMail(address, learnt) ?? missing(account, address));
  }
  for (const address of addresses) {
    const contact = contacts.of(uriOf(address)!);
    if (contact) found.set(address, contact);
  }
  return found;
}

/** Reads presences and notes, in few requests. */
export async function read(account: Account, session: Session, wishes: readonly Wish[], signal: AbortSignal): Promise<ReadonlyMap<Contact, Read>> {
  const asked = wishes.flatMap(({ contact, presence, note }) => [
    ...(presence && contact.presence ? [{ contact, rel: 'presence', url: contact.presence } as const] : []),
    ...(note && contact.note ? [{ contact, rel: 'note', url: contact.note } as const] : []),
  ]);
  const outcomes = await account.many.get(session, asked.map(({ url }) => url), signal), reads = new Map<Contact, Read>();
  for (const { contact, presence, note } of wishes) {
    reads.set(contact, { ...(presence && !contact.presence && { presence: forbidden('The server gives no link to this presence') }), ...(note && { note: {} }) });
  }
  for (const [index, { contact, rel }] of asked.entries()) {
    const outcome = outcomes[index]!, resource = 'resource' in outcome ? outcome.resource ?? {} : undefined;
    if (rel === 'presence') reads.set(contact, { ...reads.get(contact), presence: resource ? presenceIn(resource, account.now()) : 'error' in outcome ? outcome.error : undefined });
    // Somebody without a note, or whose note one may not see, is somebody whose presence counts all the same.
    else if (resource) reads.set(contact, { ...reads.get(contact), note: noteIn(resource) });
  }
  return reads;
}

/** A report on one address. */
export function reportOf(address: ImAddress, presence: Said, note: Read['note'] = {}): PresenceReport {
  if (!(presence instanceof PresenceError)) return { address, ...presence, ...note };
  const { problem, retryAfter } = problemOf(presence);
  return { address, problem, retryAfter };
}

function searchFor({ user, domain }: ImAddress, search: URL): URL {
  const url = new URL(search);
  url.searchParams.set('query', `${user}@${domain}`);
  url.searchParams.set('limit', String(FOUND));
  return url;
}

const resultsIn = (outcome: Outcome): readonly Resource[] => ('resource' in outcome ? embeddedIn(outcome.resource, 'contact') : []);

/** A mail address need not be the SIP address. Where it is that of several, it is nobody's. */
function byMail(address: ImAddress, learnt: readonly Contact[]): Contact | undefined {
  const mail = `${address.user}@${address.domain}`.toLowerCase();
  const uris = new Set(learnt.filter(({ emails }) => emails.includes(mail)).map(({ uri }) => uri));
  return address.scheme === 'im' && uris.size === 1 ? learnt.find(({ uri }) => uris.has(uri)) : undefined;
}

/** The address book is of the organisation: of anybody else it says nothing. */
function missing({ client: { settings } }: Account, { domain }: ImAddress): PresenceError {
  const own = settings.trusted.some(trusted => domain === trusted || domain.endsWith(`.${trusted}`));
  return new PresenceError(own ? 'not-found' : 'no-data', 'The address book has nobody of this address');
}

/** "The absence of a link indicates that the client is not allowed to access that resource" (Hypermedia). */
const forbidden = (why: string): PresenceError => new PresenceError('forbidden', why);
