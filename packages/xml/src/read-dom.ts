import type { XmlElement } from './element.js';
import { fromDom } from './from-dom.js';

/** What a page that guards its sinks (`require-trusted-types-for 'script'`) wants instead of text. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
}

// How each engine marks what is not well-formed; none of them throws for it.
const MARKS = ['http://www.w3.org/1999/xhtml', 'http://www.mozilla.org/newlayout/xml/parsererror.xml'];

let trust: ((text: string) => string) | undefined;
let told = false;

/** Reads a document with the page's own parser. */
export function readXml(text: string, depth: number): XmlElement | undefined {
  const document = parse(text);
  if (!document || MARKS.some(ns => document.getElementsByTagNameNS(ns, 'parsererror').length)) return;
  return fromDom(document.documentElement, depth);
}

/** `undefined` where the page forbids it, which is said once to whoever develops the page. */
function parse(text: string): Document | undefined {
  try {
    trust ??= trustOf((globalThis as { trustedTypes?: TrustedTypes }).trustedTypes);
    return new DOMParser().parseFromString(trust(text), 'application/xml');
  } catch (error) {
    if (!told) console.warn('[presence-elements] This page may not read XML: allow `trusted-types presence-elements` in its Content-Security-Policy', error);
    told = true;
    return;
  }
}

/** What passes this policy is XML: data that is read and thrown away, never put into a page. */
function trustOf(types: TrustedTypes | undefined): (text: string) => string {
  if (!types) return text => text;
  const policy = types.createPolicy('presence-elements', { createHTML: text => text });
  return text => policy.createHTML(text);
}
