/** One entry about a person: under which address, and what. */
export interface Entry<T> {
  readonly address: string;
  readonly document: T;
}

/** Who has whom on a list, found from both sides without looking through any. */
export class PairBook<T> {
  readonly #byUser = new Map<string, Map<string, Entry<T>>>();
  readonly #byPerson = new Map<string, Set<string>>();

  /** A user's entries, by person, in the order in which they came. */
  of(user: string): ReadonlyMap<string, Entry<T>> {
    return this.#byUser.get(user) ?? new Map<string, Entry<T>>();
  }

  at(user: string, person: string): Entry<T> | undefined {
    return this.#byUser.get(user)?.get(person);
  }

  /** Users who have the person on their lists. */
  having(person: string): ReadonlySet<string> {
    return this.#byPerson.get(person) ?? new Set<string>();
  }

  users(): Iterable<string> {
    return this.#byUser.keys();
  }

  people(): Iterable<string> {
    return this.#byPerson.keys();
  }

  set(user: string, person: string, entry: Entry<T>): void {
    const entries = this.#byUser.get(user) ?? new Map<string, Entry<T>>(), users = this.#byPerson.get(person) ?? new Set<string>();
    this.#byUser.set(user, entries.set(person, entry));
    this.#byPerson.set(person, users.add(user));
  }

  delete(user: string, person: string): void {
    const entries = this.#byUser.get(user), users = this.#byPerson.get(person);
    entries?.delete(person);
    if (!entries?.size) this.#byUser.delete(user);
    users?.delete(user);
    if (!users?.size) this.#byPerson.delete(person);
  }
}
