import type { Activity, Availability } from '@presence-elements/core';

/** What a word of a network means in ours. */
export interface Meaning {
  /** `online` says nothing against: it counts only where a service is open. */
  readonly availability: Availability;
  readonly kind?: Activity['kind'] | undefined;
  readonly outOfOffice?: true | undefined;
}

const away = { availability: 'away' } as const, busy = { availability: 'busy' } as const, online = { availability: 'online' } as const;

/** Activities of RFC 4480 §3.2, all of them. A stranger is `other`. */
export const rpidActivities: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(Object.entries({
  'appointment': { ...busy, kind: 'appointment' },
  'away': away,
  'breakfast': { ...away, kind: 'meal' },
  'busy': busy,
  'dinner': { ...away, kind: 'meal' },
  'holiday': { ...away, kind: 'holiday', outOfOffice: true },
  'in-transit': { ...away, kind: 'travel' },
  'looking-for-work': { ...online, kind: 'other' },
  'lunch': { ...away, kind: 'meal' },
  'meal': { ...away, kind: 'meal' },
  'meeting': { ...busy, kind: 'in-meeting' },
  'on-the-phone': { ...busy, kind: 'in-call' },
  'other': { ...online, kind: 'other' },
  'performance': { ...busy, kind: 'presenting' },
  'permanent-absence': { ...away, kind: 'out-of-office', outOfOffice: true },
  'playing': { ...online, kind: 'gaming' },
  'presentation': { ...busy, kind: 'presenting' },
  'shopping': { ...online, kind: 'other' },
  'sleeping': { availability: 'dnd', kind: 'sleeping' },
  'spectator': { ...online, kind: 'watching' },
  'steering': { ...busy, kind: 'travel' },
  'travel': { ...away, kind: 'travel' },
  'tv': { ...online, kind: 'watching' },
  'unknown': online,
  'vacation': { ...away, kind: 'vacation', outOfOffice: true },
  'working': { ...online, kind: 'working' },
  'worship': { ...online, kind: 'other' },
}));

const stranger: Meaning = { availability: 'online', kind: 'other' };

/** What an activity means; a stranger is `other`. */
export const meaningOf = (name: string): Meaning => rpidActivities.get(name) ?? stranger;
