import type { Section, Settings } from '../../settings.js';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import type {
  ActiveDocument, AreaDocument, ContactDocument, DirectoryDocument, Documents, Kept, PersonDocument, RequestDocument, SectionDocument,
} from '../documents/documents.js';
import { pairId, pairOf } from '../documents/pair.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { defaultSections, strictestSections } from '../fields/section-fields.js';
import { Lost } from './lost.js';
import { PairBook } from './pair-book.js';
import { ProviderTable } from './provider-table.js';
import { WhoIsWho } from './who-is-who.js';

const stranger: PersonDocument = Object.freeze({ preferences: defaultPreferences, authorisation: nobodyAuthorised, words: Object.freeze({}) });
const openArea: AreaDocument = Object.freeze({ enabled: true, moderators: Object.freeze([]) });

/** Everything that an organisation keeps, in memory, with an index for each question that is asked of it. */
export class Tables {
  readonly who: WhoIsWho;
  readonly lost: Lost = new Lost();
  readonly providers: ProviderTable = new ProviderTable(this.lost);
  readonly contacts: PairBook<ContactDocument> = new PairBook();
  readonly requests: PairBook<RequestDocument> = new PairBook();
  readonly people: Map<string, PersonDocument> = new Map();
  readonly areas: Map<string, AreaDocument> = new Map();
  readonly directory: Map<string, DirectoryDocument> = new Map();
  readonly #sections = new Map<string, SectionDocument>();
  #settings: Settings | undefined;

  constructor(domain: string, knows?: (user: string) => boolean, now?: () => number) {
    this.who = new WhoIsWho(domain, knows, now);
  }

  /** The same object until something in it changes. */
  get settings(): Settings {
    return (this.#settings ??= Object.freeze({
      providers: this.providers.list(), federation: this.section('federation').value, access: this.section('access').value,
      sharing: this.section('sharing').value, messaging: this.section('messaging').value,
    }));
  }

  section<S extends Section>(section: S): SectionDocument<S> {
    const fallback = this.lost.has('settings', section) ? strictestSections : defaultSections;
    return (this.#sections.get(section) ?? { revision: 0, value: fallback[section] }) as SectionDocument<S>;
  }

  person(user: string): PersonDocument {
    return this.people.get(user) ?? stranger;
  }

  area(area: string): AreaDocument {
    return this.areas.get(area) ?? openArea;
  }

  /** Every address under which the user can be seen. */
  addressesOf(user: string): readonly string[] {
    const { address } = this.person(user).preferences;
    return [...this.who.vouchedFor(user), ...(address === undefined ? [] : [address])];
  }

  /** How many people have the user on their lists, under whichever address. */
  watchersOf(user: string): number {
    const people = new Set(this.addressesOf(user).map(address => this.who.named(address).person!));
    const watchers = [...people].map(person => this.contacts.having(person)).filter(({ size }) => size);
    return watchers.length > 1 ? new Set(watchers.flatMap(users => [...users])).size : (watchers[0]?.size ?? 0);
  }

  /** The document as it is kept; undefined where there is none. */
  stored(collection: Kept, id: string): Documents[Kept] | undefined {
    const [user = '', address = ''] = pairOf(id) ?? [], { person = '' } = this.who.named(address);
    const pair = <T>(book: PairBook<T>): T | undefined => (book.at(user, person)?.address === address ? book.at(user, person)?.document : undefined);
    const stored: { readonly [Each in Kept]: () => Documents[Each] | undefined } = {
      settings: () => (id !== 'enterprise' ? this.#sections.get(id) : this.providers.active === undefined ? undefined : { active: this.providers.active }),
      providers: () => this.providers.documents.get(id),
      people: () => this.people.get(id),
      contacts: () => pair(this.contacts),
      requests: () => pair(this.requests),
      areas: () => this.areas.get(id),
      directory: () => this.directory.get(id),
    };
    return stored[collection]();
  }

  /** All documents of a collection, by id. */
  *all(collection: Kept): Generator<readonly [id: string, document: Documents[Kept]]> {
    if (collection === 'contacts' || collection === 'requests') {
      const book: PairBook<ContactDocument | RequestDocument> = this[collection];
      for (const user of book.users()) for (const { address, document } of book.of(user).values()) yield [pairId(user, address), document];
    } else if (collection === 'settings') {
      yield* this.#sections;
      if (this.providers.active !== undefined) yield ['enterprise', { active: this.providers.active }];
    } else if (collection === 'providers') yield* this.providers.documents;
    else yield* this[collection];
  }

  /** Takes in one document; undefined: it is there no more. False, and nothing is taken, where there is one about the same two already. */
  put<K extends Kept>(collection: K, id: string, document: Documents[K] | undefined): boolean {
    const put: { readonly [Each in Kept]: Put<Documents[Each]> } = this.#puts;
    if (!put[collection](id, document)) return false;
    this.lost.delete(collection, id);
    if (collection === 'settings' || collection === 'providers') this.changed();
    return true;
  }

  /** The list of providers, or what is decided, is another now. */
  changed(): void {
    this.#settings = undefined;
  }

  readonly #puts: { readonly [K in Kept]: Put<Documents[K]> } = {
    settings: (id, document) => {
      if (id !== 'enterprise') return replace(this.#sections, id, document as SectionDocument | undefined);
      this.providers.active = (document as ActiveDocument | undefined)?.active;
      return true;
    },
    providers: (id, document) => replace(this.providers.documents, id, document),
    people: (user, document) => {
      this.who.prefers(user, document?.preferences.address, this.people.get(user)?.preferences.address);
      return replace(this.people, user, document);
    },
    contacts: (id, document) => putPair(this.who, this.contacts, id, document),
    requests: (id, document) => putPair(this.who, this.requests, id, document),
    areas: (area, document) => replace(this.areas, area, document),
    directory: (address, document) => {
      this.who.vouch(address, document?.user, this.directory.get(address)?.user);
      return replace(this.directory, address, document);
    },
  };
}

type Put<T> = (id: string, document: T | undefined) => boolean;

function replace<T>(map: Map<string, T>, id: string, document: T | undefined): boolean {
  if (document === undefined) map.delete(id);
  else map.set(id, document);
  return true;
}

function putPair<T>(who: WhoIsWho, book: PairBook<T>, id: string, document: T | undefined): boolean {
  const [user, written] = pairOf(id)!, { text: address, person = '' } = who.named(written), before = book.at(user, person);
  // The same person under another scheme is somebody else's document.
  if (before && before.address !== address) return document === undefined;
  if (document !== undefined) book.set(user, person, { address, document });
  else book.delete(user, person);
  return true;
}
