import type { ImAddress } from './address.js';
import type { PresenceReport } from './agent.js';
import { backoff } from './backoff.js';
import type { ProblemCode } from './errors.js';
import { endsAt, withoutEnded } from './lifetime.js';
import { finite } from './plain.js';
import type { Presence } from './presence.js';
import { stalePresence, stamp, unknownPresence } from './stamp.js';

/** Whoever looks at a slot. */
export interface Looker { changed(): void }

/** On what terms answers are kept. Durations in milliseconds. */
export interface Terms {
  /** Who answers. */
  readonly agent: string;
  readonly ttl: number;
  readonly failureTtl: number;
  readonly maxStale: number;
  readonly random: () => number;
  readonly now: () => number;
}

// These pass: the last known presence stays, marked stale. All other problems are the network's word, and hold at once.
const PASSING = /^(pending|rate-limited|timeout|unreachable|agent-fault)$/;
// A network whose clock is off may name an end that is past: no reason to ask without end (milliseconds).
const SHORTEST = 1000;

/** What one agent said of one address, and until when it counts. Times in milliseconds since the epoch. */
export class Slot {
  readonly address: ImAddress;
  readonly lookers: Set<Looker> = new Set();
  /** Resolvers of look-ups that wait for an answer. */
  readonly waiting: (() => void)[] = [];
  /** When to ask again. */
  askAt: number = -Infinity;
  /** When the last one stopped looking. */
  leftAt: number = -Infinity;
  /** A live watch vouches for it. */
  live = false;
  /** An event came while an answer was on its way. */
  overtaken = false;
  readonly #terms: Terms;
  /** The network's last word, and when it last stood by it. */
  #said: Presence | undefined;
  #confirmedAt = -Infinity;
  /** Why nobody stands by it now, and until when it is shown all the same. */
  #missed: Presence | undefined;
  #showUntil = Infinity;
  /** When there was last anything new, be it a failure. */
  #at = -Infinity;
  #failures = 0;
  #sequence: string | number | undefined;

  constructor(address: ImAddress, terms: Terms) {
    this.address = address;
    this.#terms = terms;
  }

  /** What is known now. What went out of date while nobody looked is stale, or too old to be shown at all. */
  show(): Presence | undefined {
    const isOld = !this.lookers.size && this.isDue();
    if (isOld && this.#isKnown) this.#doubt(this.#missed?.problem ?? 'pending');
    this.prune();
    if (isOld && !this.#isKnown) this.#said = this.#missed = undefined;
    const said = this.#said, missed = this.#missed;
    return said && missed ? stalePresence(said, missed.problem!, this.#confirmedAt) : (said ?? missed);
  }

  /** Is it to be asked for, now or soon? Also where the clock was set back to before it was heard. */
  isDue(soon = 0): boolean {
    const now = this.#terms.now();
    return this.askAt <= now + soon || now < this.#at;
  }

  /** Has nothing been heard of it yet, good or bad? */
  get isAwaited(): boolean {
    return this.#at === -Infinity;
  }

  /** When `prune` will find something. */
  get changesAt(): number {
    return this.#said ? Math.min(this.#showUntil, endsAt(this.#said)) : Infinity;
  }

  /** Drops what has ended, by its own word or because nobody stood by it for too long. Was there anything? */
  prune(): boolean {
    const said = this.#said, now = this.#terms.now();
    this.#said = said && this.#showUntil > now ? withoutEnded(said, now) : undefined;
    return this.#said !== said;
  }

  /** Takes in what the network said. `live`: by a watch that will also tell of the next change. */
  hear(report: PresenceReport, live: boolean): void {
    const { agent, now: clock } = this.#terms, now = clock(), { sequence = this.#sequence, retryAfter } = report;
    // A network that counts from the start again is heard once what it said before is no longer fresh.
    if (!this.isDue() && isOlder(sequence, this.#sequence)) return;
    const said = stamp(report, { agent, now, expiresAt: live ? undefined : expiry(report, this.#terms) });
    this.#sequence = sequence;
    if (!said.stale && PASSING.test(said.problem ?? '')) {
      this.miss(said.problem!, live ? Infinity : now + backoff(this.#failures + 1, this.#terms, finite(retryAfter)));
    } else {
      this.#said = said;
      this.#missed = undefined;
      this.#showUntil = Infinity;
      this.#failures = 0;
      this.#confirmedAt = this.#at = now;
      this.askAt = said.expiresAt ?? Infinity;
    }
    this.live = live;
  }

  /** Nothing new: what passes leaves the last known presence as stale for a while, anything else leaves nothing. */
  miss(problem: ProblemCode, retryAt: number): void {
    const now = this.#terms.now();
    this.unvouch(now, retryAt);
    this.#doubt(problem);
    this.#failures++;
    this.#at = now;
    this.askAt = retryAt;
  }

  /** The watch no longer vouches for it, so it ages like any answer. */
  unvouch(since: number, askAt: number): void {
    if (!this.live) return;
    this.live = false;
    this.#confirmedAt = since;
    this.askAt = askAt;
  }

  /** After a pause: what nobody stood by for too long is stale until somebody does. Was it? */
  wake(): boolean {
    const { maxStale, now } = this.#terms;
    if (!this.#isKnown || this.#missed || now() < this.#confirmedAt + maxStale) return false;
    this.#missed = unknownPresence(this.address.text, 'pending', now());
    return true;
  }

  /** There may be something new to show. */
  changed(): void {
    for (const looker of this.lookers) looker.changed();
  }

  /** What was asked for has come, or will not come now. */
  settle(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
    this.changed();
  }

  get #isKnown(): boolean {
    return !!this.#said && this.#said.availability !== 'unknown';
  }

  #doubt(problem: ProblemCode): void {
    const { maxStale, now } = this.#terms;
    if (!PASSING.test(problem) || !this.#isKnown) this.#said = undefined;
    this.#missed = unknownPresence(this.address.text, problem, now());
    this.#confirmedAt = Math.min(this.#confirmedAt, now());
    this.#showUntil = this.#confirmedAt + maxStale;
  }
}

function expiry({ stale, expiresAt }: PresenceReport, { ttl, failureTtl, now }: Terms): number {
  const longest = stale ? failureTtl : ttl;
  return now() + Math.max(Math.min((finite(expiresAt) ?? Infinity) - now(), longest), SHORTEST);
}

/** Texts are compared as people count: '9' is older than '10'. */
function isOlder(one: unknown, than: unknown): boolean {
  return typeof one === 'string' && typeof than === 'string' ? one.localeCompare(than, 'en', { numeric: true }) < 0 : (one as number) < (than as number);
}
