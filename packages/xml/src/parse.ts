import { readXml } from '#read';
import type { XmlElement } from './element.js';

// What no presence document needs: deeper trees and longer texts come from somebody who means harm.
export const MOST_DEPTH = 64, MOST_LENGTH = 262_144;

/**
 * Reads a document. Never throws: `undefined` for what is not well-formed (Namespaces in XML 1.0), has a document type
 * or processing instructions, is nested deeper than 64 or longer than `maxLength` characters (262,144).
 */
export function parseXml(text: string, { maxLength = MOST_LENGTH }: { readonly maxLength?: number | undefined } = {}): XmlElement | undefined {
  if (text.length > maxLength) return;
  // Entities other than the five, and all that a DTD could do, begin here (XML 1.0 §2.8); so do instructions to others.
  const document = text.replace(/^\uFEFF?\s*<\?xml\s[^?]*\?>/, '').trim();
  // Half a character is none (XML 1.0 §2.2), and parsers disagree on it.
  if (/<!DOCTYPE|<!ENTITY|<\?/i.test(document) || /\p{Cs}/u.test(document)) return;
  return readXml(document, MOST_DEPTH);
}
