import type { Note } from '@presence-elements/core';
import { langOf, type XmlElement } from '@presence-elements/xml';

// What a person writes of themselves is shorter; what is longer is cut here (UTF-16 units).
const LONGEST = 1000;
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,7}$/i;

/**
 * What somebody wrote, in one of the languages in which they wrote it (RFC 6121 §4.7.2.2).
 *
 * Taken is the first that fits, in the order of: a language that the page prefers (exactly, then by its first subtag),
 * the language of the stanza itself, none at all, any other. As it was written, hostile until drawn as text.
 */
export function writtenIn(parent: XmlElement, name: string, languages: readonly string[], inherited: string | undefined): Note | undefined {
  let best: XmlElement | undefined, lang: string | undefined, least = Infinity;
  for (const child of parent.children) {
    if (child.name !== name || child.ns !== parent.ns || !child.text.trim()) continue;
    const own = langOf(child) ?? inherited, rank = rankOf(own, languages, inherited);
    if (rank >= least) continue;
    best = child;
    lang = own;
    least = rank;
  }
  return best && { text: cut(best.text), ...(lang && LANGUAGE.test(lang) && { lang }) };
}

/** The lower, the better. */
function rankOf(lang: string | undefined, languages: readonly string[], inherited: string | undefined): number {
  if (lang) {
    for (const [index, wanted] of languages.entries()) {
      if (lang.toLowerCase() === wanted.toLowerCase()) return 2 * index;
      if (primary(lang) === primary(wanted)) return 2 * index + 1;
    }
  }
  const last = 2 * languages.length;
  if (lang === inherited) return last;
  return lang ? last + 2 : last + 1;
}

const primary = (lang: string): string => lang.toLowerCase().split('-', 1)[0]!;

/** Never in the middle of a character. */
const cut = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '') : text);
