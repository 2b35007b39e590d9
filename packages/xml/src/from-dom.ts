import type { XmlAttribute, XmlElement } from './element.js';

/** What is needed of a DOM element: a page's own, or one of xmldom's. */
export interface DomElement {
  readonly localName: string | null;
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly localName: string | null; readonly namespaceURI: string | null; readonly value: string }>;
  readonly childNodes: ArrayLike<{ readonly nodeType: number }>;
}

const ELEMENT_NODE = 1;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Copies a DOM element to plain data; `undefined` where it is nested deeper than `depth` levels (64). */
export function fromDom(element: DomElement, depth: number = 64): XmlElement | undefined {
  if (depth < 1) return;
  const children: XmlElement[] = [];
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType !== ELEMENT_NODE) continue;
    const child = fromDom(node as unknown as DomElement, depth - 1);
    if (!child) return;
    children.push(child);
  }
  return { name: element.localName ?? '', ns: element.namespaceURI ?? '', attributes: attributesOf(element), children, text: element.textContent ?? '' };
}

function attributesOf({ attributes }: DomElement): readonly XmlAttribute[] {
  return Array.from(attributes)
    .filter(({ name, namespaceURI }) => namespaceURI !== XMLNS && name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(({ name, localName, namespaceURI, value }) => ({ name: localName ?? name, ns: namespaceURI ?? '', value }));
}
