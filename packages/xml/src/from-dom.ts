import type { XmlAttribute, XmlElement } from './element.js';

/** What is needed of a DOM element: a page's own, or one of xmldom's. */
export interface DomElement {
  readonly localName: string | null;
  readonly namespaceURI: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly localName: string | null; readonly namespaceURI: string | null; readonly value: string }>;
  readonly firstChild: DomNode | null;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly nextSibling: DomNode | null;
}

const ELEMENT = 1, TEXT = 3, CDATA = 4; // DOM §4.4
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Copies a DOM element to plain data; `undefined` where it is nested deeper than `depth` levels (64). */
export function fromDom(element: DomElement, depth: number = 64): XmlElement | undefined {
  if (depth < 1) return;
  const children: XmlElement[] = [];
  let text = '';
  // From sibling to sibling, and not by `textContent`: each node is looked at once.
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === TEXT || node.nodeType === CDATA) text += node.nodeValue ?? '';
    if (node.nodeType !== ELEMENT) continue;
    const child = fromDom(node as unknown as DomElement, depth - 1);
    if (!child) return;
    children.push(child);
    text += child.text;
  }
  return { name: element.localName ?? '', ns: element.namespaceURI ?? '', attributes: attributesOf(element), children, text };
}

function attributesOf({ attributes }: DomElement): readonly XmlAttribute[] {
  const all: XmlAttribute[] = [];
  for (let index = 0; index < attributes.length; index++) {
    const { name, localName, namespaceURI, value } = attributes[index]!;
    if (namespaceURI !== XMLNS && name !== 'xmlns' && !name.startsWith('xmlns:')) all.push({ name: localName ?? name, ns: namespaceURI ?? '', value });
  }
  return all;
}
