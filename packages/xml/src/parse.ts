import { readXml } from '#read';
import type { XmlElement } from './element.js';

// What no presence document needs: deeper trees and longer texts come from somebody who means harm.
export const MOST_DEPTH = 64, MOST_LENGTH = 262_144;

// XML 1.0 §2.8. The encoding does not matter: this is text already. White space before it is an error that does no harm.
const DECLARATION = /^\uFEFF?\s*(?:<\?xml\s+version\s*=\s*["']1\.\d["'](?:\s+(?:encoding|standalone)\s*=\s*["'][\w.:-]{1,40}["']){0,2}\s*\?>)?/;

/**
 * Reads a document. Never throws: `undefined` for what is not well-formed (Namespaces in XML 1.0), has a document type
 * or processing instructions, is nested deeper than 64 or longer than `maxLength` characters (262,144).
 */
export function parseXml(text: string, { maxLength = MOST_LENGTH }: { readonly maxLength?: number | undefined } = {}): XmlElement | undefined {
  const document = text.length > maxLength ? undefined : documentOf(text);
  return document === undefined ? undefined : readXml(document, MOST_DEPTH);
}

/** What a reader is given: the document without its declaration, where all parsers agree on what it says. */
export function documentOf(text: string): string | undefined {
  // Lines end in one way (XML 1.0 §2.11); WebKit's parser forgets that within CDATA.
  const document = text.replace(DECLARATION, '').replace(/\r\n?/g, '\n');
  // Entities other than the five, and all that a DTD could do, begin here (XML 1.0 §2.8); so do instructions to others.
  if (/<!DOCTYPE|<!ENTITY|<\?/i.test(document)) return;
  // Half a character is none (XML 1.0 §2.2).
  return /\p{Cs}/u.test(document) ? undefined : document;
}
