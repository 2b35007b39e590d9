import type { Availability } from '@presence-elements/core';

/** What `<show>` says (RFC 6121 §4.7.2.1): how reachable somebody is, and the finer shade as an activity. */
export interface Shown {
  readonly availability: Availability;
  /** Kind of an activity. */
  readonly kind?: string | undefined;
}

const ONLINE: Shown = { availability: 'online' };

/** The four that are legal, then what clients and gateways have sent all the same. Nothing here is offline: who sends presence is there. */
const shown: ReadonlyMap<string, Shown> = new Map<string, Shown>([
  ['away', { availability: 'away' }],
  ['chat', { availability: 'online', kind: 'free-to-chat' }],
  ['dnd', { availability: 'dnd' }],
  ['xa', { availability: 'away', kind: 'extended-away' }],
  // Prosody relays any value as it came.
  ['busy', { availability: 'busy' }],
  ['free', { availability: 'online', kind: 'free-to-chat' }],
  ['idle', { availability: 'away' }],
  ['do not disturb', { availability: 'dnd' }],
  ['donotdisturb', { availability: 'dnd' }],
  ['extended away', { availability: 'away', kind: 'extended-away' }],
  ['brb', { availability: 'away', kind: 'be-right-back' }],
  ['be right back', { availability: 'away', kind: 'be-right-back' }],
  ['phone', { availability: 'busy', kind: 'in-call' }],
  ['on the phone', { availability: 'busy', kind: 'in-call' }],
  ['meeting', { availability: 'busy', kind: 'in-meeting' }],
  ['in a meeting', { availability: 'busy', kind: 'in-meeting' }],
  // ICQ's, as its gateways hand them on.
  ['na', { availability: 'away', kind: 'extended-away' }],
  ['occupied', { availability: 'busy' }],
]);

/** Reads the text of `<show>`, undefined where there is none. A word that nobody has heard of is `online`, as without one. */
export function shownBy(show: string | undefined): Shown {
  if (!show) return ONLINE;
  return shown.get(show) ?? shown.get(show.trim().toLowerCase().replace(/[\s_-]+/g, ' ')) ?? ONLINE;
}
