import { PresenceError, problemOf } from '@presence-elements/core';
import type { Account } from './account.js';
import { Refusal } from './failure.js';
import { embeddedIn, keyOf, linkOf, readResource, type Resource } from './resource.js';
import type { Session } from './session.js';
import { slices } from './waiting.js';

interface Subscription {
  readonly self: URL;
  readonly add: URL | undefined;
  readonly memberships: URL | undefined;
  /** Until when the server keeps it, by our clock. */
  until: number;
  renewedAt: number;
  readonly uris: Set<string>;
}

const MINUTE = 60_000;
// Ten to thirty minutes are allowed, and no more than thirty are ever left (presenceSubscription_ref).
const LIFE = 30, EXTENSION = 20, LEFT = 10;
// URIs in one request: none of the pages says how many are allowed.
const MOST = 100;
// Whoever leaves the list often comes back while somebody scrolls (milliseconds).
const LINGER = 10_000;

/** The presence subscriptions of one watch on one application: made, extended, changed and ended with few requests. */
export class Subscriptions {
  readonly #account: Account;
  readonly #session: Session;
  readonly #all = new Set<Subscription>();
  readonly #leftAt = new Map<string, number>();

  constructor(account: Account, session: Session) {
    this.#account = account;
    this.#session = session;
  }

  /** When `sync` has something to do, though nothing changes. */
  get dueAt(): number {
    const renewals = [...this.#all].map(({ until }) => until - LEFT * MINUTE);
    return Math.min(...renewals, ...[...this.#leftAt.values()].map(at => at + LINGER));
  }

  /** Sees to it that these are subscribed to; answers who is newly so. Others are let go of after a while. */
  async sync(wanted: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlySet<string>> {
    const now = this.#account.now();
    for (const each of this.#all) if (each.until <= now) this.#all.delete(each);
    for (const each of [...this.#all]) if (each.until - now <= LEFT * MINUTE) await this.#extend(each, signal);
    const covered = new Set([...this.#all].flatMap(({ uris }) => [...uris])), missing = [...wanted].filter(uri => !covered.has(uri));
    for (const slice of slices(missing, MOST)) await this.#subscribe(slice, signal);
    for (const uri of covered) {
      if (wanted.has(uri)) this.#leftAt.delete(uri);
      else if (!this.#leftAt.has(uri)) this.#leftAt.set(uri, now);
    }
    await this.#release(signal);
    return new Set(missing);
  }

  /** An event says that this one is about to end, or has ended. */
  event(url: URL, type: string | undefined): void {
    const now = this.#account.now();
    for (const each of this.#all) {
      if (keyOf(each.self) !== keyOf(url)) continue;
      if (type === 'deleted') this.#all.delete(each);
      // Being extended is an update, too.
      else if (type === 'updated' && now - each.renewedAt > MINUTE) each.until = Math.min(each.until, now + LEFT * MINUTE);
    }
  }

  close(): void {
    for (const { self } of this.#all) this.#account.discard(self);
    this.#all.clear();
    this.#leftAt.clear();
  }

  async #extend(each: Subscription, signal: AbortSignal): Promise<void> {
    const url = new URL(each.self), { client, now } = this.#account;
    url.searchParams.set('duration', String(EXTENSION));
    try {
      // The page on the resource has it in the body, too; the walk-through in the query alone.
      await client.call(url, { signal, method: 'POST', json: { duration: EXTENSION } });
      each.until = Math.min(each.until + EXTENSION * MINUTE, now() + LIFE * MINUTE);
      each.renewedAt = now();
    } catch (error) {
      // 'ApplicationNotFound' it says even where only the subscription has ended (ExtendAPresenceSubscription).
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
      this.#all.delete(each);
    }
  }

  async #subscribe(uris: readonly string[], signal: AbortSignal): Promise<void> {
    const roomy = [...this.#all].find(each => each.add && each.uris.size + uris.length <= MOST);
    if (roomy && await this.#add(roomy, uris, signal)) return;
    const { client, now } = this.#account, url = this.#session.people('presenceSubscriptions');
    if (!url) throw new PresenceError('forbidden', 'This account may not subscribe to presence');
    const at = now(), { text } = await client.call(url, { signal, method: 'POST', json: { duration: LIFE, uris } }), resource = readResource(text), link = (rel: string): URL | undefined => this.#link(resource, rel), self = link('self');
    if (!self) throw new PresenceError('unreachable', 'The subscription has no link to itself');
    this.#all.add({ self, add: link('addToPresenceSubscription'), memberships: link('memberships'), until: at + LIFE * MINUTE, renewedAt: at, uris: new Set(uris) });
  }

  /** Was there still something to add to? */
  async #add(each: Subscription, contactUris: readonly string[], signal: AbortSignal): Promise<boolean> {
    try {
      await this.#account.client.call(each.add!, { signal, method: 'POST', json: { contactUris } });
      for (const uri of contactUris) each.uris.add(uri);
      return true;
    } catch (error) {
      // What has ended, or is full, is no reason not to make another.
      if (!(error instanceof Refusal) || (error.status !== 404 && error.subcode !== 'LimitExceeded')) throw error;
      if (error.status === 404) this.#all.delete(each);
      return false;
    }
  }

  /** Ends what nobody wants any more: a whole subscription, or memberships, all of one subscription in two requests. */
  async #release(signal: AbortSignal): Promise<void> {
    const now = this.#account.now(), due = new Set([...this.#leftAt].filter(([, at]) => now - at >= LINGER).map(([uri]) => uri));
    if (!due.size) return;
    for (const uri of due) this.#leftAt.delete(uri);
    for (const each of this.#all) {
      const gone = [...each.uris].filter(uri => due.has(uri));
      for (const uri of gone) each.uris.delete(uri);
      if (!gone.length) continue;
      if (!each.uris.size) {
        this.#all.delete(each);
        this.#account.discard(each.self);
      } else if (each.memberships) await this.#leave(each.memberships, new Set(gone), signal);
    }
  }

  async #leave(url: URL, gone: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    try {
      const { text } = await this.#account.client.call(url, { signal });
      const memberships = embeddedIn(readResource(text), 'presenceSubscriptionMembership').flatMap(resource => {
        const self = this.#link(resource, 'self'), contact = this.#link(resource, 'contact'), uri = contact && this.#session.contacts.at(contact)?.uri;
        return self && uri && gone.has(uri) ? [{ url: self, method: 'DELETE' as const }] : [];
      });
      await this.#account.many.ask(this.#session, memberships, signal);
    } catch (error) {
      // Whoever stays a member is told of, and not listened to; a server that wants a rest is another matter.
      if (problemOf(error).problem === 'rate-limited') throw error;
    }
  }

  #link(resource: Resource, rel: string): URL | undefined {
    return this.#session.link(linkOf(resource, rel));
  }
}
