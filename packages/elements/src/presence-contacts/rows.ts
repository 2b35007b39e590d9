import type { Availability } from '@presence-elements/core';
import type { ContactSort } from '../i18n/contacts-messages.js';
import { collatorOf, fold, type Entry } from './by-name.js';

/** The heading of a group; `name` is undefined for those who are in none. */
export interface GroupRow {
  readonly key: string;
  readonly name: string | undefined;
  readonly entry?: undefined;
  readonly count: number;
  readonly open: boolean;
  readonly level: 1;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

export interface ContactRow {
  readonly key: string;
  readonly entry: Entry;
  readonly level: 1 | 2;
  readonly place: number;
  readonly siblings: number;
}

/** What one line of the list shows. All lines are equally high, so that where each is can be reckoned. */
export type Row = GroupRow | ContactRow;

/** Which contacts are shown: all in their groups, all in one list, those in no group, or one group. */
export type Show = 'groups' | 'one' | 'ungrouped' | `in ${string}`;

export interface Wish {
  readonly show: Show;
  readonly search: string;
  readonly sort: ContactSort;
  /** Keys of groups that are closed. A search looks into them all the same. */
  readonly closed: ReadonlySet<string>;
  availabilityOf(address: string): Availability;
  readonly lang: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Whom the search has found, closed groups and all. */
  readonly found: readonly Entry[];
}

// Whom one may reach first comes first.
const REACHABLE: readonly Availability[] = ['online', 'busy', 'dnd', 'away', 'offline', 'unknown'];

/** What is listed, in order, from contacts that are sorted by name. */
export function rowsOf(entries: readonly Entry[], wish: Wish): Rows {
  const found = sorted(entries.filter(sought(fold(wish.search))).filter(shown(wish.show)), wish);
  const isGrouped = wish.show === 'groups' && entries.some(({ contact }) => contact.groups.length);
  return { found, rows: isGrouped ? inGroups(found, wish) : contactRows(found, 1, '') };
}

/** The names of all groups, as the alphabet has them. */
export function groupsOf(entries: readonly Entry[], lang: string): readonly string[] {
  return [...new Set(entries.flatMap(({ contact }) => contact.groups))].sort(collatorOf(lang).compare);
}

function sought(text: string): (entry: Entry) => boolean {
  return ({ contact: { name = '', address } }) => !text || fold(`${name} ${address}`).includes(text);
}

function shown(show: Show): (entry: Entry) => boolean {
  if (show === 'ungrouped') return ({ contact }) => !contact.groups.length;
  return ({ contact }) => !show.startsWith('in ') || contact.groups.includes(show.slice(3));
}

/** Those that can be reached alike stay in the order of their names. */
function sorted(entries: readonly Entry[], { sort, availabilityOf }: Wish): readonly Entry[] {
  if (sort === 'name') return entries;
  const kinds = new Map<Availability, Entry[]>(REACHABLE.map(availability => [availability, []]));
  for (const entry of entries) (kinds.get(availabilityOf(entry.contact.address)) ?? kinds.get('unknown')!).push(entry);
  return [...kinds.values()].flat();
}

function inGroups(entries: readonly Entry[], { closed, search, lang }: Wish): readonly Row[] {
  const members = new Map<string | undefined, Entry[]>(groupsOf(entries, lang).map(name => [name, []]));
  for (const entry of entries) {
    const groups = new Set<string | undefined>(entry.contact.groups);
    for (const group of groups.size ? groups : [undefined]) add(members, group, entry);
  }
  return [...members].flatMap(([name, own], at): Row[] => {
    const key = groupKey(name), open = !!search.trim() || !closed.has(key);
    const heading: Row = { key, name, count: own.length, open, level: 1, place: at + 1, siblings: members.size };
    return [heading, ...(open ? contactRows(own, 2, key) : [])];
  });
}

function add<Key, Item>(to: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = to.get(key);
  if (items) items.push(item);
  else to.set(key, [item]);
}

const groupKey = (name: string | undefined): string => (name === undefined ? 'ungrouped' : `group ${name}`);

function contactRows(entries: readonly Entry[], level: 1 | 2, group: string): readonly Row[] {
  return entries.map((entry, at) => ({ key: `${entry.contact.address} ${group}`, entry, level, place: at + 1, siblings: entries.length }));
}
