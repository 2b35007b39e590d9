import type { ImAddress } from './address.js';
import type { Message, OwnPresence, PresenceNetworkAgent, SendReceipt } from './agent.js';
import type { Schedule } from './alarm.js';
import type { Capability } from './capability.js';
import type { ProblemCode } from './errors.js';
import type { MergeRule } from './merge.js';
import type { Presence } from './presence.js';
import type { Route } from './route.js';
import type { PresencePolicy, Viewer } from './viewer.js';

/** One address, several of one person separated by white space, or a list of them in order of precedence. */
export type AddressInput = string | readonly string[];

/** What one viewer sees. */
export interface PresenceView {
  /** What is known now, without asking. What is too old to count comes `stale` with `pending`. */
  peek(address: AddressInput): Presence | undefined;
  /** Asks if need be. Never rejects: a failure is a presence with a `problem`. */
  lookup(address: AddressInput): Promise<Presence>;
  /** Calls back now if something is known, then on each change. Returns its undo. */
  watch(address: AddressInput, listener: (presence: Presence) => void): () => void;
  /** Carries a capability out through the host's handler. Rejects with `PresenceError` where there is none. */
  perform(capability: Capability, address: AddressInput): Promise<void>;
  /** Does the host have its own way for this capability? */
  handles(capability: Capability): boolean;
  /** Sets the viewer's own presence; answers what was really set. Rejects with `PresenceError`. */
  publish(own: OwnPresence): Promise<OwnPresence>;
  /** Sends one message to one or many. Rejects with `PresenceError`. */
  send(to: AddressInput, message: Message): Promise<SendReceipt>;
  /** Asks again for one address, or for everything that is watched. */
  refresh(address?: AddressInput): void;
}

/** Routes addresses to agents, remembers answers, tells watchers. In a page it is also the view of the page's viewer. */
export interface PresenceRegistry extends PresenceView {
  /** The same registry seen by somebody else: one relay serves many viewers. */
  as(viewer: Viewer): PresenceView;
  /**
   * Lets an agent answer for the addresses its routes fit; the most specific route wins.
   * A `key` is registered once: a second agent under the same key (another copy of a script) changes nothing.
   * Returns its undo.
   *
   * @throws TypeError naming the route that is malformed.
   */
  register(agent: PresenceNetworkAgent, routes: Route | readonly Route[], options?: { key?: string }): () => void;
  /** The host's own way to carry out a capability: open a profile page, a chat pane. Returns its undo. */
  handle(capability: Capability, handler: CapabilityHandler): () => void;
  agentFor(address: string): PresenceNetworkAgent | undefined;
  agents(): readonly PresenceNetworkAgent[];
  /** Stops asking and closes every watch: the page is hidden. Look-ups are still answered. */
  pause(): void;
  /** Goes on: one batch, jittered. */
  resume(): void;
  /** Forgets everything, calls off what runs, and disposes of the agents. */
  dispose(): void;
  /** What the registry does, for diagnostics. Returns its undo. */
  subscribe(listener: (event: RegistryEvent) => void): () => void;
}

export type CapabilityHandler = (address: string, presence: Presence | undefined) => unknown;

/** Maps what a portal knows (user id, mail) to IM addresses. An id left out stands for itself. */
export interface Resolve {
  (
    ids: readonly string[],
    options: { signal: AbortSignal; viewer?: Viewer | undefined },
  ): Promise<ReadonlyMap<string, readonly string[]> | Readonly<Record<string, readonly string[]>>>;
  /** Calls back when ids may stand for other addresses: those for which `isConcerned`, all where it is not given. Returns its undo. */
  subscribe?(changed: (isConcerned?: (id: string) => boolean) => void): () => void;
}

export interface RegistryOptions {
  /** How long an answer stays fresh: 60,000 ms; never less than 1,000 ms. */
  ttl?: number | undefined;
  /** How long to wait after a first failure: 10,000 ms; doubles from there. */
  failureTtl?: number | undefined;
  /** How long the last known value is shown as stale: 300,000 ms. */
  maxStale?: number | undefined;
  /** Addresses remembered per agent while nobody watches them: 5,000. */
  maxEntries?: number | undefined;
  /** How long a network may take to answer: 10,000 ms. */
  timeout?: number | undefined;
  policy?: PresencePolicy | undefined;
  resolve?: Resolve | undefined;
  merge?: MergeRule | undefined;
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined;
  schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  random?: (() => number) | undefined;
}

/** One line of diagnostics. */
export type RegistryEvent =
  | { readonly type: 'query'; readonly agent: string; readonly addresses: number }
  | { readonly type: 'answer'; readonly agent: string; readonly addresses: number }
  | { readonly type: 'failure'; readonly agent: string; readonly problem: ProblemCode; readonly retryAt: number }
  | { readonly type: 'watch'; readonly agent: string; readonly addresses: number }
  | { readonly type: 'live' | 'registered' | 'removed'; readonly agent: string }
  | { readonly type: 'lost'; readonly agent: string; readonly problem: ProblemCode }
  | { readonly type: 'no-agent'; readonly address: ImAddress }
  | { readonly type: 'fault'; readonly error: unknown };
