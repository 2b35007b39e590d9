import type { Activity, Presence } from '@presence-elements/core';
import { formatDate, formatMoment } from '../i18n/dates.js';
import { enOverlay } from '../i18n/locales/en-overlay.js';
import { messagesFor } from '../i18n/localize.js';
import type { Messages } from '../i18n/messages.js';
import type { OverlayMessages } from '../i18n/overlay-messages.js';
import { oneEmoji, plainText } from '../internal/plain-text.js';

export type Words = Messages & OverlayMessages;

/** A presence in words: all that a tooltip says. */
export interface StatusLines {
  /** 'Busy · In a meeting until 15:00' */
  readonly status: string;
  /** What the person wrote, as plain text. */
  readonly note: string;
  /** Why this may not be so, and when we last heard. */
  readonly doubts: readonly string[];
  /** When they are back, the doubts, who says so. */
  readonly details: readonly string[];
}

export const overlayWords = (element: Element): Words => messagesFor(element, enOverlay);

/** Puts a presence into words in the language of `element`. Without one it is still being asked for. */
export function statusLines(presence: Presence | undefined, element: Element, now: number = Date.now()): StatusLines {
  const words = overlayWords(element);
  if (!presence) return { status: words.availability.unknown, note: '', doubts: [], details: [words.problems.pending] };
  const lasts = (until: number | undefined): boolean => !until || until > now;
  const { note, outOfOffice, idle, confidence, sources = [] } = presence;
  const away = outOfOffice && lasts(outOfOffice.until) ? outOfOffice : undefined;
  const written = note && lasts(note.expiresAt) ? note : undefined;
  const doubts = doubtsOf(presence, words, element, now);
  return {
    doubts,
    status: joined(' · ',
      joined(', ', wordOf(words.availability, presence.availability, words.availability.unknown), idle && words.idle),
      ...presence.activities.filter(({ until }) => lasts(until)).map(activity => activityIn(words, activity, element, now))),
    note: joined(' ', oneEmoji(written?.emoji), plainText(written?.text) || plainText(away?.message)),
    details: [
      away && (away.until ? words.outOfOfficeUntil(formatDate(element, away.until, now)) : words.activities['out-of-office']),
      ...doubts,
      confidence === 'assumed' && words.assumed,
      sources.length > 1 && words.via(isolated(joined(', ', ...sources.map(({ network, agent }) => network ?? agent)))),
    ].filter(line => !!line) as string[],
  };
}

/** Why it may not be so, and when we last heard: not since when it is so, which no network tells of others. */
function doubtsOf({ stale, availability, problem, observedAt }: Presence, words: Words, element: Element, now: number): string[] {
  if (!stale && availability !== 'unknown') return [];
  const time = formatMoment(element, observedAt, now);
  const heard = stale ? words.lastKnownAt(time) : problem !== 'pending' && words.checkedAt(time);
  return [wordOf(words.problems, problem, words.problems['no-data']), heard || ''].filter(Boolean);
}

function activityIn(words: Words, { kind, text, until }: Activity, element: Element, now: number): string {
  // A kind without a word here is the network's own: then its text is all there is.
  const word = wordOf(words.activities, kind, isolated(plainText(text)));
  return word && until ? words.activityUntil(word, formatMoment(element, until, now)) : word;
}

/** Looks a word up under a key that came from a network, which may be `__proto__`. */
function wordOf<Fallback>(table: Readonly<Record<string, string>>, key: string | undefined, fallback: Fallback): string | Fallback {
  return key !== undefined && Object.hasOwn(table, key) ? (table[key] as string) : fallback;
}

const joined = (separator: string, ...parts: readonly unknown[]): string => parts.filter(part => !!part).join(separator);

/** Keeps foreign text from reordering ours (UAX #9 §2.4.2). */
const isolated = (text: string): string => text && `\u2068${text}\u2069`;
