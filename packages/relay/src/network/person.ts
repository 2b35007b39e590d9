import type { OwnPresence, PresenceFacts, ProblemCode } from '@presence-elements/core';
import { current, endsOf, isHidden, manualAvailability, wordsOf } from './own-presence.js';
import type { Status, Words } from './status-store.js';

/** All that the portal's own network knows of one person. Times in milliseconds since the epoch. */
export interface Person extends Status {
  /** When one of their pages last said that it is open. */
  readonly aliveAt: number;
  /** When one of them last said that it is in use. */
  readonly activeAt: number;
  /** Since when others could see, after this network started, that the person is there; Infinity if they could not. */
  readonly seenAt: number;
}

export interface Terms {
  readonly startedAt: number;
  /** How long after its last word a page counts as open. */
  readonly grace: number;
  /** How long a page counts as in use after it last said so. */
  readonly awayAfter: number;
}

/** How a person looks to everybody else. */
export type Appearance = PresenceFacts & { readonly problem?: ProblemCode | undefined };

export const stranger: Person = { aliveAt: -Infinity, activeAt: -Infinity, seenAt: Infinity, own: {} };

/** One of the person's pages says that it is open, and whether it is in use. */
export function alive(person: Person, active: boolean, now: number): Person {
  return { ...person, aliveAt: now, activeAt: active ? now : person.activeAt };
}

/** The person sets how they want to be seen. All of it replaces all of what was set before. */
export function published(person: Person, wished: OwnPresence, now: number): Person {
  const own = current(wished, now);
  // Choosing to be online or busy is a sign of life; a note, an absence or going home is none.
  const here = manualAvailability(own) ? alive(person, true, now) : person;
  return { ...here, own, veil: isHidden(own) ? veilOf(person, now) : undefined };
}

/** How the person looks now. `known`: does the portal's directory have such a person, where it can say? */
export function appearance(person: Person, known: boolean | undefined, now: number, terms: Terms): Appearance {
  const own = current(person.own, now), hidden = isHidden(own);
  if (!hidden && now < person.aliveAt + terms.grace) return present(person, own, now, terms);
  const isSeen = now >= person.seenAt, isStranger = !isSeen && !hasSpoken(person, own);
  if (isStranger && known === false) return { availability: 'unknown', problem: 'not-found' };
  // Nobody turns offline because this network has just started: their pages have not had time to speak.
  if (!isSeen && now < terms.startedAt + terms.grace) return { availability: 'unknown', problem: 'pending' };
  if (isStranger && !known) return { availability: 'unknown', problem: 'no-data' };
  return { availability: 'offline', ...wordsLeft(person, now) };
}

/** What others can read of the person while they are not there, or do not wish to be. */
export function wordsLeft({ own, veil = {} }: Person, now: number): Words {
  const { note, outOfOffice } = isHidden(own) ? current(veil, now) : wordsOf(current(own, now));
  return { ...(note && { note }), ...(outOfOffice && { outOfOffice }) };
}

/** When the person may next look different without anything being heard: Infinity if never. */
export function changesAt({ aliveAt, activeAt, own, veil }: Person, now: number, { startedAt, grace, awayAfter }: Terms): number {
  const moments = [startedAt + grace, aliveAt + grace, activeAt + awayAfter, ...endsOf(own), ...endsOf(veil ?? {})];
  return Math.min(...moments.filter(moment => moment > now));
}

function present(person: Person, own: OwnPresence, now: number, { awayAfter }: Terms): Appearance {
  const idle = now >= person.activeAt + awayAfter;
  return {
    availability: manualAvailability(own) ?? (idle ? 'away' : 'online'),
    ...(own.activities && { activities: own.activities }),
    ...(idle && { idle }),
    ...wordsOf(own),
  };
}

/** Has the person set something, at some time, that others could see? */
function hasSpoken({ veil }: Person, own: OwnPresence): boolean {
  return isHidden(own) ? veil !== undefined : Object.keys(own).length > 0;
}

/** What others can read at this moment, to be kept as it is; undefined where they cannot tell that there is such a person. */
function veilOf(person: Person, now: number): Words | undefined {
  const own = current(person.own, now);
  if (isHidden(own)) return person.veil;
  return now >= person.seenAt || hasSpoken(person, own) ? wordsOf(own) : undefined;
}
