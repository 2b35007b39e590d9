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

/** What one agent said of one address, and until when it counts. All times in milliseconds since the epoch. */
export interface Slot {
  readonly address: ImAddress;
  readonly lookers: Set<Looker>;
  /** Resolvers of look-ups that wait for an answer. */
  readonly waiting: (() => void)[];
  /** The network's last word, and when it last stood by it. */
  said?: Presence | undefined;
  confirmedAt: number;
  /** Why nobody stands by it now, and until when it is shown all the same. */
  missed?: Presence | undefined;
  showUntil: number;
  /** When there was last anything new, be it a failure. */
  at: number;
  /** When to ask again. */
  askAt: number;
  /** A live watch vouches for it. */
  live: boolean;
  /** An event came while an answer was on its way. */
  overtaken: boolean;
  failures: number;
  sequence?: string | number | undefined;
  /** When the last one stopped looking. */
  leftAt: number;
}

/** On what terms answers are kept. Durations in milliseconds. */
export interface Terms {
  readonly agent: string;
  readonly ttl: number;
  readonly failureTtl: number;
  readonly maxStale: number;
  readonly random: () => number;
}

// These pass: the last known presence stays, marked stale. All other problems are the network's word, and hold at once.
const PASSING = /^(pending|rate-limited|timeout|unreachable|agent-fault)$/;
// A network whose clock is off may name an end that is past: no reason to ask without end (milliseconds).
const SHORTEST = 1000;

export const createSlot = (address: ImAddress): Slot => ({
  address, lookers: new Set(), waiting: [], confirmedAt: -Infinity, showUntil: Infinity, at: -Infinity, askAt: -Infinity,
  live: false, overtaken: false, failures: 0, leftAt: -Infinity,
});

/** Is it to be asked for? Also where the clock was set back to before it was heard. */
export const isDue = (slot: Slot, now: number): boolean => slot.askAt <= now || now < slot.at;

/** Does somebody look at it, or did until after `since`? */
export const isWatched = (slot: Slot, since: number): boolean => slot.lookers.size > 0 || slot.leftAt > since;

/** What is shown of it at `now`. */
export function show(slot: Slot, now: number): Presence | undefined {
  prune(slot, now);
  const { said, missed, confirmedAt } = slot;
  return said && missed ? stalePresence(said, missed.problem!, confirmedAt) : (missed ?? said);
}

/** Drops what has ended, by its own word or because nobody stood by it for too long. Was there anything? */
export function prune(slot: Slot, now: number): boolean {
  const { said } = slot;
  if (said) slot.said = slot.showUntil <= now ? undefined : withoutEnded(said, now);
  return slot.said !== said;
}

/** When `prune` will find something. */
export const changesAt = ({ said, showUntil }: Slot): number => (said ? Math.min(showUntil, endsAt(said)) : Infinity);

/** Takes in what the network said. `live`: by a watch that will also tell of the next change. */
export function hear(slot: Slot, report: PresenceReport, terms: Terms, now: number, live: boolean): void {
  const { sequence = slot.sequence, retryAfter } = report;
  // A network that counts from the start again is heard once what it said before is no longer fresh.
  if (!isDue(slot, now) && isOlder(sequence, slot.sequence)) return;
  unvouch(slot, now, now);
  const said = stamp(report, { agent: terms.agent, now, expiresAt: live ? undefined : expiry(report, terms, now) });
  slot.sequence = sequence;
  slot.live = live;
  if (!said.stale && PASSING.test(said.problem ?? '')) {
    return miss(slot, said.problem!, terms, now, live ? Infinity : now + backoff(slot.failures + 1, terms, finite(retryAfter)));
  }
  Object.assign(slot, { said, missed: undefined, showUntil: Infinity, confirmedAt: now, at: now, askAt: said.expiresAt ?? Infinity, failures: 0 });
}

/** Nothing new: what passes leaves the last known presence as stale for a while, anything else leaves nothing. */
export function miss(slot: Slot, problem: ProblemCode, terms: Terms, now: number, retryAt: number): void {
  doubt(slot, problem, terms, now);
  slot.failures++;
  slot.at = now;
  slot.askAt = retryAt;
}

/** The watch no longer vouches for it, so it ages like any answer. */
export function unvouch(slot: Slot, since: number, askAt: number): void {
  if (slot.live) Object.assign(slot, { live: false, confirmedAt: since, askAt });
}

/** What went out of date while nobody looked is stale, or too old to be shown at all. */
export function age(slot: Slot, terms: Terms, now: number): void {
  if (!isDue(slot, now)) return;
  doubt(slot, slot.missed?.problem ?? 'pending', terms, now);
  prune(slot, now);
  if (!slot.said) slot.missed = undefined;
}

/** After a pause: what nobody stood by for too long is stale until somebody does. Was it? */
export function wake(slot: Slot, { maxStale }: Terms, now: number): boolean {
  const { said, missed, confirmedAt, address } = slot;
  if (!said || missed || said.availability === 'unknown' || now < confirmedAt + maxStale) return false;
  slot.missed = unknownPresence(address.text, 'pending', now);
  return true;
}

function doubt(slot: Slot, problem: ProblemCode, { maxStale }: Terms, now: number): void {
  if (!PASSING.test(problem) || slot.said?.availability === 'unknown') slot.said = undefined;
  slot.missed = unknownPresence(slot.address.text, problem, now);
  slot.confirmedAt = Math.min(slot.confirmedAt, now);
  slot.showUntil = slot.confirmedAt + maxStale;
}

function expiry(report: PresenceReport, { ttl, failureTtl }: Terms, now: number): number {
  const longest = now + (report.stale ? failureTtl : ttl);
  return Math.max(Math.min(finite(report.expiresAt) ?? longest, longest), now + SHORTEST);
}

/** Texts are compared as people count: '9' is older than '10'. */
function isOlder(one: unknown, than: unknown): boolean {
  return typeof one === 'string' && typeof than === 'string' ? one.localeCompare(than, 'en', { numeric: true }) < 0 : (one as number) < (than as number);
}
