/** Plain data that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * What kinds of document there are; `id` says which one: a section, a provider, a user, `owner contact`, an area.
 * What could not be read when it was replaced is put `aside`.
 */
export const collections = ['settings', 'providers', 'people', 'contacts', 'requests', 'areas', 'directory', 'statuses', 'aside'] as const;

/** A kind of document. */
export type Collection = (typeof collections)[number];

/** One document as it is kept: by its collection and its id. */
export interface StoredDocument {
  readonly collection: Collection;
  readonly id: string;
  readonly value: Json;
}

/** `undefined` deletes. */
export interface StoreChange {
  readonly collection: Collection;
  readonly id: string;
  readonly value: Json | undefined;
}

/** Who changed what, when; before and after. Never holds a secret. */
export interface Change {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The viewer's id. */
  readonly by: string;
  /** 'provider-added', 'provider-changed', 'sharing-changed', … */
  readonly what: string;
  /** Which provider, section, person or area. */
  readonly target: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

/** A change as it stands in the record. */
export interface RecordedChange extends Change {
  /** Rises by one with each change. */
  readonly number: number;
}

/** Which recorded changes: those before a number, and how many at most; 100 unless said. */
export interface ChangesAsked {
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

/** Where settings are kept: memory or localStorage in a page, a database in the relay. `describeStore` tells whether one does as it should. */
export interface Store {
  /**
   * All there is, brought up to the present form of the store. Nothing in it is trusted: an entry that is damaged comes with its text as `value`,
   * one of an unknown collection with the name it has, and whoever uses the documents says so. `collection`: those of this kind alone.
   */
  load(collection?: Collection): Iterable<StoredDocument> | Promise<Iterable<StoredDocument>>;
  /**
   * All or none, also through a crash; once it has returned (or resolved), it is kept.
   *
   * @throws StoreChanged (or rejects with it) where somebody else has changed what is kept since it was last loaded here: load it again.
   */
  commit(changes: readonly StoreChange[], recorded?: readonly Change[]): void | Promise<void>;
  /** The recorded changes, the latest first. */
  changes(asked?: ChangesAsked): readonly RecordedChange[] | Promise<readonly RecordedChange[]>;
  /** Tells that somebody else, another tab or process, has changed what is kept. Returns its undo. */
  follow?(changed: () => void): () => void;
  close?(): void;
}
