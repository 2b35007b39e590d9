import type { Presence, ProblemCode } from '@presence-elements/core';
import { enOverlay } from '../i18n/locales/en-overlay.js';
import { enPreferences } from '../i18n/locales/en-preferences.js';
import { messagesFor } from '../i18n/localize.js';
import type { Messages } from '../i18n/messages.js';
import type { OverlayMessages } from '../i18n/overlay-messages.js';
import type { PreferencesMessages } from '../i18n/preferences-messages.js';

export type Words = Messages & OverlayMessages & PreferencesMessages;

const english = { ...enOverlay, ...enPreferences };

export const preferencesWords = (element: Element): Words => messagesFor(element, english);

/** Why something could not be read or changed, as a clause. */
export function reasonOf(problem: ProblemCode, words: Words): string {
  const own: Readonly<Partial<Record<ProblemCode, string>>> = words.preferences.problems;
  return own[problem] ?? words.problems[problem];
}

/** What is seen at an address, and why nothing is: what is unknown is never called offline. */
export function seenWords(presence: Presence | undefined, words: Words): string {
  if (!presence || (presence.problem === 'pending' && !presence.stale)) return words.problems.pending;
  const { availability, stale, problem } = presence;
  const why = availability === 'unknown' && problem ? words.problems[problem] : '';
  return words.state(undefined, [words.availability[availability], ...(stale ? [words.stale] : []), ...(why ? [why] : [])]);
}
