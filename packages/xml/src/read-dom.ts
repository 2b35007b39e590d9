import type { XmlElement } from './element.js';
import { fromDom } from './from-dom.js';

/** What a page that guards its sinks (`require-trusted-types-for 'script'`) wants instead of text. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
}

let trust: ((text: string) => string) | undefined;

/**
 * Reads a document with the page's own parser.
 *
 * The policy's name is `presence-elements`, for pages that list those they allow (`trusted-types presence-elements`).
 * What passes it is XML: data that is read and thrown away, never put into a page.
 */
export function readXml(text: string, depth: number): XmlElement | undefined {
  trust ??= trustOf((globalThis as { trustedTypes?: TrustedTypes }).trustedTypes);
  const document = new DOMParser().parseFromString(trust(text), 'application/xml');
  const { documentElement } = document;
  // No parser throws: each marks in its own way what is not well-formed.
  const marks = ['http://www.w3.org/1999/xhtml', 'http://www.mozilla.org/newlayout/xml/parsererror.xml'];
  if (marks.some(ns => document.getElementsByTagNameNS(ns, 'parsererror').length)) return;
  return fromDom(documentElement, depth);
}

function trustOf(types: TrustedTypes | undefined): (text: string) => string {
  if (!types) return text => text;
  const policy = types.createPolicy('presence-elements', { createHTML: text => text });
  return text => policy.createHTML(text);
}
