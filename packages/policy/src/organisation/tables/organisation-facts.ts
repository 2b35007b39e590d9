import { parseAddress, type Preferences } from '@presence-elements/core';
import type { Answer, OrganisationFacts, Words } from '../../facts.js';
import { isOn, readList, type PeopleList } from '../../lists.js';
import type { Authorisation, Settings } from '../../settings.js';
import type { FrozenWords } from '../documents/documents.js';
import type { Tables } from './tables.js';
import { personAt } from './who-is-who.js';

/** The facts as the tables have them now. */
export class TableFacts implements OrganisationFacts {
  readonly #tables: () => Tables;
  // Words are replaced as a whole when a block comes or goes.
  readonly #lists = new WeakMap<object, readonly (readonly [PeopleList, FrozenWords])[]>();

  constructor(tables: () => Tables) {
    this.#tables = tables;
  }

  get settings(): Settings {
    return this.#tables().settings;
  }

  get domain(): string {
    return this.#tables().who.domain;
  }

  userOf(address: string): string | undefined {
    const { who } = this.#tables();
    return who.userOf(address) ?? who.formerAt(address)?.user;
  }

  leavesAt(address: string): number | undefined {
    const { who } = this.#tables();
    return who.userOf(address) === undefined ? who.formerAt(address)?.until : undefined;
  }

  vouchedFor(user: string): readonly string[] {
    return this.#tables().who.vouchedFor(user);
  }

  /** Of whom something cannot be read nothing is shown: it may say from whom they hide. */
  preferencesOf(user: string): Preferences {
    const tables = this.#tables(), { preferences } = tables.person(user);
    return tables.lost.has('people', user) ? { ...preferences, sharing: 'off' } : preferences;
  }

  authorisationOf(user: string): Authorisation {
    return this.#tables().person(user).authorisation;
  }

  hasContact(user: string, address: string): boolean {
    const { contacts } = this.#tables();
    return this.#peopleAt(address).some(person => contacts.at(user, person));
  }

  answerTo(user: string, address: string): Answer | undefined {
    const { requests } = this.#tables();
    return this.#peopleAt(address).map(person => requests.at(user, person)?.document.answer).find(answer => answer);
  }

  lastWordsFor(user: string, address: string, of?: string): Words | undefined {
    const words = this.#hiding(user, address)?.words ?? {}, where = personAt(of ?? this.#tables().who.portalAddressOf(user)) ?? '';
    return Object.hasOwn(words, where) ? words[where] : undefined;
  }

  hiddenSince(user: string, address: string): number | undefined {
    return this.#hiding(user, address)?.at;
  }

  /**
   * Of several blocks and denials, the oldest: whoever sees nothing newer since then must not see that more has happened. But a denial
   * of whoever stands on the Allow list by name hides nothing: they have read newer words since.
   */
  #hiding(user: string, address: string): FrozenWords | undefined {
    const { requests, who } = this.#tables(), own = who.userOf(address);
    const preferred = own === undefined ? undefined : this.preferencesOf(own).address, people = this.#peopleAt(address);
    const addresses = [address, preferred, ...people].map(parseAddress).filter(parsed => parsed !== undefined);
    const frozen = people.map(person => requests.at(user, person)?.document.words), denied = frozen.some(Boolean) && !this.#isNamed(user, people) ? frozen : [];
    const blocked = this.#frozen(user).map(([list, words]) => (addresses.some(each => isOn(list, each)) ? words : undefined));
    return [...denied, ...blocked].reduce((oldest, frozen) => (oldest && frozen && oldest.at <= frozen.at ? oldest : frozen ?? oldest), undefined);
  }

  #isNamed(user: string, people: readonly string[]): boolean {
    const { allow } = this.preferencesOf(user), named = allow.length ? readList(allow).people : undefined;
    return people.some(person => named?.has(person));
  }

  #frozen(user: string): readonly (readonly [PeopleList, FrozenWords])[] {
    const { words } = this.#tables().person(user);
    const known = this.#lists.get(words) ?? Object.entries(words).map(([entry, frozen]) => [readList([entry]), frozen] as const);
    this.#lists.set(words, known);
    return known;
  }

  /** The person at an address, under every address that the host vouches for: not under one that somebody merely prefers. */
  #peopleAt(address: string): readonly string[] {
    const { who } = this.#tables(), person = who.named(address).person;
    if (person === undefined) return [];
    const user = who.userOf(person), vouched = user === undefined ? [] : who.vouchedFor(user).map(text => who.named(text).person!);
    // Who merely prefers the address is not the person at it.
    return vouched.includes(person) ? [person, ...vouched.filter(other => other !== person)] : [person];
  }
}
