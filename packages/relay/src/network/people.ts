import { samePresence, type OwnPresence, type ProblemCode, type Schedule } from '@presence-elements/core';
import { current } from './own-presence.js';
import { alive, appearance, changesAt, published, stranger, wordsLeft, type Appearance, type Person, type Terms } from './person.js';
import type { Status, StatusStore, Words } from './status-store.js';

export interface PeopleOptions {
  readonly grace: number;
  readonly awayAfter: number;
  readonly store: StatusStore;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly fault: (error: unknown) => void;
}

/** Calls back with whom looks different now; without a name, everybody may. */
export type PeopleListener = (user?: string) => void;

// Changes that fall due between two of these moments are one walk through all people (milliseconds). The moments are the clock's,
// not those of somebody's change: or else who sees one person would notice that another one, who hides, has changed just before.
const BEAT = 250;

/** Everybody of the portal who was ever heard of, and the one timer that notices who has gone. */
export class People {
  readonly #options: PeopleOptions;
  readonly #terms: Terms;
  readonly #people = new Map<string, Person>();
  readonly #shown = new Map<string, Appearance>();
  readonly #listeners = new Set<PeopleListener>();
  #starting = true;
  /** Until what people had set is there: who is invisible must not be seen meanwhile. */
  #loading: Promise<void> | undefined;
  #next = Infinity;
  #cancel: () => void = () => undefined;

  constructor(options: PeopleOptions) {
    const { grace, awayAfter, now, fault } = this.#options = options;
    // The start is over when it is told to be: whoever had a change of their own told between the two would be known sooner.
    const startsUntil = nextBeat(now() + grace);
    this.#terms = { startedAt: startsUntil - grace, grace, awayAfter };
    this.#arm(startsUntil);
    this.#loading = this.#load()?.catch(fault).finally(this.#loaded);
  }

  /** One of the user's pages is open, and is or is not in use. */
  alive(user: string, active: boolean): void {
    const now = this.#options.now();
    this.#keep(user, alive(this.#person(user), active, now), now);
  }

  /** Sets how the user wants to be seen, and answers what was really set. */
  async publish(user: string, wished: OwnPresence): Promise<OwnPresence> {
    const { now, store } = this.#options;
    if (this.#loading) await this.#loading;
    const { own, veil } = published(this.#person(user), wished, now());
    await store.save(user, Object.keys(own).length ? { own, veil } : undefined);
    // Whatever was heard while it was being saved still holds.
    this.#keep(user, published(this.#person(user), wished, now()), now());
    return own;
  }

  /** What the user has set and still counts; nobody else's business. */
  own(user: string): OwnPresence {
    return current(this.#person(user).own, this.#options.now());
  }

  /** What there is to read of the user while they are not there. */
  words(user: string): Words {
    return wordsLeft(this.#person(user), this.#options.now());
  }

  /** Why the user's state would not have been known `at` a moment, had nothing been heard of their pages since another. */
  unheard(user: string, known: boolean | undefined, since: number, at: number): ProblemCode | undefined {
    const { own, veil, seenAt } = this.#person(user);
    if (this.#loading) return 'pending';
    return appearance({ ...stranger, own, veil, ...(seenAt <= since && { seenAt }) }, known, at, this.#terms).problem;
  }

  /** Have people's pages not had the time to speak yet? */
  get isStarting(): boolean {
    const { startedAt, grace } = this.#terms;
    return !!this.#loading || this.#options.now() < startedAt + grace;
  }

  isSeen(user: string): boolean {
    return this.#options.now() >= this.#person(user).seenAt;
  }

  appearance(user: string, known: boolean | undefined): Appearance {
    if (this.#loading) return { availability: 'unknown', problem: 'pending' };
    return appearance(this.#person(user), known, this.#options.now(), this.#terms);
  }

  watch(listener: PeopleListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#cancel();
    this.#listeners.clear();
  }

  /** At once where the store can. */
  #load(): Promise<void> | undefined {
    try {
      const statuses = this.#options.store.load();
      if (Symbol.iterator in statuses) return void this.#take(statuses);
      return statuses.then(loaded => this.#take(loaded));
    } catch (error) {
      this.#options.fault(error);
      return undefined;
    }
  }

  readonly #loaded = (): void => {
    this.#loading = undefined;
    for (const [user, person] of this.#people) this.#look(user, person, this.#options.now(), false);
    this.#tell();
  };

  #take(statuses: Iterable<readonly [string, Status]>): void {
    for (const [user, status] of statuses) this.#keep(user, { ...this.#person(user), ...status }, this.#options.now());
  }

  #person(user: string): Person {
    return this.#people.get(user) ?? stranger;
  }

  #keep(user: string, person: Person, now: number): void {
    this.#people.set(user, person);
    this.#look(user, person, now);
    this.#arm(changesAt(person, now, this.#terms));
  }

  /** Tells whoever watches if the user looks different now, unless everybody is told of next: who came first then would have changed besides. */
  #look(user: string, person: Person, now: number, tells: boolean = true): void {
    if (this.#loading) return;
    const shown = appearance(person, true, now, this.#terms), before = this.#shown.get(user);
    const there = shown.availability !== 'offline' && shown.availability !== 'unknown';
    if (there && now < person.seenAt) this.#people.set(user, { ...person, seenAt: now });
    this.#shown.set(user, shown);
    if (tells && !samePresence(shown, before)) this.#tell(user);
  }

  #tell(user?: string): void {
    for (const listener of [...this.#listeners]) listener(user);
  }

  #arm(time: number): void {
    const { now, schedule } = this.#options, beat = nextBeat(time);
    if (beat >= this.#next) return;
    this.#cancel();
    this.#next = beat;
    this.#cancel = schedule(this.#ring, beat - now());
  }

  readonly #ring = (): void => {
    const now = this.#options.now(), { startedAt, grace } = this.#terms, startsUntil = startedAt + grace, isOver = this.#starting && now >= startsUntil;
    this.#next = Infinity;
    for (const [user, person] of this.#people) this.#look(user, person, now, !isOver);
    for (const person of this.#people.values()) this.#arm(changesAt(person, now, this.#terms));
    if (this.#starting && !isOver) return this.#arm(startsUntil);
    // Until now it was pending whether those are there who were never heard of.
    this.#starting = false;
    if (isOver) this.#tell();
  };
}

const nextBeat = (time: number): number => Math.ceil(time / BEAT) * BEAT;
