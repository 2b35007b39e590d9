import type { PresenceReport } from './agent.js';
import { capabilities } from './capability.js';
import { knownProblem, type ProblemCode } from './errors.js';
import { defined, finite, list, oneOf, shape, string } from './plain.js';
import { availabilities, type Activity, type Availability, type Note, type OutOfOffice, type Presence, type PresenceFacts } from './presence.js';

export interface Stamp {
  readonly agent?: string | undefined;
  readonly now: number;
  readonly expiresAt?: number | undefined;
}

type Facts = Pick<Presence, keyof PresenceFacts>;
type Report = Omit<PresenceReport, 'address'> & { readonly address: { readonly text: string } };

/** Makes a frozen presence of what an agent said. Agents are strangers: whatever has not the promised shape is left out. */
export function stamp(report: Report, { agent, now, expiresAt }: Stamp): Presence {
  const known = knownAvailability(report.availability) !== 'unknown', stale = known && report.stale === true;
  return defined({
    address: report.address.text,
    ...(factsOf(report) as Facts),
    problem: known && !stale ? undefined : knownProblem(report.problem),
    stale,
    agent,
    observedAt: now,
    expiresAt,
  });
}

/** A presence of which nothing is known but why. */
export function unknownPresence(address: string, problem: ProblemCode, now: number): Presence {
  return stamp({ address: { text: address }, problem }, { now });
}

/** The last known presence, marked as no longer confirmed since `confirmedAt`. */
export function stalePresence(known: Presence, problem: ProblemCode, confirmedAt: number): Presence {
  return Object.freeze({ ...known, stale: true, problem, observedAt: confirmedAt });
}

/** An availability from elsewhere; `unknown` where this version does not know it. */
export const knownAvailability = (value: unknown): Availability => oneOf(availabilities)(value) ?? 'unknown';

const activityOf = shape<Activity>({ kind: string, text: string, until: finite });
const noteOf = shape<Note>({ text: string, emoji: string, lang: string, expiresAt: finite });
const absenceOf = shape<OutOfOffice>({ message: string, until: finite });
const linksOf = shape(Object.fromEntries(capabilities.map(capability => [capability, string])));

const factsOf = shape<PresenceFacts>({
  availability: knownAvailability,
  activities: list(value => {
    const activity = activityOf(value);
    return activity.kind && activity;
  }),
  note: value => {
    const note = noteOf(value);
    return note.text || note.emoji ? Object.freeze({ text: '', ...note }) : undefined;
  },
  idle: value => value === true || undefined,
  lastActiveAt: finite,
  since: finite,
  outOfOffice: value => (value ? absenceOf(value) : undefined),
  capabilities: list(oneOf(capabilities)),
  links: value => {
    const links = linksOf(value);
    return Object.keys(links).length ? links : undefined;
  },
  confidence: value => (value === 'assumed' ? value : 'confirmed'),
  network: string,
});
