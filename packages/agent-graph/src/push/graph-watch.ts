import { problemOf, type ImAddress, type PresenceSink, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import type { Asking } from '../questions.js';
import type { Parts } from '../parts.js';
import type { GraphPresence } from '../read-presence.js';
import { Crowd } from './crowd.js';
import type { Subscription, Subscriptions } from './subscriptions.js';
import { Tasks } from './tasks.js';

// Whoever looks first is asked for anyway, which also finds out who they are. Later lists replace the subscription, for Graph cannot
// change it, so they come at most this often (milliseconds).
const GATHER = 1_000, CALM = 10_000;
// A notification leaves out notes and absences: whoever changed is read as a whole soon after, all together (milliseconds).
const SOON = 2_000;
// Notes change without a notification (milliseconds).
const REVIEW = 300_000;
// A subscription of 55 minutes is renewed so long before its end, and a little earlier by chance (milliseconds).
const AHEAD = 15 * 60_000, JITTER = 5 * 60_000;
// After a failure: the first wait, the longest that is not Graph's own wish, and the longest that is: whoever asks for more has mixed
// up its units, and beyond 24 days a timer goes off at once (milliseconds).
const SHORTEST = 10_000, LONGEST = 300_000, HOUR = 3_600_000;

// These pass, and so does whatever else only keeps us from hearing: what is shown is stale, not gone.
const PASSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['rate-limited', 'timeout', 'unreachable', 'signed-out']);

/** One watch: keeps one subscription for its people, and tells what Graph says of them. */
export class GraphWatch implements PresenceWatch {
  readonly #sink: PresenceSink;
  readonly #parts: Parts;
  readonly #asking: Asking;
  readonly #subscriptions: Subscriptions;
  readonly #closed = new AbortController();
  readonly #crowd = new Crowd();
  readonly #tasks: Tasks<'sync' | 'renew' | 'read'>;
  #wanted: readonly ImAddress[] = [];
  #subscription: Subscription | undefined;
  #madeAt = -Infinity;
  #isLive = false;
  #failures = 0;
  readonly #unread = new Set<string>();

  constructor(sink: PresenceSink, parts: Parts, asking: Omit<Asking, 'signal'>, subscriptions: Subscriptions) {
    this.#sink = sink;
    this.#parts = parts;
    this.#asking = { ...asking, signal: this.#closed.signal };
    this.#subscriptions = subscriptions;
    this.#tasks = new Tasks(parts.schedule, { sync: () => this.#sync(), renew: () => this.#renew(), read: () => this.#read() }, error => this.#fail(error));
  }

  get subscriptionId(): string | undefined {
    return this.#subscription?.id;
  }

  set(addresses: readonly ImAddress[]): void {
    if (this.#closed.signal.aborted) return;
    this.#wanted = addresses;
    // Who leaves is no longer told of at once; who comes is asked for until there is a subscription with them.
    this.#tasks.at('sync', this.#failures ? undefined : Math.max(GATHER, this.#madeAt + CALM - this.#parts.now()));
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#tasks.close();
    this.#closed.abort();
    this.#drop();
  }

  /** Graph tells of a change; `presence` is what it says of it, where it could be read. */
  hear(id: string, presence: GraphPresence | undefined): void {
    const member = this.#crowd.get(id);
    if (!member) return;
    if (presence && (presence.availability !== undefined || presence.activity !== undefined)) {
      member.told = true;
      member.last = { ...member.last, ...presence };
      this.#tell([id]);
    }
    this.#readSoon([id]);
  }

  /** Something happened to the subscription itself (Reduce missing subscriptions and change notifications). */
  lifecycle(event: string): void {
    if (event === 'reauthorizationRequired') this.#tasks.at('renew', 0);
    if (event === 'missed') this.#readSoon(this.#crowd.ids);
    if (event === 'subscriptionRemoved') {
      this.#subscription = undefined;
      this.#tasks.at('sync', this.#parts.random() * SOON);
    }
  }

  async #sync(): Promise<void> {
    const { questions, now } = this.#parts, { signal } = this.#closed;
    const found = await questions.identify(this.#wanted, this.#asking), { changed, fresh } = this.#crowd.take(found);
    // Whom Graph could not look up now may be found another time.
    if ([...found.values()].some(each => 'problem' in each && PASSING.has(each.problem))) this.#tasks.at('sync', REVIEW);
    if (this.#subscription && !changed) return this.#readNow(fresh);
    if (this.#subscription) await this.#subscriptions.remove(this.#subscription, signal);
    this.#subscription = undefined;
    const { ids } = this.#crowd;
    if (!ids.length) return;
    this.#subscription = await this.#subscriptions.create(ids, signal);
    this.#madeAt = now();
    // From here on every change arrives; what changed before is read now.
    await this.#readNow(ids);
    this.#succeed();
  }

  async #renew(): Promise<void> {
    if (!this.#subscription) return;
    try {
      this.#subscription = await this.#subscriptions.renew(this.#subscription, this.#closed.signal);
      this.#succeed();
    } catch (error) {
      // While it lasts, changes still arrive.
      const { problem } = problemOf(error), left = this.#subscription.expiresAt - this.#parts.now();
      if (problem !== 'not-found' && left > SHORTEST * 2) return this.#tasks.at('renew', Math.min(left / 2, LONGEST / 2));
      this.#subscription = undefined;
      if (problem !== 'not-found') throw error;
      this.#tasks.at('sync', 0);
    }
  }

  async #read(): Promise<void> {
    const ids = [...this.#unread];
    this.#unread.clear();
    this.#tasks.at('read', REVIEW);
    await this.#readNow(ids.length ? ids : this.#crowd.ids);
  }

  async #readNow(ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const presences = await this.#parts.questions.presences(ids, this.#asking);
    for (const id of ids) {
      const member = this.#crowd.get(id), presence = presences.get(id);
      if (!member) continue;
      // Graph tells faster than it reads: what it knew before the change is no news.
      const isOld = member.told && presence?.sequenceNumber !== undefined && presence.sequenceNumber === member.last?.sequenceNumber;
      if (!isOld) member.last = presence;
      member.told = false;
    }
    if (!this.#isLive) this.#sink.live();
    this.#isLive = true;
    this.#tell(ids);
  }

  #tell(ids: readonly string[]): void {
    const watched = new Set(this.#wanted.map(({ text }) => text));
    this.#sink.report(ids.flatMap(id => {
      const { person, addresses, last, told } = this.#crowd.get(id) ?? { addresses: [], person: { id } };
      // A notification has no number of its own; the one before it would make it old.
      const presences = new Map(last && [[id, told ? { ...last, sequenceNumber: undefined } : last]]);
      return addresses.filter(({ text }) => watched.has(text)).map(address => this.#parts.questions.report(address, person, presences));
    }));
  }

  #readSoon(ids: readonly string[]): void {
    for (const id of ids) this.#unread.add(id);
    if (ids.length) this.#tasks.at('read', SOON);
  }

  #succeed(): void {
    const { now, random } = this.#parts;
    this.#failures = 0;
    this.#tasks.at('renew', this.#subscription!.expiresAt - now() - AHEAD - random() * JITTER);
    this.#tasks.at('read', this.#unread.size ? SOON : REVIEW);
  }

  #fail(error: unknown): void {
    if (this.#closed.signal.aborted) return;
    const { problem, retryAfter = 0 } = problemOf(error), wait = Math.min(SHORTEST * 2 ** this.#failures++, LONGEST);
    // It is asked again by itself, and then hears what is wrong, if more is wrong than that nothing is told.
    this.#sink.lost(PASSING.has(problem) || !this.#isLive ? problem : 'unreachable');
    this.#isLive = false;
    this.#drop();
    this.#tasks.clear('renew', 'read');
    this.#tasks.at('sync', Math.max(wait, Math.min(retryAfter, HOUR)) * (1 + this.#parts.random() / 4));
  }

  /** Nobody waits for its end: what is not ended ends by itself within the hour. */
  #drop(): void {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    if (!subscription) return;
    const late = new AbortController(), cancel = this.#parts.schedule(() => late.abort(), SHORTEST);
    this.#subscriptions.remove(subscription, late.signal).catch(() => undefined).finally(cancel); // As said above.
  }
}
