import { sameJson, plainJson } from '../store/plain-json.js';
import { collections, type Collection } from '../store/store.js';
import type { Documents, Kept, PersonDocument, RequestDocument } from './documents/documents.js';
import { pairOf } from './documents/pair.js';
import type { OrganisationChange } from './organisation.js';
import type { Tables } from './tables/tables.js';

/** One document as it is to be from now on; undefined: there is to be none. */
export type Draft = { readonly [K in Kept]: { readonly collection: K; readonly id: string; readonly document: Documents[K] | undefined } }[Kept];

/** Whom a change concerns, seen from before it. */
export function concerned(tables: Tables, drafts: readonly Draft[]): OrganisationChange {
  const users = new Set(drafts.flatMap(draft => usersOf(tables, draft))), changed = new Set(drafts.flatMap(draft => changedAddresses(tables, draft)));
  // Whoever claims what is somebody else's from now on, or was until now, is elsewhere, too.
  const moved = changed.size ? new Set([...users, ...[...changed].flatMap(address => tables.who.claimants(address))]) : undefined;
  return { collections: new Set(drafts.map(({ collection }) => collection)), users, ...(moved && { moved }) };
}

/** Addresses which may be somebody else's from now on. */
function changedAddresses(tables: Tables, { collection, id, document }: Draft): readonly string[] {
  if (collection === 'directory') return [id];
  if (collection !== 'people') return [];
  const before = tables.person(id).preferences.address, address = document?.preferences.address;
  return before === address ? [] : [before, address].filter(each => each !== undefined);
}

// What is one person's own changes nothing but how that person looks to others, and others to that person.
const personal: readonly Collection[] = ['people', 'contacts', 'requests'];

/** Those whose own change it was, where nobody else is concerned: as one looks, or is looked at. */
export function aboutFew({ collections, users, moved }: OrganisationChange): ReadonlySet<string> | undefined {
  return !moved && [...collections].every(collection => personal.includes(collection)) ? users : undefined;
}

/** Whatever there was and is may have changed. */
export function everybody(...all: readonly Tables[]): OrganisationChange {
  const users = new Set(all.flatMap(({ people, contacts, requests, directory }) =>
    [...people.keys(), ...contacts.users(), ...requests.users(), ...[...directory.values()].flatMap(({ user }) => user ?? [])]));
  return { collections: new Set(collections), users, moved: users };
}

function usersOf(tables: Tables, { collection, id, document }: Draft): readonly string[] {
  const [user = '', address = ''] = pairOf(id) ?? [];
  switch (collection) {
    case 'people': return [id, ...(mayEndWaiting(tables.person(id), document) ? waitingFor(tables, id) : [])];
    case 'contacts': return [user];
    case 'requests': return [user, ...(endsWaiting(tables, id, document) ? [tables.who.userOf(address)] : [])].filter(each => each !== undefined);
    case 'directory': return [tables.directory.get(id)?.user, document?.user].filter(each => each !== undefined);
    default: return [];
  }
}

/** Whoever has an answer must not notice that another took its place: they would know that somebody is there who is offline to them. */
function endsWaiting(tables: Tables, id: string, document: RequestDocument | undefined): boolean {
  const before = tables.stored('requests', id) as RequestDocument | undefined;
  return [before, document].some(each => each?.answer === 'waiting');
}

/** Of a block nobody is told: even that something has changed would say too much. */
function mayEndWaiting({ preferences: before }: PersonDocument, document: PersonDocument | undefined): boolean {
  const essence = ({ sharing, approval, allow }: Partial<PersonDocument['preferences']>): unknown => ({ sharing, approval, allow });
  return !sameJson(plainJson(essence(before)), plainJson(essence(document?.preferences ?? {})));
}

const waitingFor = (tables: Tables, user: string): readonly string[] => [...tables.requests.of(user).values()]
  .filter(({ document }) => document.answer === 'waiting').flatMap(({ address }) => tables.who.userOf(address) ?? []);
