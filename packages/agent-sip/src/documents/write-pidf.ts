import type { Activity, Note, OwnPresence } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import { compose } from './compose.js';
import { DATA_MODEL, PIDF, RPID } from './namespaces.js';
import { readPidf } from './pidf.js';
import { attribute, textOf, uriOf } from './write-xml.js';

export interface Publisher {
  /** Whose presence: `pres:ada@corp.example` or `sip:ada@corp.example`. */
  readonly entity: string;
  /** Tells this device from the person's others. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Own = NonNullable<OwnPresence['availability']>;

/** What a tuple is; RPID has no word for do not disturb, so others see busy. */
const written: Readonly<Record<Own, { readonly basic?: 'open' | 'closed'; readonly activity?: string; readonly silent?: true }>> = {
  online: { basic: 'open' },
  auto: { basic: 'open' },
  away: { basic: 'open', activity: 'away' },
  busy: { basic: 'open', activity: 'busy' },
  dnd: { basic: 'open', activity: 'busy' },
  offline: { basic: 'closed' },
  invisible: { basic: 'closed', silent: true },
  unknown: {},
};

/** A word from elsewhere that this version does not know says nothing. */
const meant = ({ availability = 'auto' }: OwnPresence): (typeof written)[Own] => written[Object.hasOwn(written, availability) ? availability : 'unknown'];

/** The activities that RFC 4480 §3.2 has a word for; others go under `other`, in their own words. */
export const writtenActivities: ReadonlyMap<string, string> = new Map(Object.entries({
  'in-call': 'on-the-phone',
  'in-conference-call': 'on-the-phone',
  'on-hold': 'on-the-phone',
  'in-meeting': 'meeting',
  'calendar-event': 'appointment',
  'appointment': 'appointment',
  'presenting': 'presentation',
  'holiday': 'holiday',
  'vacation': 'vacation',
  'travel': 'travel',
  'meal': 'meal',
  'sleeping': 'sleeping',
  'working': 'working',
  'gaming': 'playing',
  'watching': 'tv',
  'out-of-office': 'away',
  'be-right-back': 'away',
}));

/** One's own presence as a PUBLISH carries it (RFC 3863, 4479, 4480): valid, whatever is in it. */
export function writePidf(own: OwnPresence, publisher: Publisher): string {
  const { silent } = meant(own), timestamp = new Date(publisher.now).toISOString(), notes = silent ? [] : notesOf(own);
  return `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="${PIDF}" xmlns:dm="${DATA_MODEL}" xmlns:rpid="${RPID}"${attribute('entity', uriOf(publisher.entity))}>
${tupleOf(own, publisher, notes)}<timestamp>${timestamp}</timestamp></tuple>
${silent ? '' : `${personOf(own, publisher, notes)}<dm:timestamp>${timestamp}</dm:timestamp></dm:person>\n`}</presence>`;
}

function tupleOf(own: OwnPresence, { id }: Publisher, notes: readonly Note[]): string {
  const { basic } = meant(own);
  return `<tuple id="t-${nameOf(id)}"><status>${basic ? `<basic>${basic}</basic>` : ''}</status>${notes.map(note => noteIn('', note)).join('')}`;
}

const personOf = (own: OwnPresence, { id }: Publisher, notes: readonly Note[]): string =>
  `<dm:person id="p-${nameOf(id)}">${activitiesOf(own)}${notes.map(note => noteIn('dm:', note)).join('')}`;

/** What others will read of it: this network knows fewer words than ours. */
export function publishedAs(own: OwnPresence, publisher: Publisher): OwnPresence {
  if (own.availability === 'invisible') return { availability: 'invisible' };
  const root = parseXml(writePidf(own, publisher)), presence = root && readPidf(root);
  const { availability, note, activities, outOfOffice, expiresAt } = compose({ presence }, publisher.now);
  return { availability: own.availability === 'auto' ? 'auto' : availability, note, activities, outOfOffice, expiresAt: expiresAt ?? own.expiresAt };
}

/** Several `activities` where they end at several times (RFC 4480 §3.1). */
function activitiesOf(own: OwnPresence): string {
  const { activities = [], outOfOffice, expiresAt } = own, { activity } = meant(own), words = new Map<number | undefined, string[]>();
  const add = (until: number | undefined, word: string): void => { words.set(until, [...new Set([...words.get(until) ?? [], word])]); };
  if (activity) add(expiresAt, `<rpid:${activity}/>`);
  for (const one of activities) add(one.until ?? expiresAt, wordOf(one));
  if (outOfOffice) add(outOfOffice.until ?? expiresAt, '<rpid:away/>');
  return [...words].map(([until, inside]) => `<rpid:activities${untilOf(until)}>${inside.join('')}</rpid:activities>`).join('');
}

function wordOf({ kind, text }: Activity): string {
  const word = writtenActivities.get(kind);
  return word ? `<rpid:${word}/>` : `<rpid:other>${textOf(text ?? kind)}</rpid:other>`;
}

function untilOf(until: number | undefined): string {
  const date = new Date(until ?? NaN);
  return Number.isFinite(date.getTime()) ? attribute('until', date.toISOString()) : '';
}

/** A note has no place for an emoji but its text. */
function notesOf({ note, outOfOffice }: OwnPresence): readonly Note[] {
  const own = note && { ...note, text: [note.emoji, note.text].filter(word => word).join(' ') };
  return [own, outOfOffice?.message ? { text: outOfOffice.message } : undefined].filter(written => written?.text) as readonly Note[];
}

// `xs:language`; what is none of it would make the document invalid.
const noteIn = (prefix: string, { text, lang = '' }: Note): string =>
  `<${prefix}note${/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(lang) ? attribute('xml:lang', lang) : ''}>${textOf(text)}</${prefix}note>`;

/** An `NCName`, as `xs:ID` is; different ids stay different. */
const nameOf = (id: string): string => id.replace(/[^a-zA-Z0-9-]/gu, character => `_${character.codePointAt(0)!.toString(16)}.`);
