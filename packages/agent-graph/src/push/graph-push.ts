import type { PresenceSink, PresenceWatch, Viewer } from '@presence-elements/core';
import { pause } from '../at-once.js';
import { Memory } from '../memory.js';
import type { GraphPush, Parts, Watches } from '../parts.js';
import type { GraphPresence } from '../read-presence.js';
import { decrypt } from './decrypt.js';
import { GraphWatch } from './graph-watch.js';
import { answer } from './hook.js';
import { notificationsIn, type Notification } from './notification.js';
import { checkKeys, KeyRing, keysOf, type KeySource, type PushKey } from './push-keys.js';
import { Subscriptions } from './subscriptions.js';
import { areValid, type TokenRules } from './validation-token.js';

export type { PushKey };

export interface PushOptions extends TokenRules {
  /** Where Graph reaches this relay from outside: 'https://portal.example/presence/hooks/graph'. */
  readonly notificationUrl: string;
  /** For what happens to the subscription itself: the same URL, unless said. */
  readonly lifecycleNotificationUrl?: string | undefined;
  /** A secret of 16 to 128 characters that Graph sends with each notification. */
  readonly clientState: string;
  /** The newest key first; older ones stay while notifications for them may come. A function, where they change. */
  readonly keys: KeySource;
}

// Graph delivers again for up to four hours what was not taken in time (milliseconds); so many are remembered.
const REPEATS = 4 * 3_600_000, MOST_REPEATS = 5_000;
// Graph waits for ten seconds; what is told next must not wait for good where nobody says whether a token is right (milliseconds).
const PROOF = 5_000;

/**
 * Change notifications of Graph, for `graphAgent({ push })` in a relay.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function graphPush(options: PushOptions): GraphPush {
  const { notificationUrl, lifecycleNotificationUrl = notificationUrl, clientState } = options;
  for (const [name, url] of Object.entries({ notificationUrl, lifecycleNotificationUrl })) {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') throw new TypeError(`${name} has to begin with https://`);
  }
  if (clientState.length < 16 || clientState.length > 128) throw new TypeError('clientState has to have 16 to 128 characters');
  checkKeys(keysOf(options.keys));
  return parts => new PushWatches({ ...options, lifecycleNotificationUrl }, parts);
}

class PushWatches implements Watches {
  readonly #options: PushOptions & { readonly lifecycleNotificationUrl: string };
  readonly #parts: Parts;
  readonly #keys: KeyRing;
  readonly #watches = new Set<GraphWatch>();
  readonly #seen: Memory<true>;
  #last: Promise<void> = Promise.resolve();

  constructor(options: PushOptions & { readonly lifecycleNotificationUrl: string }, parts: Parts) {
    this.#options = options;
    this.#parts = parts;
    this.#keys = new KeyRing(options.keys);
    this.#seen = new Memory(MOST_REPEATS, parts.now);
  }

  open(sink: PresenceSink, viewer: Viewer | undefined): PresenceWatch {
    const { sessions, client, now } = this.#parts, session = sessions.of(viewer);
    const subscriptions = new Subscriptions({ ...this.#options, client, now, credential: session.credential, keys: this.#keys });
    const watch = new GraphWatch(sink, this.#parts, { session, viewer }, subscriptions);
    this.#watches.add(watch);
    return {
      set: addresses => watch.set(addresses),
      close: () => {
        this.#watches.delete(watch);
        watch.close();
      },
    };
  }

  hook(request: Request): Promise<Response> {
    return answer(request, body => this.#take(body));
  }

  close(): void {
    for (const watch of this.#watches) watch.close();
    this.#watches.clear();
  }

  /** One delivery after the other, so that what was told first is heard first. */
  #take(body: string): Promise<void> {
    const { notifications, tokens } = notificationsIn(body, this.#options.clientState);
    if (!notifications.length) return Promise.resolve();
    return (this.#last = this.#last.then(() => this.#deliver(notifications, tokens)));
  }

  async #deliver(notifications: readonly Notification[], tokens: unknown): Promise<void> {
    // What comes with contents has to prove itself; what only says that something changed is looked up with Graph anyway.
    const proven = notifications.some(({ encrypted }) => encrypted) && await this.#prove(tokens);
    for (const notification of notifications) {
      const { subscriptionId, lifecycleEvent, encrypted, key } = notification;
      const watch = [...this.#watches].find(each => each.subscriptionId === subscriptionId);
      if (!watch || (encrypted && !proven) || (key && this.#isRepeat(key))) continue;
      if (lifecycleEvent) watch.lifecycle(lifecycleEvent);
      else await this.#hear(watch, notification);
    }
  }

  async #prove(tokens: unknown): Promise<boolean> {
    const { now, schedule } = this.#parts, done = new AbortController();
    try {
      return await Promise.race([areValid(tokens, this.#options, now()), pause(PROOF, schedule, done.signal).then(() => false)]);
    } finally {
      done.abort();
    }
  }

  async #hear(watch: GraphWatch, { encrypted, userId }: Notification): Promise<void> {
    const presence = encrypted && ((await decrypt(encrypted, this.#keys)) as GraphPresence | undefined | null);
    // Signed by whoever has the key, and still about somebody: the inside counts, not the outside.
    const id = typeof presence?.id === 'string' ? presence.id.toLowerCase() : userId;
    if (id !== undefined) watch.hear(id, presence ?? undefined);
  }

  #isRepeat(key: string): boolean {
    const isRepeat = this.#seen.get(key) !== undefined;
    this.#seen.set(key, true, REPEATS);
    return isRepeat;
  }
}
