import type { ProblemCode } from '@presence-elements/core';
import type { ContactsMessages } from '../i18n/contacts-messages.js';
import { enContacts } from '../i18n/locales/en-contacts.js';
import { enOverlay } from '../i18n/locales/en-overlay.js';
import { messagesFor } from '../i18n/localize.js';
import type { Messages } from '../i18n/messages.js';
import type { OverlayMessages } from '../i18n/overlay-messages.js';

export type Words = Messages & OverlayMessages & ContactsMessages;

const english = { ...enOverlay, ...enContacts };

export const contactsWords = (element: Element): Words => messagesFor(element, english);

/** Why something cannot be read or changed. */
export function problemIn(words: Words, problem: ProblemCode): string {
  return words.contacts.problems[problem] ?? words.problems[problem];
}

/** A text whose direction is its own, for places that take no elements: an option, an accessible name (UAX #9 §2.4.2). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
