import { problemOf, type ImAddress, type PresenceSink, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import type { Account } from './account.js';
import type { Listener } from './event-channel.js';
import type { UcwaEvent } from './events.js';
import { endsApplication, Refusal } from './failure.js';
import { People } from './people.js';
import type { Session } from './session.js';
import { Subscriptions } from './subscriptions.js';

// The first wait after a failure, the longest, and that of a server which keeps no more subscriptions (milliseconds).
const SHORTEST = 1_000, LONGEST = 60_000, FULL = 60_000;
const NEWS: ReadonlyMap<string, 'presence' | 'note'> = new Map([['contactPresence', 'presence'], ['contactNote', 'note']]);

/**
 * Watches by presence subscriptions and the event channel.
 *
 * All work is done in rounds, one at a time: find who is new, subscribe, read what has changed. Whatever happens meanwhile only
 * notes that another round is due.
 */
export class UcwaWatch implements PresenceWatch, Listener {
  readonly #account: Account;
  readonly #sink: PresenceSink;
  readonly #people: People;
  readonly #stop = new AbortController();
  #release: (() => void) | undefined;
  #session: Session | undefined;
  #isUp = false;
  #subscriptions: Subscriptions | undefined;
  #isDue = false;
  #isBusy = false;
  #timer: (() => void) | undefined;
  /** A server that has failed is left alone until then, whatever happens meanwhile. */
  #restUntil = -Infinity;
  #failures = 0;
  /** Rounds that have left something unread. */
  #unread = 0;
  #told: ProblemCode | 'live' | undefined;

  constructor(account: Account, sink: PresenceSink) {
    this.#account = account;
    this.#sink = sink;
    this.#people = new People(account);
  }

  set(addresses: readonly ImAddress[]): void {
    if (this.#stop.signal.aborted) return;
    const refused = this.#people.set(addresses);
    if (refused.length) this.#sink.report(refused);
    this.#release ??= this.#account.channel.hold(this);
    this.#poke();
  }

  close(): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#timer?.();
    this.#subscriptions?.close();
    this.#release?.();
  }

  up(session: Session): void {
    if (session !== this.#session) {
      this.#session = session;
      this.#restUntil = -Infinity;
      this.#subscriptions = new Subscriptions(this.#account, session);
      this.#people.reset();
    } else if (!this.#isUp) this.#people.doubt();
    this.#isUp = true;
    this.#poke();
  }

  reset(): void {
    if (this.#session) this.#subscriptions = new Subscriptions(this.#account, this.#session);
    this.#people.doubt();
    this.#poke();
  }

  events(events: readonly UcwaEvent[]): void {
    const session = this.#session;
    if (!session) return;
    for (const { rel, href, type, in: of } of events) {
      const what = NEWS.get(rel), subscription = rel === 'presenceSubscription' ? session.link(href) : undefined, contact = session.link(of);
      if (subscription) this.#subscriptions!.event(subscription, type);
      else if (what && contact) this.#people.changed(contact, what, session);
    }
    this.#poke();
  }

  down(problem: ProblemCode): void {
    this.#isUp = false;
    this.#tell(problem);
  }

  #poke(): void {
    this.#isDue = true;
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    this.#timer?.();
    this.#timer = undefined;
    let wait: number | undefined = this.#restUntil - this.#account.now();
    while (this.#isDue && this.#works && this.#restUntil <= this.#account.now()) {
      this.#isDue = false;
      wait = await this.#round(this.#session!);
    }
    this.#isBusy = false;
    if (wait !== undefined && wait > -Infinity && this.#works) this.#timer = this.#account.client.settings.schedule(() => this.#poke(), Math.max(wait, 0));
  }

  get #works(): boolean {
    return this.#isUp && !this.#stop.signal.aborted && !this.#session!.gone.signal.aborted;
  }

  /** Answers in how many milliseconds the next round is due, if nothing happens. */
  async #round(session: Session): Promise<number | undefined> {
    const { signal } = this.#stop, subscriptions = this.#subscriptions!;
    try {
      await this.#people.seek(session, signal);
      await subscriptions.sync(this.#people.uris, signal);
      await this.#read(session);
      // What is no longer so is done again by the round that is due.
      if (!this.#works || session !== this.#session || subscriptions !== this.#subscriptions) return;
      this.#failures = 0;
      this.#tell('live');
      return this.#next(session, subscriptions);
    } catch (error) {
      return signal.aborted || session !== this.#session ? undefined : this.#fail(error, session);
    }
  }

  #next(session: Session, subscriptions: Subscriptions): number | undefined {
    const { settings } = this.#account.client, isUnread = this.#people.unread(session).length > 0;
    this.#unread = isUnread ? this.#unread + 1 : 0;
    const again = isUnread ? backoff(this.#unread, settings.random) : Infinity, wait = Math.min(subscriptions.dueAt - this.#account.now(), again);
    return wait < Infinity ? Math.max(wait, 0) : undefined;
  }

  async #read(session: Session): Promise<void> {
    const reports = await this.#people.read(session, this.#stop.signal);
    if (reports.length && !this.#stop.signal.aborted) this.#sink.report(reports);
  }

  #fail(error: unknown, session: Session): number | undefined {
    const { settings } = this.#account.client, { problem, retryAfter = 0 } = problemOf(error);
    this.#failures++;
    if (endsApplication(error) && this.#failures < 3) {
      // The channel notices, and comes back with another one.
      this.#account.drop(session);
      return;
    }
    const isFull = error instanceof Refusal && error.subcode === 'LimitExceeded';
    if (problem === 'rate-limited' && !isFull) {
      // Being asked by itself is no rest for the server: whoever has news is told to be out of date, all others stand.
      this.#sink.report(this.#people.unread(session).map(address => ({ address, problem, retryAfter: retryAfter || undefined })));
    } else if (isFull || this.#failures > 1 || !/^(unreachable|timeout|agent-fault)$/.test(problem)) this.#tell(problem === 'not-found' ? 'unreachable' : problem);
    const wait = Math.max(isFull ? FULL : backoff(this.#failures, settings.random), retryAfter);
    this.#restUntil = settings.now() + wait;
    return wait;
  }

  #tell(what: ProblemCode | 'live'): void {
    if (what === this.#told || this.#stop.signal.aborted) return;
    this.#told = what;
    if (what === 'live') this.#sink.live();
    else this.#sink.lost(what);
  }
}

const backoff = (failures: number, random: () => number): number => Math.min(SHORTEST * 2 ** (failures - 1), LONGEST) * (1 + random()) / 2;
