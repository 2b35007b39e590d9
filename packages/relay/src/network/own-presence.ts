import type { OwnPresence } from '@presence-elements/core';
import type { Words } from './status-store.js';

/** Does the person wish to be taken for offline? Their own word for it makes no difference to others. */
export function isHidden({ availability }: OwnPresence): boolean {
  return availability === 'invisible' || availability === 'offline';
}

/** The availability a person has set, where it holds against what their pages say. */
export function manualAvailability({ availability }: OwnPresence): 'online' | 'away' | 'busy' | 'dnd' | undefined {
  return availability === 'online' || availability === 'away' || availability === 'busy' || availability === 'dnd' ? availability : undefined;
}

/** What of it still counts: each part ends by its own time, and all of it by the time of the whole. */
export function current(own: OwnPresence, now: number): OwnPresence {
  if (ended(own.expiresAt, now)) return {};
  const { note, outOfOffice, activities, ...rest } = own;
  const going = activities?.filter(activity => !ended(activity.until, now));
  return {
    ...rest,
    ...(note && !ended(note.expiresAt, now) && { note }),
    ...(outOfOffice && !ended(outOfOffice.until, now) && { outOfOffice }),
    ...(going?.length && { activities: going }),
  };
}

/** Note and absence, each with the moment at which it ends. */
export function wordsOf({ note, outOfOffice, expiresAt = Infinity }: OwnPresence): Words {
  return {
    ...(note && { note: { ...note, ...finite('expiresAt', Math.min(note.expiresAt ?? Infinity, expiresAt)) } }),
    ...(outOfOffice && { outOfOffice: { ...outOfOffice, ...finite('until', Math.min(outOfOffice.until ?? Infinity, expiresAt)) } }),
  };
}

/** Every moment at which some of it ends. */
export function endsOf({ expiresAt, note, outOfOffice, activities = [] }: OwnPresence): readonly number[] {
  return [expiresAt, note?.expiresAt, outOfOffice?.until, ...activities.map(({ until }) => until)].filter(end => end !== undefined);
}

const ended = (end: number | undefined, now: number): boolean => end !== undefined && end <= now;
const finite = <Key extends string>(key: Key, time: number): { [K in Key]?: number } => (time < Infinity ? { [key]: time } as { [K in Key]: number } : {});
