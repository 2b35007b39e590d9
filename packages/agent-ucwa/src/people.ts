import { PresenceError, problemOf, type ImAddress, type PresenceReport } from '@presence-elements/core';
import type { Account } from './account.js';
import { uriOf, type Contact } from './contacts.js';
import { find, read, reportOf, type Read, type Said } from './reading.js';
import type { Resource } from './resource.js';
import type { Session } from './session.js';

interface Person {
  readonly address: ImAddress;
  /** Whom to subscribe to: the address, or whose mail address it is. */
  uri: string;
  /** Has the address book been asked? */
  sought: boolean;
  /** Is there news that has not been read? */
  presence: boolean;
  note: boolean;
  said?: Said | undefined;
  noted?: Read['note'];
}

// Strangers' links, which events of other subscriptions bring, are remembered up to here.
const MOST = 10_000;

/** Whom one watch is about, and what of each of them has still to be read. */
export class People {
  readonly #account: Account;
  readonly #people = new Map<string, Person>();
  /** Links of people that the address book does not have: from events, to be asked whose they are. */
  readonly #unknown = new Map<string, URL>();
  readonly #strangers = new Set<string>();
  /** Counts applications: what was found on one says nothing to the next. */
  #era = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  get uris(): ReadonlySet<string> {
    return new Set([...this.#people.values()].map(({ uri }) => uri));
  }

  /** Takes the full list; answers what is to be said at once of those who cannot be watched. */
  set(addresses: readonly ImAddress[]): readonly PresenceReport[] {
    const wanted = new Map(addresses.map(address => [address.text, address])), refused: PresenceReport[] = [];
    for (const text of this.#people.keys()) if (!wanted.has(text)) this.#people.delete(text);
    for (const [text, address] of wanted) {
      const uri = uriOf(address);
      if (!uri) refused.push({ address, problem: 'bad-address' });
      else if (!this.#people.has(text)) this.#people.set(text, { address, uri, sought: false, presence: true, note: true });
    }
    return refused;
  }

  /** Another application: its links are others, and everything is to be read again. */
  reset(): void {
    this.#era++;
    this.#unknown.clear();
    this.#strangers.clear();
    for (const person of this.#people.values()) Object.assign(person, { uri: uriOf(person.address)!, sought: false, presence: true, note: true });
  }

  /** Everything may have changed meanwhile. */
  doubt(): void {
    for (const person of this.#people.values()) person.presence = person.note = true;
  }

  /** Somebody's presence or note has changed. Several changes of one person are read once. */
  changed(contact: URL, what: 'presence' | 'note', session: Session): void {
    const known = session.contacts.at(contact), key = contact.href;
    if (known) this.#mark(known.uri, what);
    else if (!this.#strangers.has(key) && this.#unknown.size < MOST) this.#unknown.set(key, contact);
  }

  /** Asks the address book for whoever is new. */
  async seek(session: Session, signal: AbortSignal): Promise<void> {
    const era = this.#era, fresh = [...this.#people.values()].filter(({ sought }) => !sought);
    if (!fresh.length) return;
    const found = await find(this.#account, session, fresh.map(({ address }) => address), signal);
    for (const person of era === this.#era ? fresh : []) {
      const contact = found.get(person.address)!;
      // The address book has only the organisation: whoever else there is makes themselves known by an event.
      person.sought = !(contact instanceof PresenceError && passes(contact));
      if (!(contact instanceof PresenceError)) person.uri = contact.uri;
    }
  }

  /** Reads whatever is news, and answers what there is to say. What could not be read now stays news. */
  async read(session: Session, signal: AbortSignal): Promise<readonly PresenceReport[]> {
    await this.#meet(session, signal);
    const wishes = new Map<Contact, Person[]>();
    for (const person of this.#people.values()) {
      const contact = person.presence || person.note ? session.contacts.of(person.uri) : undefined;
      if (contact) wishes.set(contact, [...(wishes.get(contact) ?? []), person]);
    }
    if (!wishes.size) return [];
    // A change that comes while this is read is another change.
    const wanted = [...wishes].map(([contact, people]) => ({ contact, presence: people.some(({ presence }) => presence), note: people.some(({ note }) => note) }));
    for (const person of [...wishes.values()].flat()) person.presence = person.note = false;
    try {
      const reads = await read(this.#account, session, wanted, signal);
      return wanted.flatMap(({ contact }) => wishes.get(contact)!.flatMap(person => this.#hear(person, reads.get(contact)!)));
    } catch (error) {
      for (const person of [...wishes.values()].flat()) person.presence = person.note = true;
      throw error;
    }
  }

  /** Who has news that has not been read, as far as one could read it. */
  unread(session: Session): readonly ImAddress[] {
    return [...this.#people.values()].filter(({ presence, note, sought, uri }) => !sought || ((presence || note) && session.contacts.of(uri))).map(({ address }) => address);
  }

  #hear(person: Person, { presence = person.said, note = person.noted }: Read): readonly PresenceReport[] {
    if (this.#people.get(person.address.text) !== person) return [];
    if (presence instanceof PresenceError && passes(presence)) person.presence = true;
    else person.said = presence;
    person.noted = note;
    return presence ? [reportOf(person.address, presence, note)] : [];
  }

  #mark(uri: string, what: 'presence' | 'note'): void {
    for (const person of this.#people.values()) if (person.uri === uri) person[what] = true;
  }

  /** Whose are the links that events have brought? */
  async #meet(session: Session, signal: AbortSignal): Promise<void> {
    if (!this.#unknown.size) return;
    const asked = [...this.#unknown], outcomes = await this.#account.many.get(session, asked.map(([, url]) => url), signal);
    for (const [index, [key, url]] of asked.entries()) {
      const outcome = outcomes[index]!, contact = 'resource' in outcome ? session.contacts.learn(readable(outcome.resource, url)) : undefined;
      this.#unknown.delete(key);
      if (!contact) this.#strangers.add(key);
      else for (const what of ['presence', 'note'] as const) this.#mark(contact.uri, what);
    }
  }
}

const passes = (error: PresenceError): boolean => /^(rate-limited|timeout|unreachable)$/.test(problemOf(error).problem);

/** A contact is found again by the link that events name it by, however it writes its own. */
function readable(resource: Resource | undefined, url: URL): Resource {
  const links = resource && Object.hasOwn(resource, '_links') ? resource['_links'] : undefined;
  return { ...resource, _links: { ...(typeof links === 'object' ? links : {}), self: { href: url.href } } };
}
