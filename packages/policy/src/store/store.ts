/** Plain data that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What kinds of document there are; `id` says which one: a section, a provider, a user, `owner contact`, an area. */
export const collections = ['settings', 'providers', 'people', 'contacts', 'requests', 'areas', 'directory', 'statuses'] as const;

export type Collection = (typeof collections)[number];

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

export interface RecordedChange extends Change {
  /** Rises by one with each change. */
  readonly number: number;
}

/** Where settings are kept: memory or localStorage in a page, a database in the relay. */
export interface Store {
  /** All there is, brought up to the present form. */
  load(): readonly StoredDocument[] | Promise<readonly StoredDocument[]>;
  /** All or none, also through a crash; once it has returned (or resolved), it is kept. */
  commit(changes: readonly StoreChange[], recorded?: readonly Change[]): void | Promise<void>;
  /** The recorded changes before `before`, the latest first. */
  changes(options?: { readonly before?: number | undefined; readonly limit?: number | undefined }): readonly RecordedChange[] | Promise<readonly RecordedChange[]>;
  close?(): void;
}
