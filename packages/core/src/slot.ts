import type { ImAddress } from './address.js';
import type { PresenceReport } from './agent.js';
import { backoff } from './backoff.js';
import type { ProblemCode } from './errors.js';
import { endsAt, withoutEnded } from './lifetime.js';
import type { Presence } from './presence.js';
import { stalePresence, stamp, unknownPresence } from './stamp.js';

/** Whoever looks at a slot. */
export interface Looker { changed(): void }

/** What one agent said of one address, and until when it counts. */
export interface Slot {
  readonly address: ImAddress;
  readonly lookers: Set<Looker>;
  /** Resolvers of look-ups that wait for an answer. */
  readonly waiting: (() => void)[];
  /** What is shown now. */
  presence?: Presence | undefined;
  /** The last presence that the network vouched for, and when it last did. */
  known?: Presence | undefined;
  confirmedAt: number;
  /** When to ask again: milliseconds since the epoch. */
  freshUntil: number;
  /** When to look again: to ask, or because a part ends by its own word. */
  due: number;
  /** A live watch vouches for it. */
  live: boolean;
  failures: number;
  sequence?: string | number | undefined;
  /** Counts what was heard, so that an answer overtaken by an event is dropped. */
  heard: number;
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
const PASSING: readonly ProblemCode[] = ['pending', 'rate-limited', 'timeout', 'unreachable', 'agent-fault'];

export function createSlot(address: ImAddress): Slot {
  return { address, lookers: new Set(), waiting: [], confirmedAt: -Infinity, freshUntil: -Infinity, due: -Infinity, live: false, failures: 0, heard: 0, leftAt: -Infinity };
}

/** Does somebody look at it, or did until after `since`? */
export function isWatched(slot: Slot, since: number): boolean {
  return slot.lookers.size > 0 || slot.leftAt > since;
}

/** Takes in what the network said. `live`: by a watch that will also tell of the next change. */
export function hear(slot: Slot, report: PresenceReport, terms: Terms, now: number, live: boolean): void {
  if (isOlder(report.sequence, slot.sequence)) return;
  slot.sequence = report.sequence ?? slot.sequence;
  slot.heard++;
  // Until this word came, the watch vouched for the one before.
  if (slot.live) slot.confirmedAt = now;
  slot.live = live;
  const presence = stamp(report, { agent: terms.agent, now, expiresAt: live ? undefined : expiry(report, terms, now) });
  const passing = PASSING.includes(presence.problem ?? 'no-data');
  if (passing && !presence.stale) return miss(slot, presence.problem!, terms, now, live ? Infinity : retryAt(slot, terms, now, report.retryAfter));
  slot.failures = 0;
  slot.presence = presence;
  slot.known = presence.availability === 'unknown' ? undefined : presence;
  slot.confirmedAt = now;
  askAt(slot, presence.expiresAt ?? Infinity);
}

/** The network could not be asked: the last known presence stays, stale, for a while; then nothing is known. */
export function miss(slot: Slot, problem: ProblemCode, terms: Terms, now: number, retry: number): void {
  slot.failures++;
  const showUntil = slot.confirmedAt + terms.maxStale;
  const known = now < showUntil ? slot.known : undefined;
  slot.known = known;
  slot.presence = known ? stalePresence(known, problem, slot.confirmedAt) : unknownPresence(slot.address.text, problem, now);
  askAt(slot, known ? Math.min(retry, showUntil) : retry);
}

export function retryAt(slot: Slot, { failureTtl, random }: Terms, now: number, retryAfter?: number): number {
  return now + backoff(slot.failures + 1, failureTtl, random, retryAfter);
}

/** Nothing vouches for it from now on, so it ages like any answer. */
export function unvouch(slot: Slot, now: number, due: number): void {
  if (!slot.live) return;
  slot.live = false;
  slot.confirmedAt = now;
  askAt(slot, due);
}

function askAt(slot: Slot, time: number): void {
  slot.freshUntil = time;
  slot.due = Math.min(time, slot.presence ? endsAt(slot.presence) : Infinity);
}

/** Drops what has ended by its own word. Was there anything? */
export function prune(slot: Slot, now: number): boolean {
  if (!slot.presence) return false;
  const presence = withoutEnded(slot.presence, now);
  if (presence === slot.presence) return false;
  slot.presence = presence;
  slot.known &&= withoutEnded(slot.known, now);
  askAt(slot, slot.freshUntil);
  return true;
}

/** Too old to show as it is, too young to forget: the last known presence, or undefined. */
export function aged(slot: Slot, terms: Terms, now: number): Presence | undefined {
  const { presence, known } = slot;
  if (!presence || slot.due > now) return presence;
  if (!known || now >= slot.confirmedAt + terms.maxStale) return;
  return stalePresence(known, presence.problem ?? 'pending', slot.confirmedAt);
}

/** After a long pause: marks what nobody has confirmed for too long. Was there anything? */
export function age(slot: Slot, { maxStale }: Terms, now: number): boolean {
  if (!slot.known || slot.presence?.stale || now < slot.confirmedAt + maxStale) return false;
  slot.presence = stalePresence(slot.known, 'pending', slot.confirmedAt);
  return true;
}

function expiry(report: PresenceReport, { ttl, failureTtl }: Terms, now: number): number {
  const longest = now + (report.stale ? failureTtl : ttl);
  // A clock that is off may name an expiry in the past: no reason to ask without end.
  return Math.max(Math.min(report.expiresAt ?? Infinity, longest), now + Math.min(1000, ttl));
}

function isOlder(sequence: string | number | undefined, than: string | number | undefined): boolean {
  return sequence !== undefined && typeof sequence === typeof than && sequence < than!;
}

