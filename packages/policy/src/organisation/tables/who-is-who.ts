import { foldDomain, parseAddress } from '@presence-elements/core';
import { personOf } from '../../lists.js';

/** One person under whatever scheme; undefined for what is no address. */
export const personAt = (address: string): string | undefined => {
  const parsed = parseAddress(address);
  return parsed && personOf(parsed);
};

/** What an address says by itself. */
interface Named {
  readonly text: string;
  readonly person: string | undefined;
  /** Of an address at the portal: whose it is, if there is such a user. */
  readonly portalUser: string | undefined;
}

/** Whose an address was, and until when it counts as theirs. */
interface Former {
  readonly user: string;
  readonly until: number;
}

// Reading an address takes longer than anything else that each look at somebody asks of it. So many are remembered; when there are more, all are read anew.
const MOST = 100_000, LONGEST = 200;

// Whoever still looks for somebody at an address that was theirs is told within this time where to look now (milliseconds).
const LINGERS = 10_000;

/** Which user an address belongs to, and under which addresses a user is known. */
export class WhoIsWho {
  readonly domain: string;
  readonly #knows: ((user: string) => boolean) | undefined;
  /** Person → users: those who prefer to be seen there, and those who have the address by a directory. */
  readonly #preferred = new Map<string, Set<string>>();
  readonly #vouched = new Map<string, Set<string>>();
  /** User → addresses by a directory. */
  readonly #addresses = new Map<string, Set<string>>();
  readonly #named = new Map<string, Named>();
  /** Person → whose it was until a moment ago. */
  readonly #former = new Map<string, Former>();
  readonly #now: () => number;

  /** @throws TypeError for what is no domain. */
  constructor(domain: string, knows: ((user: string) => boolean) | undefined, now: () => number = Date.now) {
    const folded = foldDomain(domain);
    if (!folded) throw new TypeError(`Not a domain: ${JSON.stringify(domain)}`);
    this.domain = folded;
    this.#knows = knows;
    this.#now = now;
  }

  /** The person at an address, undefined where it is none; and the text itself, once for all who mention it. */
  named(address: string): Named {
    const known = this.#named.get(address);
    if (known) return known;
    const parsed = parseAddress(address), isPortal = parsed?.domain === this.domain;
    const named = { text: address, person: parsed && personOf(parsed), portalUser: isPortal ? parsed.user.toLowerCase() : undefined };
    if (this.#named.size >= MOST) this.#named.clear();
    if (parsed && address.length <= LONGEST) this.#named.set(address, named);
    return named;
  }

  /** What a directory says goes before what somebody claims to prefer. */
  userOf(address: string): string | undefined {
    const { person, portalUser } = this.named(address);
    if (portalUser !== undefined) return this.#known(portalUser);
    return person === undefined ? undefined : first(this.#vouched.get(person)) ?? first(this.#preferred.get(person));
  }

  /**
   * Whose an address was until a moment ago, and nobody's since. Who looked for its user there does so for a moment yet: whoever
   * hides must not be seen there in between.
   */
  formerAt(address: string): Former | undefined {
    if (!this.#former.size) return;
    const former = this.#former.get(this.named(address).person ?? '');
    return former && former.until > this.#now() ? former : undefined;
  }

  /** All who have an address by a directory or prefer to be seen there: whoever it is not may be it when another leaves. */
  claimants(address: string): readonly string[] {
    const { person = '' } = this.named(address);
    return [...this.#vouched.get(person) ?? [], ...this.#preferred.get(person) ?? []];
  }

  isAddress(text: string): boolean {
    return this.named(text).person !== undefined;
  }

  isPortal(address: string): boolean {
    return this.named(address).portalUser !== undefined;
  }

  /** Where the host vouches for the user: at the portal, and by a directory. */
  vouchedFor(user: string): readonly string[] {
    return [this.portalAddressOf(user), ...this.directoryAddressesOf(user)];
  }

  directoryAddressesOf(user: string): readonly string[] {
    return [...this.#addresses.get(user) ?? []];
  }

  portalAddressOf(user: string): string {
    return `${user.replaceAll('%', '%25')}@${this.domain}`;
  }

  prefers(user: string, address: string | undefined, before: string | undefined): void {
    if (before !== address) this.#leaves(before, user);
    leave(this.#preferred, before && personAt(before), user);
    join(this.#preferred, address && personAt(address), user);
  }

  /** A directory says whose address it is; undefined: nobody's of ours. */
  vouch(address: string, user: string | undefined, before: string | undefined): void {
    // Nearly everybody of another organisation's directory.
    if (user === undefined && before === undefined) return;
    // People of the portal have their addresses there from the host, whatever a directory, or a file with one, says.
    if (this.isPortal(address)) return;
    const person = personAt(address);
    if (before !== undefined) {
      if (before !== user) this.#leaves(address, before);
      leave(this.#vouched, person, before);
      leave(this.#addresses, before, address);
    }
    if (user !== undefined) {
      join(this.#vouched, person, user);
      join(this.#addresses, user, address);
    }
  }

  #leaves(address: string | undefined, user: string): void {
    const person = address === undefined ? undefined : personAt(address), now = this.#now();
    // They stand in the order in which they end.
    for (const [other, { until }] of this.#former) {
      if (until > now) break;
      this.#former.delete(other);
    }
    if (person === undefined) return;
    this.#former.delete(person);
    this.#former.set(person, { user, until: now + LINGERS });
  }

  #known(user: string): string | undefined {
    return this.#knows && !this.#knows(user) ? undefined : user;
  }
}

/** Where two claim the same, who claims it must not depend on the order in which they were read. */
const first = (users: ReadonlySet<string> | undefined): string | undefined => (users && users.size > 1 ? [...users].sort()[0] : users?.values().next().value);

function join(sets: Map<string, Set<string>>, key: string | undefined, value: string): void {
  if (key === undefined) return;
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function leave(sets: Map<string, Set<string>>, key: string | undefined, value: string): void {
  const set = key === undefined ? undefined : sets.get(key);
  if (set?.delete(value) && !set.size) sets.delete(key!);
}
