import { PresenceError, type Schedule } from '@presence-elements/core';
import { plainJson, sameJson } from '../store/plain-json.js';
import type { Change, Json, Store, StoreChange, StoredDocument } from '../store/store.js';
import type { StoreProblem } from './administration.js';
import type { Kept } from './documents/documents.js';
import { isKept, readDocument, written } from './documents/read-document.js';
import { concerned, everybody, type Draft } from './concerned.js';
import { inTime } from './in-time.js';
import { inTurns, type Pause } from './in-turns.js';
import { notKept } from './not-kept.js';
import type { OrganisationChange } from './organisation.js';
import type { Tables } from './tables/tables.js';
import { sentence, strange, twin, Unreadable } from './unreadable.js';

/** What somebody wants to be changed, once it has been checked. */
export interface Plan<T> {
  readonly drafts: readonly Draft[];
  /** Documents that are not read here, as they are: people's statuses. */
  readonly others?: readonly StoreChange[] | undefined;
  readonly recorded?: Change | undefined;
  /** Of a plan with so many drafts that others shall have a turn meanwhile. */
  readonly pause?: Pause | undefined;
  /** Told once it is kept. */
  readonly answer: () => T;
}

// Contacts, of which there may be millions, depend on nothing, and nothing on them.
const related: readonly Kept[] = ['settings', 'providers', 'people', 'directory'];

// Somebody else who is always quicker is no reason to try for ever.
const MOST_TRIES = 100;

/** Changes what is kept: one change at a time, checked and kept without another in between; first in the store, then in memory. */
export class Keeper {
  tables: Tables;
  readonly #store: Store;
  readonly #newTables: () => Tables;
  readonly #listeners = new Set<(what: OrganisationChange) => void>();
  readonly #schedule: Schedule | undefined;
  readonly #unreadable = new Unreadable();
  /** What a store has done that does not answer is not known: whoever comes next looks again first. */
  #isUnsure = false;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  readonly #leave: (() => void) | undefined;

  constructor(store: Store, newTables: () => Tables, schedule?: Schedule) {
    this.#store = store;
    this.#newTables = newTables;
    this.#schedule = schedule;
    this.tables = newTables();
    this.#leave = store.follow?.(() => void this.#lookAgain());
  }

  get problems(): readonly StoreProblem[] {
    return this.#unreadable.problems;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  isUnreadable(collection: string, id: string): boolean {
    return this.#unreadable.has(collection, id);
  }

  load(): Promise<void> {
    return this.#alone(() => this.#reload(false));
  }

  /** What is known now, without waiting for anybody. */
  look<T>(read: (tables: Tables) => T): Promise<T> {
    return new Promise(resolve => resolve(read(this.tables)));
  }

  /** Runs `plan` while nobody else changes anything, keeps what it wants, and answers. What `plan` throws leaves everything as it was. */
  change<T>(plan: (tables: Tables) => Plan<T> | Promise<Plan<T>>): Promise<T> {
    return this.#alone(async () => {
      for (let tries = 1; ; tries++) {
        const { answer, ...planned } = await plan(this.tables), drafts: Draft[] = [];
        await inTurns(planned.drafts, planned.pause, draft => void (this.#isSame(draft) || drafts.push(draft)));
        const isDone = !(drafts.length + (planned.others?.length ?? 0)) || (await this.#commit({ ...planned, drafts }, tries));
        if (isDone) return answer();
      }
    });
  }

  /** What there would be after a change, of all that depends on each other. */
  copyWith(drafts: readonly Draft[]): Tables {
    const copy = this.#newTables();
    for (const collection of related) for (const [id, document] of this.tables.all(collection)) copy.put(collection, id, document);
    for (const { collection, id, document } of drafts) if (related.includes(collection)) copy.put(collection, id, document);
    return copy;
  }

  /** Reads the store while nobody changes it. */
  read<T>(run: (store: Store) => T | Promise<T>): Promise<T> {
    return this.#alone(() => inTime(run(this.#store), this.#schedule));
  }

  follow(changed: (what: OrganisationChange) => void): () => void {
    const own = (what: OrganisationChange): void => changed(what);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  tell(what: OrganisationChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(what);
      } catch (error) {
        report(error); // Its own fault must not keep others from hearing.
      }
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leave?.();
    this.#listeners.clear();
    // What has been begun is brought to its end.
    this.#last.then(() => this.#store.close?.()).catch(report);
  }

  /** False where somebody else was quicker: what they did has been read, and the plan has to be made anew. */
  async #commit({ drafts, others, recorded, pause }: Omit<Plan<never>, 'answer'>, tries: number): Promise<boolean> {
    const changes: StoreChange[] = [];
    await inTurns(drafts, pause, ({ collection, id, document }) => {
      const value = document === undefined ? undefined : written(collection, document);
      check(collection, id, value);
      changes.push({ collection, id, value });
    });
    try {
      const kept = this.#store.commit([...changes, ...others ?? [], ...this.#unreadable.aside(changes)], recorded ? [plainJson(recorded) as unknown as Change] : []);
      await inTime(kept, this.#schedule, () => void this.#lookAgain());
    } catch (error) {
      this.#isUnsure = (error as Partial<PresenceError> | undefined)?.code === 'timeout';
      if (this.#isUnsure) throw error;
      if ((error as Partial<Error> | undefined)?.name !== 'StoreChanged' || tries >= MOST_TRIES) throw notKept(error);
      await this.#reload(true).catch((failed: unknown) => { throw notKept(failed); });
      return false;
    }
    const what = concerned(this.tables, drafts);
    for (const { collection, id, document } of drafts) {
      this.#unreadable.delete(collection, id);
      this.tables.put(collection, id, document);
    }
    this.tell(what);
    return true;
  }

  #isSame({ collection, id, document }: Draft): boolean {
    return !this.#unreadable.has(collection, id) && sameJson(this.tables.stored(collection, id) as Json | undefined, document as Json | undefined);
  }

  async #reload(tell: boolean): Promise<void> {
    // The first time somebody may have much to read.
    const documents = await (tell ? inTime(this.#store.load(), this.#schedule) : this.#store.load()), tables = this.#newTables();
    this.#isUnsure = false;
    this.#unreadable.clear();
    for (const document of documents) this.#take(tables, document);
    const before = this.tables;
    this.tables = tables;
    if (tell) this.tell(everybody(before, tables));
  }

  #lookAgain(): Promise<void> {
    return this.#alone(() => this.#reload(true)).catch(report);
  }

  #take(tables: Tables, stored: StoredDocument): void {
    const { collection, id, value } = stored;
    if (collection === 'statuses' || collection === 'aside') return;
    const { document, problems } = isKept(collection) ? readDocument(collection, id, value, address => tables.who.isAddress(address)) : { problems: strange };
    if (document && tables.put(collection, id, document)) return;
    this.#unreadable.add(stored, problems ?? twin);
    if (isKept(collection)) tables.lost.add(collection, id);
  }

  #alone<T>(run: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      if (this.#closed) throw new PresenceError('unreachable', 'The settings are closed.');
      if (this.#isUnsure) await this.#reload(true);
      return run();
    });
    this.#last = result.catch(() => undefined); // Whoever asked for it hears of it.
    return result;
  }
}

/** What is kept must be what can be read again. @throws TypeError for our own mistake. */
function check(collection: Kept, id: string, value: Json | undefined): void {
  const { problems } = value === undefined ? { problems: undefined } : readDocument(collection, id, value);
  if (problems) throw new TypeError(`${collection}/${id} could not be read again: ${sentence(problems)}`);
}

function report(error: unknown): void {
  console.error('[presence-elements]', error);
}
