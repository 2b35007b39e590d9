import type { DialogInfo } from './dialog-info.js';
import type { Pidf } from './pidf.js';
import type { StateCategories } from './state.js';
import type { WatcherInfo } from './watcher-info.js';

/** What a NOTIFY carried. */
export type Body =
  | { readonly kind: 'pidf'; readonly document: Pidf }
  | { readonly kind: 'dialog'; readonly document: DialogInfo }
  | { readonly kind: 'state'; readonly document: StateCategories }
  | { readonly kind: 'list'; readonly list: ResourceList }
  | { readonly kind: 'watchers'; readonly watchers: WatcherInfo }
  | { readonly kind: 'empty' };

/** A list with the bodies of its resources in place (RFC 4662 §5). */
export interface ResourceList {
  readonly uri: string;
  readonly version: number;
  /** Everything there is, or only what changed. */
  readonly full: boolean;
  readonly resources: readonly Resource[];
}

export interface Resource {
  readonly uri: string;
  /** None yet: nothing is known of this resource, which is not the same as offline. */
  readonly instances: readonly Instance[];
}

export interface Instance {
  readonly id: string;
  readonly state: 'active' | 'pending' | 'terminated';
  /** Of a terminated one: rejected, noresource, … (RFC 6665 §4.1.3). */
  readonly reason?: string | undefined;
  /** None where the list came without, or where what came cannot be read. */
  readonly body?: Body | undefined;
}

/** Reads what a NOTIFY carried; `undefined` for what cannot be read. Never throws. */
export function readBody(_contentType: string | undefined, body: string): Body | undefined {
  return body.trim() ? undefined : { kind: 'empty' };
}
