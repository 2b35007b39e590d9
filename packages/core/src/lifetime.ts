import { defined } from './plain.js';
import type { Presence } from './presence.js';

/** When the first part of a presence ends by its own word: milliseconds since the epoch, or Infinity. */
export function endsAt({ note, outOfOffice, activities }: Presence): number {
  const ends = [note?.expiresAt, outOfOffice?.until, ...activities.map(({ until }) => until)];
  return Math.min(...ends.map((end = Infinity) => end));
}

/** Drops the parts whose time is over: a forgotten "back at two" must not mislead at three. */
export function withoutEnded(presence: Presence, now: number): Presence {
  if (endsAt(presence) > now) return presence;
  const { note, outOfOffice, activities } = presence;
  const lasts = (end = Infinity): boolean => end > now;
  return defined({
    ...presence,
    activities: Object.freeze(activities.filter(({ until }) => lasts(until))),
    note: lasts(note?.expiresAt) ? note : undefined,
    outOfOffice: lasts(outOfOffice?.until) ? outOfOffice : undefined,
  });
}
