import type { PresenceAccount } from './account.js';
import type { ImAddress } from './address.js';
import type { ProblemCode } from './errors.js';
import type { Activity, Availability, Note, OutOfOffice, PresenceFacts } from './presence.js';
import type { Viewer } from './viewer.js';

/**
 * An agent speaks one network. Two members are required; a missing optional one means "this network cannot".
 *
 * An agent throws `PresenceError` when its network fails; anything else it throws becomes `agent-fault`
 * and harms no other agent.
 */
export interface PresenceNetworkAgent {
  /** 'xmpp', 'graph', … */
  readonly name: string;
  /** May one answer serve all viewers (`shared`, the default), or is it the asking viewer's own? */
  readonly audience?: 'shared' | 'viewer' | undefined;
  readonly limits?: AgentLimits | undefined;
  /** Looks many addresses up, once. An address left out of the reports becomes `unknown` / `no-data`. */
  query(addresses: readonly ImAddress[], options: AgentCall): Promise<readonly PresenceReport[]>;
  /** Pushes changes of the addresses last given to `set`. */
  watch?(sink: PresenceSink, options: { viewer?: Viewer | undefined }): PresenceWatch;
  /** Sets the viewer's own presence and answers what was really set. */
  publish?(own: OwnPresence, options: AgentCall): Promise<OwnPresence>;
  send?(to: readonly ImAddress[], message: Message, options: AgentCall): Promise<SendReceipt>;
  /** Asks a person for leave to see their presence; only ever on somebody's explicit act. */
  requestAccess?(address: ImAddress, options: { viewer?: Viewer | undefined }): Promise<void>;
  /** What this network keeps for the viewer beside presence: preferences, contacts, settings. */
  account?(options?: { viewer?: Viewer | undefined }): Promise<PresenceAccount>;
  dispose?(): void;
}

export interface AgentLimits {
  /** Addresses in one request. */
  readonly maxBatch?: number | undefined;
  /** At most `requests` in `per` milliseconds. */
  readonly rate?: { readonly requests: number; readonly per: number } | undefined;
  /** How long an answer stays fresh, in milliseconds; the registry's own `ttl` by default. */
  readonly ttl?: number | undefined;
}

export interface AgentCall {
  readonly signal: AbortSignal;
  readonly viewer?: Viewer | undefined;
}

/** What the network said of one address. */
export interface PresenceReport extends PresenceFacts {
  readonly address: ImAddress;
  readonly problem?: ProblemCode | undefined;
  /** A last known value that the one who reports can no longer confirm (a relay whose own network is gone). */
  readonly stale?: boolean | undefined;
  /** Milliseconds to wait before asking for this address again. */
  readonly retryAfter?: number | undefined;
  /** Orders reports of one address: an older one is dropped. */
  readonly sequence?: string | number | undefined;
  /** When the network itself expects this to change: milliseconds since the epoch, our clock. */
  readonly expiresAt?: number | undefined;
}

/** Where a watching agent tells what it hears. */
export interface PresenceSink {
  report(reports: readonly PresenceReport[]): void;
  /** From now on every change arrives, so nothing needs to be asked. */
  live(): void;
  /** Changes no longer arrive: the registry asks again by itself until `live`. */
  lost(problem: ProblemCode): void;
  /** The rules of what may be shown have changed: what was said of those whom nobody looks at any more is forgotten. Of the others the watch goes on to tell. */
  forget?(): void;
}

export interface PresenceWatch {
  /** The full list of what is watched, each time. */
  set(addresses: readonly ImAddress[]): void;
  close(): void;
}

/** One's own presence, as one wishes it. `auto` gives control back to the network. */
export interface OwnPresence {
  readonly availability?: Availability | 'invisible' | 'auto' | undefined;
  readonly note?: Note | undefined;
  readonly activities?: readonly Activity[] | undefined;
  readonly outOfOffice?: OutOfOffice | undefined;
  readonly expiresAt?: number | undefined;
}

export interface Message {
  readonly text: string;
  readonly lang?: string | undefined;
}

export interface SendReceipt {
  readonly delivered: 'sent' | 'stored' | 'launched';
  readonly refused?: readonly { readonly address: string; readonly problem: ProblemCode }[] | undefined;
}
