import type { PresenceReport } from './agent.js';
import { capabilities } from './capability.js';
import { knownProblem, type ProblemCode } from './errors.js';
import { availabilities, type Activity, type Availability, type Note, type Presence } from './presence.js';

// Longer notes are cut here, so that one hostile note cannot fill the cache.
const LONGEST_NOTE = 10_000;

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
    activities: list(report.activities).filter(isActivity).map(activity => ({ ...activity })),
    note: noteOf(report.note),
    idle: report.idle === true || undefined,
    lastActiveAt: finite(report.lastActiveAt),
    since: finite(report.since),
    outOfOffice: report.outOfOffice && { ...report.outOfOffice },
    capabilities: list(report.capabilities).filter(capability => capabilities.includes(capability)),
    links: report.links && { ...report.links },
    problem: known && !report.stale ? undefined : knownProblem(report.problem),
    stale: known && report.stale === true,
    confidence: report.confidence === 'assumed' ? 'assumed' as const : 'confirmed' as const,
    network: report.network,
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

/** The last known presence, marked as no longer confirmed. */
export function stalePresence(known: Presence, problem: ProblemCode): Presence {
  return Object.freeze({ ...known, stale: true, problem });
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

function noteOf(note: Note | undefined): Note | undefined {
  if (typeof note?.text !== 'string' || !(note.text || note.emoji)) return;
  return { ...note, text: note.text.slice(0, LONGEST_NOTE) };
}

const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : []);
const isActivity = (value: Activity | undefined): boolean => typeof value?.kind === 'string';
const finite = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);
