import type { Collection, Store } from '../store/store.js';

/** One place where settings are kept, empty at first, and what can be done to it. */
export interface StoreHarness {
  /** Opens the place; again, it holds what was kept there before. */
  open(): Store | Promise<Store>;
  /** From now on it has no room for anything more. */
  fill?: (() => void | Promise<void>) | undefined;
  /** Makes one entry unreadable, as a bad disk does or somebody with an editor. */
  damage?: ((collection: Collection, id: string) => void | Promise<void>) | undefined;
  /** Clears up. */
  close?: (() => void | Promise<void>) | undefined;
}

export interface StoreSuiteOptions {
  /** What the harness cannot do, each with the reason. */
  readonly without?: { readonly [Need in 'fill' | 'damage' | 'reopen' | 'beside']?: string | undefined } | undefined;
}
