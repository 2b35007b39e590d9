import { pageOfChanges } from './page-of-changes.js';
import { plainJson } from './plain-json.js';
import { StoreChanged } from './store-changed.js';
import type { Change, ChangesAsked, Collection, Json, RecordedChange, Store, StoreChange, StoredDocument } from './store.js';
import { Undo, type Put } from './undo.js';

/** The part of a page's `Storage` that is needed: `localStorage`, or a stand-in. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** How a store in a page is kept; without any of it, as a browser suggests. */
export interface LocalStoreOptions {
  /** What all keys begin with: 'presence-elements.' unless said. */
  readonly prefix?: string | undefined;
  /** How many recorded changes are kept: 500. Browsers give a site 5 MiB. */
  readonly maxChanges?: number | undefined;
  /** Keeps tabs from writing into each other's changes: the browser's own, where there are any. */
  readonly locks?: Locks | undefined;
  /** Where other tabs' changes are heard of: the page. */
  readonly events?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | undefined;
}

/** The part of a `LockManager` that is needed. */
export interface Locks {
  request<T>(name: string, run: () => T): Promise<Awaited<T>>;
}

/** Keeps settings in a page's `localStorage`: one entry per document, tabs beside each other, and no change half-written. */
export function localStore(storage: KeyValueStorage, options: LocalStoreOptions = {}): Store {
  return new LocalStore(storage, options);
}

class LocalStore implements Store {
  readonly #storage: KeyValueStorage;
  readonly #options: LocalStoreOptions;
  readonly #prefix: string;
  readonly #undo: Undo;
  /** The version that was last seen here. */
  #seen: string | undefined;

  constructor(storage: KeyValueStorage, options: LocalStoreOptions) {
    this.#storage = storage;
    this.#options = options;
    this.#prefix = options.prefix ?? 'presence-elements.';
    this.#undo = new Undo(storage, `${this.#prefix}undo`, `${this.#prefix}document/undo/`);
  }

  load(kind?: Collection): Promise<readonly StoredDocument[]> {
    return this.#alone(() => {
      // Whoever reads a part of it has not seen what others have done to the rest.
      if (kind === undefined) this.#seen = this.#version;
      return this.#under(kind === undefined ? 'document/' : `document/${kind}/`).map(([path, text]) => {
        const [collection = '', ...id] = kind === undefined ? path.split('/') : [kind, path];
        // What is damaged is told by whoever checks the documents.
        return { collection: collection as Collection, id: id.join('/'), value: read(text) ?? text };
      });
    });
  }

  commit(changes: readonly StoreChange[], recorded: readonly Change[] = []): Promise<void> {
    return this.#alone(() => {
      this.#seen ??= this.#version;
      if (this.#seen !== this.#version) throw new StoreChanged();
      const version = String(Number(this.#seen) + 1);
      const documents = changes.map(({ collection, id, value }): Put => [`${this.#prefix}document/${collection}/${id}`, value === undefined ? null : JSON.stringify(plainJson(value))]);
      this.#undo.put([...documents, ...this.#recorded(recorded), [this.#versionKey, version]]);
      this.#seen = version;
    });
  }

  changes(asked?: ChangesAsked): Promise<readonly RecordedChange[]> {
    return this.#alone(() => pageOfChanges(this.#numbers.toReversed().map(number => this.#change(number)), asked));
  }

  follow(changed: () => void): () => void {
    const events = this.#events;
    const heard = (event: Event): void => {
      const { key } = event as StorageEvent;
      // Without a key everything was cleared.
      if (key === this.#versionKey || key === null) changed();
    };
    events.addEventListener?.('storage', heard);
    return () => events.removeEventListener?.('storage', heard);
  }

  /** Where there is no page, nobody tells. */
  get #events(): Partial<EventTarget> {
    return this.#options.events ?? globalThis;
  }

  get #versionKey(): string {
    return `${this.#prefix}version`;
  }

  get #version(): string {
    return String(Number(this.#storage.getItem(this.#versionKey)) || 0);
  }

  get #numbers(): readonly number[] {
    return this.#under('change/').map(([number]) => Number(number)).filter(Number.isInteger).sort((a, b) => a - b);
  }

  /** New changes with their numbers, and those that are too old by now. */
  #recorded(recorded: readonly Change[]): readonly Put[] {
    const numbers = this.#numbers, { maxChanges = 500 } = this.#options, last = numbers.at(-1) ?? 0;
    const added = recorded.map((change, at): Put => [this.#changeKey(last + at + 1), JSON.stringify(plainJson(change))]);
    return [...numbers.slice(0, Math.max(numbers.length + added.length - maxChanges, 0)).map((number): Put => [this.#changeKey(number), null]), ...added];
  }

  #change(number: number): RecordedChange {
    const text = this.#storage.getItem(this.#changeKey(number)) ?? '', change = read(text);
    const damaged: Change = { at: 0, by: '', what: 'damaged', target: '', before: text };
    return { ...(typeof change === 'object' && change !== null && !Array.isArray(change) ? change as unknown as Change : damaged), number };
  }

  #changeKey(number: number): string {
    return `${this.#prefix}change/${number}`;
  }

  /** Every entry below a path, by the rest of its key. */
  #under(path: string): readonly (readonly [string, string])[] {
    const start = this.#prefix + path, storage = this.#storage;
    return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter(key => key.startsWith(start))
      .map(key => [key.slice(start.length), storage.getItem(key) ?? '']);
  }

  /** Runs while no other tab writes; what a tab left half-written that was closed is undone first. */
  async #alone<T>(run: () => T): Promise<T> {
    const { locks = (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks } = this.#options;
    const body = (): T => {
      this.#undo.finish();
      return run();
    };
    return locks ? locks.request(`${this.#prefix}store`, body) : body();
  }
}

function read(text: string): Json | undefined {
  try {
    return plainJson(JSON.parse(text));
  } catch {
    return undefined; // Told by who asked, with the text itself.
  }
}
