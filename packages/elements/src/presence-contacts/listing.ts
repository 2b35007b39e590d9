import type { Contact } from '@presence-elements/core';
import { byName, type Entry } from './by-name.js';
import type { Change } from './grid.js';
import { groupsOf, rowsOf, type Rows, type Wish } from './rows.js';

const none: readonly Contact[] = [];

/** What is listed of a contact list. Reckoned anew only where something that matters has changed: ten thousand take a while. */
export class Listing {
  entries: readonly Entry[] = [];
  /** The names of all groups. */
  groups: readonly string[] = [];
  rows: Rows['rows'] = [];
  /** Whom the search has found. */
  found: readonly Entry[] = [];
  /** Who is in the rows: of people in closed groups no order needs to know how reachable they are. */
  addresses: ReadonlySet<string> = new Set();
  /** What the rows did when they last changed. */
  change: Change = 'kept';
  #contacts: readonly Contact[] = none;
  #order: unknown;
  #wish: Wish | undefined;

  /** `order` is another whenever availabilities are to count as they are now. */
  update(read: readonly Contact[] | undefined, wish: Wish, order?: unknown): void {
    const contacts = read ?? none, before = this.#wish, isSame = contacts === this.#contacts && wish.lang === before?.lang;
    if (!isSame) this.#read(contacts, wish.lang);
    const asked = { ...wish, show: this.#canShow(wish.show) ? wish.show : 'groups' as const };
    const isNew = asked.show !== before?.show || asked.search !== before.search || asked.sort !== before.sort;
    if (isSame && !isNew && asked.closed === before.closed && order === this.#order) return;
    this.change = isNew ? 'from the top' : isSame && asked.closed === before.closed ? 'in place' : 'kept';
    this.#wish = asked;
    this.#order = order;
    const { rows, found } = rowsOf(this.entries, asked);
    const addresses = new Set(rows.flatMap(({ entry }) => entry?.contact.address ?? []));
    if (!isSameSet(addresses, this.addresses)) this.addresses = addresses;
    this.rows = rows;
    this.found = found;
  }

  /** What is really shown: a group that is gone is not. */
  get show(): Wish['show'] {
    return this.#wish?.show ?? 'groups';
  }

  #read(contacts: readonly Contact[], lang: string): void {
    this.#contacts = contacts;
    this.entries = byName(contacts, lang);
    this.groups = groupsOf(this.entries, lang);
  }

  #canShow(show: Wish['show']): boolean {
    return !show.startsWith('in ') || this.groups.includes(show.slice(3));
  }
}

function isSameSet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every(each => others.has(each));
}
