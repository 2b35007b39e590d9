import { PresenceError, type ImAddress, type PresenceNetworkAgent, type PresenceSink, type PresenceWatch } from '@presence-elements/core';
import type { Actions } from './session/actions.js';
import type { Session } from './session/session.js';
import { settingsOf, type SipOptions } from './sip-options.js';
import type { WatchersListener } from './sip-watcher.js';

/** Knows what a SIP server knows, and lets its account be present there. */
export interface SipAgent extends Required<Omit<PresenceNetworkAgent, 'audience' | 'limits' | 'requestAccess' | 'account'>> {
  /** Subscribes, which in SIP is to ask (RFC 3856 §5), and stays subscribed. Resolves once it waits or is let in. */
  requestAccess(address: ImAddress): Promise<void>;
  /** Tells who watches this account or wants to (RFC 3857), now and on each change. Returns its undo. */
  watchers(listener: WatchersListener): () => void;
  /** Lets somebody see this account (RFC 5025), who may be waiting. Needs `xcap`. Rejects with `PresenceError`. */
  allow(address: ImAddress): Promise<void>;
  /** Lets somebody see nothing: told so, or `politely` as if there were nothing to see. Needs `xcap`. Rejects with `PresenceError`. */
  deny(address: ImAddress, options?: { readonly politely?: boolean | undefined }): Promise<void>;
}

interface Opened {
  readonly session: Session;
  readonly actions: Actions;
}

/**
 * An agent for one account on one SIP server. Nothing is loaded or opened before it is needed.
 *
 * @throws TypeError naming the option that cannot be used.
 */
export function sipAgent(options: SipOptions): SipAgent {
  const settings = settingsOf(options), session = new Later(() => import('./session/open.js').then(({ open }) => open(settings)));
  // Messages that come in need a connection that nothing else may ask for.
  if (options.onMessage) session.get().catch(() => undefined);
  return {
    name: options.name ?? 'sip',
    query: async (addresses, { signal }) => (addresses.length ? (await session.get()).session.query(addresses, signal) : []),
    watch: sink => watchLater(session.get(), sink),
    publish: async (own, { signal }) => (await session.get()).actions.publish(own, signal),
    send: async (to, message, { signal }) => (await session.get()).actions.send(to, message, signal),
    requestAccess: async address => (await session.get()).actions.requestAccess(address),
    watchers: listener => watchersLater(session.get(), listener),
    allow: async address => (await session.get()).actions.decide(address, 'allow'),
    deny: async (address, { politely } = {}) => (await session.get()).actions.decide(address, politely ? 'polite-block' : 'block'),
    dispose: () => session.end(opened => void opened.session.close()),
  };
}

/** What is loaded on first use, and again where that failed. */
class Later {
  readonly #load: () => Promise<Opened>;
  #loading: Promise<Opened> | undefined;
  #ended = false;

  constructor(load: () => Promise<Opened>) {
    this.#load = load;
  }

  async get(): Promise<Opened> {
    if (this.#ended) throw new PresenceError('unreachable', 'Disposed of');
    const loading = (this.#loading ??= this.#load());
    try {
      return await loading;
    } catch (cause) {
      if (this.#loading === loading) this.#loading = undefined;
      throw new PresenceError('unreachable', 'The SIP part of the page cannot be loaded', { cause });
    }
  }

  end(run: (opened: Opened) => void): void {
    this.#ended = true;
    this.#loading?.then(run, () => undefined); // What was never there needs no end.
  }
}

function watchLater(opened: Promise<Opened>, sink: PresenceSink): PresenceWatch {
  let wanted: readonly ImAddress[] | undefined, closed = false, watch: PresenceWatch | undefined;
  opened.then(({ session }) => {
    if (closed) return;
    watch = session.watch(sink);
    if (wanted) watch.set(wanted);
  }, () => closed || sink.lost('unreachable'));
  return {
    set(addresses) {
      wanted = addresses;
      watch?.set(addresses);
    },
    close() {
      closed = true;
      watch?.close();
    },
  };
}

function watchersLater(opened: Promise<Opened>, listener: WatchersListener): () => void {
  let closed = false, stop: () => void = () => undefined;
  opened.then(({ actions }) => {
    if (!closed) stop = actions.watchers(listener);
  }, () => closed || listener([], 'unreachable'));
  return () => {
    closed = true;
    stop();
  };
}
