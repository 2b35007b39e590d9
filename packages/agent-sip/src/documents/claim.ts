import type { Activity, Availability, Note, PresenceReport } from '@presence-elements/core';
import type { Meaning } from './activities.js';

/** What one device, call or server says of somebody. */
export interface Claim extends Pick<PresenceReport, 'activities' | 'idle' | 'lastActiveAt' | 'outOfOffice' | 'since'> {
  /** Absent where it says nothing of that. */
  readonly availability?: Availability | undefined;
  readonly note?: Note | undefined;
  /** When some of it begins or ceases to count: milliseconds since the epoch. */
  readonly changesAt: readonly number[];
}

// Who is engaged must not be disturbed; whom one device can reach is not offline because another cannot.
const RANK: Record<Availability, number> = { dnd: 5, busy: 4, online: 3, away: 2, offline: 1, unknown: 0 };

export const rankOf = ({ availability }: Pick<Claim, 'availability'>): number => RANK[availability ?? 'unknown'];

/** Makes one report of several claims (RFC 4479 §3.5 leaves open how). */
export function reportOf(claims: readonly Claim[]): Omit<PresenceReport, 'address'> {
  const newestFirst = claims.toSorted((one, other) => (other.since ?? 0) - (one.since ?? 0));
  const [winner] = newestFirst.toSorted((one, other) => rankOf(other) - rankOf(one) || Number(one.idle ?? false) - Number(other.idle ?? false));
  const availability = winner?.availability ?? 'unknown', winners = newestFirst.filter(claim => rankOf(claim) === rankOf(winner ?? {}));
  const activities = unique(winners.flatMap(claim => claim.activities ?? [])), outOfOffice = newestFirst.find(claim => claim.outOfOffice)?.outOfOffice;
  const note = [...winners, ...newestFirst].find(claim => claim.note)?.note;
  const lastActiveAt = Math.max(...claims.map(claim => claim.lastActiveAt ?? -Infinity)), expiresAt = Math.min(...claims.flatMap(({ changesAt }) => changesAt));
  return {
    availability,
    ...(availability === 'unknown' && { problem: 'no-data' as const }),
    ...(activities.length && { activities }),
    ...(note && { note }),
    ...(winner?.idle && rankOf(winner) > RANK.offline && { idle: true }),
    ...(Number.isFinite(lastActiveAt) && { lastActiveAt }),
    ...(winner?.since !== undefined && { since: winner.since }),
    ...(outOfOffice && { outOfOffice }),
    ...(Number.isFinite(expiresAt) && { expiresAt }),
  };
}

/** The activity that a word means, where it means one. */
export function activityOf({ kind }: Pick<Meaning, 'kind'>, { text, until }: Omit<Activity, 'kind'> = {}): readonly Activity[] {
  return kind || text ? [{ kind: kind ?? 'other', ...(text && { text }), ...(until !== undefined && { until }) }] : [];
}

/** The first of each kind; of those that are nothing in particular, the first of each text. */
function unique(activities: readonly Activity[]): readonly Activity[] {
  const found = new Map<string, Activity>();
  for (const activity of activities) {
    const key = activity.kind === 'other' ? `other ${activity.text ?? ''}` : activity.kind;
    if (!found.has(key)) found.set(key, activity);
  }
  return [...found.values()];
}
