import type { ProblemCode } from '@presence-elements/core';

/** Somebody who watches this account, or wants to (RFC 3857). */
export interface SipWatcher {
  /** `sip:bob@corp.example` */
  readonly address: string;
  /** `pending` waits for a decision, and so does `waiting`, though its subscription has run out meanwhile. */
  readonly status: 'pending' | 'active' | 'waiting';
  /** How the watcher is called. Text of a stranger: hostile until drawn as text. */
  readonly displayName?: string | undefined;
}

/** Called with all there are, on each change; with a problem and nobody where they are not known. */
export type WatchersListener = (watchers: readonly SipWatcher[], problem?: ProblemCode) => void;
