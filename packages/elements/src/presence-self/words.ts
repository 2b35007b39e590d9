import type { ProblemCode } from '@presence-elements/core';
import { enOverlay } from '../i18n/locales/en-overlay.js';
import { enSelf } from '../i18n/locales/en-self.js';
import { messagesFor } from '../i18n/localize.js';
import type { Messages } from '../i18n/messages.js';
import type { OverlayMessages } from '../i18n/overlay-messages.js';
import type { SelfMessages } from '../i18n/self-messages.js';
import { plainText } from '../internal/plain-text.js';
import type { Mine } from './mine.js';

export type Words = Messages & OverlayMessages & SelfMessages;

const english = { ...enOverlay, ...enSelf };

export const selfWords = (element: Element): Words => messagesFor(element, english);

/** My state in a word or two; empty while nobody says. */
export function stateOf({ choice, availability }: Mine, words: Words): string {
  // What I hide behind is my own business: 'Appear offline' tells me more than 'Offline'.
  if (choice === 'invisible' || (choice && !availability)) return words.self.choices[choice];
  return availability ? words.availability[availability] : '';
}

/** My message as safe text. */
export function noteOf({ note }: Mine): string {
  return [plainText(note?.emoji), plainText(note?.text)].filter(Boolean).join(' ');
}

/** Why it was not saved, as a sentence. */
export function refusalOf(problem: ProblemCode, words: Words): string {
  const own: Readonly<Partial<Record<ProblemCode, string>>> = words.self.problems;
  return words.self.failed(own[problem] ?? words.problems[problem]);
}
