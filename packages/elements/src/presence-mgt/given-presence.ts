import { splitAddresses, stamp, type Availability, type Presence, type PresenceFacts, type PresenceView } from '@presence-elements/core';
import { fixedView } from '../internal/fixed-view.js';

/** As much of a `microsoft.graph.presence` as is drawn: nothing in it is promised. */
export interface GraphPresence {
  /** Id of the person's object. */
  readonly id?: unknown;
  readonly availability?: unknown;
  readonly activity?: unknown;
  readonly outOfOfficeSettings?: { readonly isOutOfOffice?: unknown } | null | undefined;
}

interface Meaning { readonly availability?: Availability; readonly kind?: string; readonly idle?: true }

// Graph's words in lower case. It documents two lists and does not say which is which, so both fields may have any.
const states: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['available', { availability: 'online' }],
  ['availableidle', { availability: 'online', idle: true }],
  ['availableinactive', { availability: 'online', idle: true }],
  ['busy', { availability: 'busy' }],
  ['busyidle', { availability: 'busy', idle: true }],
  ['donotdisturb', { availability: 'dnd' }],
  ['away', { availability: 'away' }],
  ['berightback', { availability: 'away', kind: 'be-right-back' }],
  ['offline', { availability: 'offline' }],
  ['offwork', { availability: 'offline', kind: 'off-work' }],
]);
// What somebody does says how reachable they are only where no state is named.
const deeds: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['inactive', { availability: 'online', idle: true }],
  ['inacall', { availability: 'busy', kind: 'in-call' }],
  ['inaconferencecall', { availability: 'busy', kind: 'in-conference-call' }],
  ['inameeting', { availability: 'busy', kind: 'in-meeting' }],
  ['presenting', { availability: 'dnd', kind: 'presenting' }],
  ['focusing', { availability: 'dnd', kind: 'focusing' }],
  ['urgentinterruptionsonly', { availability: 'dnd', kind: 'urgent-only' }],
]);

/** What a presence that the page has by itself says. A word that is not known says nothing, least of all offline. */
export function factsOf({ availability, activity, outOfOfficeSettings }: GraphPresence): PresenceFacts {
  const words = [availability, activity].map(word => (typeof word === 'string' ? word.toLowerCase() : ''));
  const said = [states, deeds].flatMap(table => words.flatMap(word => table.get(word) ?? []));
  const isOut = outOfOfficeSettings?.isOutOfOffice === true || words.includes('outofoffice');
  const known = said[0]?.availability;
  return {
    availability: known ?? (isOut ? 'away' : 'unknown'),
    ...(!known && isOut && { confidence: 'assumed' }),
    activities: [...new Set(said.flatMap(({ kind }) => kind ?? []))].map(kind => ({ kind })),
    ...(said.some(({ idle }) => idle) && { idle: true }),
    ...(isOut && { outOfOffice: {} }),
  };
}

/** Answers whoever asks with this presence: it is drawn instead of asking. */
export function givenView(given: GraphPresence, now: () => number = Date.now): PresenceView {
  const facts = factsOf(given), at = now(), problem = facts.availability === 'unknown' ? 'no-data' : undefined;
  const said = (text: string): Presence => stamp({ address: { text }, ...facts, problem }, { now: at });
  return fixedView(address => said(splitAddresses(address)[0] ?? ''), 'no-agent');
}
