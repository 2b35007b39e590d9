import type { ProblemCode } from '@presence-elements/core';
import { enOverlay } from '../i18n/locales/en-overlay.js';
import { enProviders } from '../i18n/locales/en-providers.js';
import { messagesFor } from '../i18n/localize.js';
import type { Messages } from '../i18n/messages.js';
import type { OverlayMessages } from '../i18n/overlay-messages.js';
import type { MistakeCode, ProvidersMessages } from '../i18n/providers-messages.js';
import { plainText } from '../internal/plain-text.js';
import type { Mistake } from './options/mistake.js';

export type Words = Messages & OverlayMessages & ProvidersMessages;

const english = { ...enOverlay, ...enProviders };

export const providersWords = (element: Element): Words => messagesFor(element, english);

/** Why something could not be done, as a part of a sentence. */
export function problemIn({ problems, providers }: Words, problem: ProblemCode): string {
  return providers.problems[problem] ?? problems[problem];
}

/** What is wrong with an entry, as a sentence; a mistake that has no words here in those of whoever found it. */
export function mistakeIn({ providers: { mistakes } }: Words, { code, detail, message }: Mistake): string {
  const words = Object.hasOwn(mistakes, code) ? mistakes[code as MistakeCode] : '', own = plainText(message);
  // A limit that is not told apart stands only in the other's own words.
  if (!words || (words.includes('{}') && detail === undefined)) return own || mistakes['not-as-described'];
  return words.replace('{}', () => plainText(detail));
}

/** The sentences to be shown at each place. What is wrong inside of it says where: which entry, which part. */
export function sentencesAt(words: Words, mistakes: readonly Mistake[], placeOf: (path: string) => string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const mistake of mistakes) {
    const place = placeOf(mistake.path), inside = mistake.path.slice(place.length).replace(/^\./, '');
    const sentence = mistakeIn(words, mistake);
    found.set(place, [...new Set([...(found.get(place) ?? []), inside ? words.providers.atPart(partOf(words, inside), sentence) : sentence])]);
  }
  return found;
}

const partOf = ({ providers }: Words, inside: string): string => (/^\d+$/.test(inside) ? providers.entry(String(Number(inside) + 1)) : plainText(inside));
