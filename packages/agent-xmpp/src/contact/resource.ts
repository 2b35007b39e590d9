import type { Availability, Note } from '@presence-elements/core';
import { childOf, langOf, type XmlElement } from '@presence-elements/xml';
import { inactivityOf, type Inactivity } from './inactivity.js';
import { shownBy, type Shown } from './show.js';
import { sentAt } from './times.js';
import { writtenIn } from './written.js';

/** What was last heard of one of a contact's clients, or of the one that left last. Times in milliseconds since the epoch. */
export interface Resource extends Shown, Inactivity {
  /** −128…127 (RFC 6121 §4.7.2.3). */
  readonly priority: number;
  readonly note?: Note | undefined;
  readonly since?: number | undefined;
}

const GONE: Shown = { availability: 'offline' };

/**
 * Reads an available or unavailable stanza (RFC 6121 §4.7). `known` is what was heard before of who sent it.
 *
 * `since` is what the server says (XEP-0203), or now where the client was seen to change; else nobody has said it.
 */
export function resourceOf(stanza: XmlElement, available: boolean, known: Resource | undefined, languages: readonly string[], now: number): Resource {
  const { availability, kind } = available ? shownBy(childOf(stanza, 'show', stanza.ns)?.text) : GONE;
  const sent = sentAt(stanza, now), { idle, lastActiveAt } = inactivityOf(stanza, availability, sent, now);
  return {
    availability, kind, idle, lastActiveAt,
    priority: priorityOf(childOf(stanza, 'priority', stanza.ns)?.text),
    note: writtenIn(stanza, 'status', languages, langOf(stanza)),
    since: sent ?? sinceOf(availability, known, now),
  };
}

function sinceOf(availability: Availability, known: Resource | undefined, now: number): number | undefined {
  return known && (known.availability === availability ? known.since : now);
}

/** What is no priority counts as the default, 0. */
function priorityOf(text: string | undefined): number {
  const priority = text !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  return priority >= -128 && priority <= 127 ? priority : 0;
}
