import type { Availability } from '@presence-elements/core';

/** What one of Graph's words says of a person. */
export interface Meaning {
  /** The state itself. */
  readonly state?: Availability;
  /** The state that goes with it where no word names one. */
  readonly implied?: Availability;
  readonly idle?: true;
  readonly activity?: string;
  readonly outOfOffice?: true;
}

/**
 * Both documented generations, in lower case: which of them is an availability and which an activity differs between
 * the pages, so every word is understood in either field.
 */
const words: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['available', { state: 'online' }],
  ['availableidle', { state: 'online', idle: true }],
  ['availableinactive', { state: 'online', idle: true }],
  ['inactive', { implied: 'online', idle: true }],
  ['busy', { state: 'busy' }],
  ['busyidle', { state: 'busy', idle: true }],
  ['inacall', { implied: 'busy', activity: 'in-call' }],
  ['inaconferencecall', { implied: 'busy', activity: 'in-conference-call' }],
  ['inameeting', { implied: 'busy', activity: 'in-meeting' }],
  ['donotdisturb', { state: 'dnd' }],
  ['presenting', { implied: 'dnd', activity: 'presenting' }],
  ['focusing', { implied: 'dnd', activity: 'focusing' }],
  ['urgentinterruptionsonly', { implied: 'dnd', activity: 'urgent-only' }],
  ['away', { state: 'away' }],
  ['berightback', { state: 'away', activity: 'be-right-back' }],
  ['offline', { state: 'offline' }],
  ['offwork', { state: 'offline', activity: 'off-work' }],
  ['outofoffice', { outOfOffice: true }],
  ['oof', { outOfOffice: true }],
]);

/** What a field says; nothing for a word of tomorrow, and for `PresenceUnknown`. */
export function meaningsOf(field: unknown): readonly Meaning[] {
  if (typeof field !== 'string') return [];
  // One permutation is documented as "InACall + OOF".
  return field.slice(0, 100).toLowerCase().split(/[^a-z]+/).flatMap(word => words.get(word) ?? []);
}
