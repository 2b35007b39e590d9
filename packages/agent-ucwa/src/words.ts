import type { Availability } from '@presence-elements/core';

/** What an availability says. */
export interface Meaning {
  readonly availability: Availability;
  readonly idle?: true;
  readonly activity?: string;
}

// Availability and PreferredAvailability (Availability_ref, PreferredAvailability_ref), in lower case.
const availabilities: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['online', { availability: 'online' }],
  ['idleonline', { availability: 'online', idle: true }],
  ['busy', { availability: 'busy' }],
  ['idlebusy', { availability: 'busy', idle: true }],
  ['donotdisturb', { availability: 'dnd' }],
  ['berightback', { availability: 'away', activity: 'be-right-back' }],
  ['away', { availability: 'away' }],
  ['offline', { availability: 'offline' }],
  ['offwork', { availability: 'offline', activity: 'off-work' }],
]);

// The activities that a server does not put into words (contactPresence_ref).
const activities: ReadonlyMap<string, string> = new Map([
  ['in-a-meeting', 'in-meeting'],
  ['urgent-interruptions-only', 'urgent-only'],
  ['on-the-phone', 'in-call'],
  ['in-a-conference', 'in-conference-call'],
  ['off-work', 'off-work'],
  ['presenting', 'presenting'],
]);

/** Nothing for a word of tomorrow. */
export const meaningOf = (word: string | undefined): Meaning | undefined => (word === undefined ? undefined : availabilities.get(word.trim().toLowerCase()));

/** The kind of a well-known activity; nothing where it is text already. */
export const activityOf = (word: string): string | undefined => activities.get(word.trim().toLowerCase());
