import type { Activity, Note, OutOfOffice, PresenceFacts, PresenceReport, ProblemCode } from '@presence-elements/core';
import { looksLikeHtml, plainText, shortened } from './plain-text.js';
import { sequenceOf } from './sequence.js';
import { meaningsOf, type Meaning } from './words.js';

/** A `microsoft.graph.presence` as it comes over the wire: nothing in it is promised. */
export interface GraphPresence {
  readonly id?: unknown;
  readonly availability?: unknown;
  readonly activity?: unknown;
  readonly outOfOfficeSettings?: { readonly isOutOfOffice?: unknown; readonly message?: unknown } | null;
  readonly sequenceNumber?: unknown;
  readonly statusMessage?: {
    readonly message?: { readonly content?: unknown; readonly contentType?: unknown } | null;
    readonly expiryDateTime?: { readonly dateTime?: unknown; readonly timeZone?: unknown } | null;
  } | null;
  readonly workLocation?: { readonly workLocationType?: unknown } | null;
}

export type Facts = PresenceFacts & Pick<PresenceReport, 'sequence'> & { readonly problem?: ProblemCode | undefined };

// Where people work is said beside what they do there. `unspecified` and what comes tomorrow say nothing.
const places: ReadonlyMap<unknown, string> = new Map([['office', 'in-office'], ['remote', 'working-remotely'], ['timeoff', 'off-work']]);

/** What Graph says of a person, in the words of the contract. What it does not say is unknown, never offline. */
export function readPresence(presence: GraphPresence): Facts {
  const { availability, activity, outOfOfficeSettings: office, sequenceNumber, statusMessage, workLocation } = presence;
  const meanings = [...meaningsOf(availability), ...meaningsOf(activity)];
  const isOut = office?.isOutOfOffice === true || meanings.some(({ outOfOffice }) => outOfOffice);
  return {
    ...stateOf(meanings, isOut),
    activities: activitiesOf(meanings, workLocation?.workLocationType),
    ...(meanings.some(({ idle }) => idle) && { idle: true }),
    ...(isOut && { outOfOffice: absenceOf(office?.message) }),
    note: noteOf(statusMessage),
    sequence: sequenceOf(sequenceNumber),
  };
}

/** A word that names the state beats one that only goes with a state; of two states the availability's counts. */
function stateOf(meanings: readonly Meaning[], isOut: boolean): Pick<Facts, 'availability' | 'confidence' | 'problem'> {
  const availability = meanings.find(({ state }) => state)?.state ?? meanings.find(({ implied }) => implied)?.implied;
  if (availability) return { availability };
  // Of somebody who is out and of whom nothing else is said.
  return isOut ? { availability: 'away', confidence: 'assumed' } : { problem: 'no-data' };
}

function activitiesOf(meanings: readonly Meaning[], place: unknown): readonly Activity[] {
  const where = typeof place === 'string' ? places.get(place.toLowerCase()) : undefined;
  const kinds = new Set([...meanings.map(({ activity }) => activity), where].filter(kind => kind !== undefined));
  return [...kinds].map(kind => ({ kind }));
}

function absenceOf(message: unknown): OutOfOffice {
  if (typeof message !== 'string') return {};
  const text = looksLikeHtml(message) ? plainText(message) : shortened(message);
  return text ? { message: text } : {};
}

function noteOf(status: GraphPresence['statusMessage']): Note | undefined {
  const { content, contentType } = status?.message ?? {};
  if (typeof content !== 'string') return;
  const isHtml = typeof contentType === 'string' && contentType.toLowerCase() === 'html';
  // Teams marks a note that is to be shown to whoever writes to the person.
  const text = isHtml ? plainText(content) : shortened(content.slice(0, 10_000).replace(/\s*<pinnednote>\s*<\/pinnednote>\s*$/i, ''));
  const expiresAt = timeOf(status?.expiryDateTime);
  return text ? { text, ...(expiresAt !== undefined && { expiresAt }) } : undefined;
}

/** Told of oneself only. In UTC, as we set it; in a zone of Windows' own nobody here knows when that is. */
function timeOf(time: NonNullable<GraphPresence['statusMessage']>['expiryDateTime']): number | undefined {
  const { dateTime, timeZone } = time ?? {};
  if (typeof dateTime !== 'string' || typeof timeZone !== 'string' || !/^(utc|gmt|etc\/utc|coordinated universal time)$/i.test(timeZone)) return;
  const [, stamp] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*Z?$/.exec(dateTime) ?? [];
  const at = stamp ? Date.parse(`${stamp}Z`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
