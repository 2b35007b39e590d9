import type { XmlElement } from '@presence-elements/xml';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Writes an element into a document of any DOM: node by node, so that no page's guard of its sinks has anything to do. */
export function toDom(document: Document, element: XmlElement): Element {
  const node = document.createElementNS(element.ns || null, element.name);
  // For readers that look for the declaration instead of the namespace.
  if (element.ns) node.setAttributeNS(XMLNS, 'xmlns', element.ns);
  for (const { name, ns, value } of element.attributes) {
    if (ns) node.setAttributeNS(ns, ns.endsWith('/namespace') ? `xml:${name}` : name, value);
    else node.setAttribute(name, value);
  }
  for (const child of element.children) node.appendChild(toDom(document, child));
  // Between the elements of a stanza there is no text (RFC 6120 §8.4).
  if (!element.children.length && element.text) node.appendChild(document.createTextNode(element.text));
  return node;
}
