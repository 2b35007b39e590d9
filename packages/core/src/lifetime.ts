import type { Presence } from './presence.js';

/** When the first part of a presence ends by its own word: milliseconds since the epoch, or Infinity. */
export function endsAt({ note, outOfOffice, activities }: Presence): number {
  const ends = [note?.expiresAt, outOfOffice?.until, ...activities.map(activity => activity.until)];
  return Math.min(...ends.map(end => end ?? Infinity));
}

/** Drops the parts whose time is over: a forgotten "back at two" must not mislead at three. */
export function withoutEnded(presence: Presence, now: number): Presence {
  const ended = (end: number | undefined): boolean => end !== undefined && end <= now;
  const activities = presence.activities.filter(activity => !ended(activity.until));
  const note = ended(presence.note?.expiresAt);
  const outOfOffice = ended(presence.outOfOffice?.until);
  if (!note && !outOfOffice && activities.length === presence.activities.length) return presence;
  const { note: keptNote, outOfOffice: keptAbsence, ...rest } = presence;
  return Object.freeze({ ...rest, activities: Object.freeze(activities), ...(keptNote && !note && { note: keptNote }), ...(keptAbsence && !outOfOffice && { outOfOffice: keptAbsence }) });
}
