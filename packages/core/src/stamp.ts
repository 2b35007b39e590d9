import type { PresenceReport } from './agent.js';
import { capabilities } from './capability.js';
import { knownProblem, type ProblemCode } from './errors.js';
import { availabilities, type Activity, type Availability, type Presence, type PresenceFacts } from './presence.js';

// Longer texts and lists are cut here, so that one hostile report cannot fill the cache.
const LONGEST = 10_000, MOST = 50;

export interface Stamp {
  readonly agent?: string | undefined;
  readonly now: number;
  readonly expiresAt?: number | undefined;
}

/** Makes a presence of what an agent said. Agents are strangers: whatever has not the promised shape is left out. */
export function stamp(report: PresenceReport, { agent, now, expiresAt }: Stamp): Presence {
  const availability = knownAvailability(report.availability);
  const known = availability !== 'unknown';
  return deepFreeze(defined({
    address: report.address.text,
    availability,
    activities: activitiesOf(report),
    note: noteOf(report),
    idle: report.idle === true || undefined,
    lastActiveAt: finite(report.lastActiveAt),
    since: finite(report.since),
    outOfOffice: report.outOfOffice && defined({ message: string(report.outOfOffice.message), until: finite(report.outOfOffice.until) }),
    capabilities: list(report.capabilities).filter(capability => capabilities.includes(capability)),
    links: linksOf(report),
    problem: known && !report.stale ? undefined : knownProblem(report.problem),
    stale: known && report.stale === true,
    confidence: report.confidence === 'assumed' ? 'assumed' as const : 'confirmed' as const,
    network: string(report.network),
    agent,
    observedAt: now,
    expiresAt,
  }));
}

/** A presence of which nothing is known but why. */
export function unknownPresence(address: string, problem: ProblemCode, now: number): Presence {
  return deepFreeze({
    address, availability: 'unknown', activities: [], capabilities: [], problem, stale: false, confidence: 'confirmed', observedAt: now,
  });
}

/** The last known presence, marked as no longer confirmed since `confirmedAt`. */
export function stalePresence(known: Presence, problem: ProblemCode, confirmedAt: number): Presence {
  return Object.freeze({ ...known, stale: true, problem, observedAt: confirmedAt });
}

/** An availability from elsewhere; `unknown` where this version does not know it. */
export function knownAvailability(value: unknown): Availability {
  return availabilities.includes(value as Availability) ? (value as Availability) : 'unknown';
}

/** Leaves out what is undefined: an absent field reads the same here, in JSON and in another copy. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function noteOf({ note }: PresenceFacts): Presence['note'] {
  const text = string(note?.text) ?? '', emoji = string(note?.emoji);
  return text || emoji ? defined({ text, emoji, lang: string(note?.lang), expiresAt: finite(note?.expiresAt) }) : undefined;
}

function activitiesOf({ activities }: PresenceFacts): Presence['activities'] {
  return list<Partial<Activity> | null>(activities).flatMap(activity => {
    const { kind, text, until } = activity ?? {};
    return string(kind) ? [defined({ kind: string(kind)!, text: string(text), until: finite(until) })] : [];
  });
}

function linksOf({ links }: PresenceFacts): Presence['links'] {
  const own = capabilities.map(capability => [capability, string(links?.[capability])] as const).filter(([, link]) => link);
  return own.length ? Object.fromEntries(own) : undefined;
}

const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? (value as readonly T[]).slice(0, MOST) : []);
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, LONGEST) : undefined);
const finite = (value: unknown): number | undefined => (Number.isFinite(value) ? (value as number) : undefined);
