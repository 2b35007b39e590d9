import type { PresenceReport } from '@presence-elements/core';
import { plainText } from './plain-text.js';
import { textAt, wordAt, type Place } from './place.js';
import type { DocumentReading, Meaning, WebService } from './web-service.js';

/** A report before it is known whose. */
export type Facts = Omit<PresenceReport, 'address'>;

type Words = Pick<WebService, 'values' | 'none' | 'silent'>;

// Longer notes are cut here (characters).
const LONGEST_NOTE = 4_096;

export const noData: Facts = Object.freeze({ problem: 'no-data' });

/** What a word means in this service; a stranger leaves a person unknown. */
export function meaningOf(word: string, { values }: Pick<Words, 'values'>): Facts {
  return Object.hasOwn(values, word) ? expand(values[word]!) : noData;
}

/** What one entry of an answer says. */
export function entryFacts(entry: Place, read: DocumentReading, words: Words): Facts {
  const facts = meaningOf(wordAt(entry, read.state) ?? '', words);
  const note = facts.availability && noteOf(entry, read, words);
  return note ? { ...facts, note: { text: note } } : facts;
}

/** Of several devices of one person: the highest priority that is not negative, then whoever is most engaged. */
export function deviceFacts(entries: readonly Place[], read: DocumentReading, words: Words): Facts {
  const devices = entries.map(entry => ({ priority: priorityOf(entry, read), facts: entryFacts(entry, read, words) })).filter(({ priority }) => priority >= 0);
  devices.sort((a, b) => b.priority - a.priority || rankOf(b.facts) - rankOf(a.facts));
  return devices[0]?.facts ?? (words.none === undefined ? noData : expand(words.none));
}

function expand(meaning: Meaning): Facts {
  const { availability, confidence, idle, activity, problem } = typeof meaning === 'string' ? { availability: meaning } : meaning;
  if (!availability || availability === 'unknown') return problem ? { problem } : noData;
  return { availability, confidence, idle, activities: activity ? [{ kind: activity }] : undefined };
}

function noteOf(entry: Place, { note, noteHtml }: DocumentReading, { silent = [] }: Words): string | undefined {
  const text = wordAt(entry, note) ? textAt(entry, note)! : plainText(textAt(entry, noteHtml) ?? '');
  return text && !silent.includes(text) ? text.slice(0, LONGEST_NOTE) : undefined;
}

/** 0 where none is given, as in a stanza (RFC 6121 §4.7.2.3). */
function priorityOf(entry: Place, { priority }: DocumentReading): number {
  return Number(wordAt(entry, priority) ?? 0) || 0;
}

const rankOf = ({ availability = 'unknown' }: Facts): number => ['unknown', 'offline', 'away', 'online', 'busy', 'dnd'].indexOf(availability);
