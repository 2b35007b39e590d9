import type { MyPreferences, Preferences, PreferencesChange, PreferencesDesk, SignIn, Viewer } from '@presence-elements/core';
import { providerProblem } from '../../providers.js';
import { isRecord } from '../../store/plain-json.js';
import type { Draft } from '../concerned.js';
import { frozenWords } from '../documents/frozen-words.js';
import type { FrozenWords, PersonDocument } from '../documents/documents.js';
import { pairId } from '../documents/pair.js';
import { Findings, refusal } from '../fields/settings-error.js';
import { preferencesAfter } from '../fields/preference-fields.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';

// Of all that is frozen of one user (characters of JSON): of a thousand letters for each entry of the longest list. It is written anew with
// each change, and nobody may make that long: whoever is blocked after so much has nothing to read.
const MOST_WORDS = 1_000_000;

/** What one user prefers. */
export class OwnPreferences implements PreferencesDesk {
  readonly #office: Office;
  readonly #viewer: Viewer;
  readonly #user: string;

  constructor(office: Office, viewer: Viewer, user: string) {
    this.#office = office;
    this.#viewer = viewer;
    this.#user = user;
  }

  read(): Promise<MyPreferences> {
    return this.#office.keeper.look(tables => {
      const { providers, federation, sharing } = tables.settings;
      const signIns = providers.filter(provider => provider.signIn !== undefined && !providerProblem(provider, federation))
        .map(({ id, name, signIn }): SignIn => ({ provider: id, name, url: signIn! }));
      return { ...tables.person(this.#user).preferences, signIns, mayOverride: sharing.mayOverride };
    });
  }

  async write(change: PreferencesChange): Promise<MyPreferences> {
    if (!isRecord(change)) throw refusal('wrong-type', 'This is an object.');
    await this.#office.keeper.change(tables => {
      const before = tables.person(this.#user), preferences = this.#checked(tables, before.preferences, change);
      const document: PersonDocument = { ...before, preferences, words: this.#words(tables, before, preferences) };
      return { drafts: [{ collection: 'people', id: this.#user, document }, ...this.#deniedAgain(tables, before.preferences, preferences)], answer: () => undefined };
    });
    return this.read();
  }

  readonly follow = (changed: () => void): (() => void) => this.#office.keeper.follow(({ users, collections }) => {
    if (users.has(this.#user) || collections.has('settings') || collections.has('providers')) changed();
  });

  #checked(tables: Tables, before: Preferences, change: PreferencesChange): Preferences {
    const found = new Findings(), preferences = preferencesAfter(before, change, found), { address, sharing, approval } = preferences;
    if (address !== undefined && address !== before.address) this.#checkAddress(tables, address, found);
    if (!tables.settings.sharing.mayOverride) {
      for (const [path, now] of Object.entries({ sharing, approval })) {
        if (now !== 'organisation' && now !== before[path as 'sharing' | 'approval']) found.add(path, 'not-allowed', 'Your organisation has decided this for everybody.');
      }
    }
    found.refuse();
    return preferences;
  }

  /** People of the portal are seen there already; and nobody may pass for somebody else. */
  #checkAddress({ who }: Tables, address: string, found: Findings): void {
    const owner = who.userOf(address), { rules } = this.#office, place = rules.placeOf(address)!;
    const isVouched = this.#office.who(this.#viewer).people.includes(place.person);
    if (place.kind === 'portal' && owner === this.#user) found.add('address', 'own-address', 'This is your address here already: leave it empty to be seen there.');
    else if (place.kind === 'portal') found.add('address', 'address-taken', `Addresses of ${who.domain} belong to the people of this portal.`);
    else if (owner !== undefined && owner !== this.#user) found.add('address', 'address-taken', 'Somebody else here has this address.');
    // Colleagues have theirs from the organisation.
    else if (place.relationship === 'internal' && !isVouched) found.add('address', 'address-taken', 'This address is inside of your organisation, whose directory does not say that it is yours.');
  }

  /** Whoever was denied and let in by name, and is not any more, goes on to read what there is to read at this moment. */
  #deniedAgain(tables: Tables, { allow: before }: Preferences, { allow }: Preferences): readonly Draft[] {
    const office = this.#office, user = this.#user, { wordsOf, now } = office.options;
    return [...tables.requests.of(user).values()]
      .filter(({ address, document }) => document.answer === 'denied' && office.isNamedIn(before, address) && !office.isNamedIn(allow, address))
      .map(({ address, document }) => ({ collection: 'requests', id: pairId(user, address), document: { ...document, words: frozenWords(tables, user, wordsOf, now()) } }));
  }

  /** Whom one blocks goes on to read what there is to read at this moment; whom one no longer blocks reads everything again. */
  #words(tables: Tables, { preferences: { block }, words }: PersonDocument, { block: blocked }: Preferences): Readonly<Record<string, FrozenWords>> {
    const { wordsOf, now } = this.#office.options, before = new Set(block), added = blocked.filter(entry => !before.has(entry));
    const kept = blocked.filter(entry => before.has(entry) && Object.hasOwn(words, entry)).map(entry => [entry, words[entry]!] as const);
    if (!added.length) return Object.fromEntries(kept);
    const frozen = frozenWords(tables, this.#user, wordsOf, now()), size = JSON.stringify(frozen).length;
    const room = Math.floor((MOST_WORDS - JSON.stringify(kept).length) / size);
    return Object.fromEntries([...kept, ...added.map((entry, at) => [entry, at < room ? frozen : { at: frozen.at, words: {} }] as const)]);
  }
}
