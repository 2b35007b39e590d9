import type { Note } from '@presence-elements/core';
import { langOf, type XmlElement } from '@presence-elements/xml';

const LONGEST = 1000; // characters
// What no text has. What turns a line round is its author's: whoever draws it keeps that within the line.
const REFUSED = /[\0-\x08\x0B-\x1F\x7F-\x9F]/g;

/** Text that somebody wrote, as it was written, but for controls: trimmed and of bounded length. */
export function wordsOf(text: string | undefined): string | undefined {
  const words = text?.trim().slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '').replace(REFUSED, '').trim();
  return words || undefined;
}

/** What a note element says; `inherited` is the language around it. */
export function noteOf(element: XmlElement, inherited: string | undefined): Note | undefined {
  const text = wordsOf(element.text), lang = wordsOf(langOf(element) ?? inherited);
  return text ? { text, ...(lang && { lang }) } : undefined;
}

/** Of one note in several languages the one that is preferred, else the first: its author's own order. */
export function preferred(notes: readonly Note[], languages: readonly string[]): Note | undefined {
  for (const language of languages) {
    const found = notes.find(({ lang }) => lang && speaks(lang, language));
    if (found) return found;
  }
  return notes[0];
}

/** 'de-AT' is spoken where 'de' is wanted, and the other way round (RFC 4647 §3.3.1, §3.4). */
function speaks(lang: string, language: string): boolean {
  const [one, other] = [lang.toLowerCase() + '-', language.toLowerCase() + '-'];
  return one.startsWith(other) || other.startsWith(one);
}
