import { fromDom, parseXml, type DomElement, type XmlElement } from '@presence-elements/xml';
import type { Stanza } from '../connection/xmpp-connection.js';

/** One part of a roster that is too long to be read at once. */
export interface RosterPart {
  /** Reads this part; answers the whole once its last part has been read. */
  read(): XmlElement | undefined;
}

// What takes a page a few milliseconds to read, and a roster of 100,000 entries (characters; elements).
const LONG = 32_768, LONGEST = 16_777_216, MANY = 300;
const ROSTER = /^(<iq\b[^<>]*><query\b[^<>]*>)(<item\b.*<\/item>|<item\b.*\/>)(<\/query><\/iq>)$/s;

/** The parts of a long roster, each to be read on its own; `undefined` for anything else. */
export const partsOf = (stanza: Stanza): readonly RosterPart[] | undefined => (typeof stanza === 'string' ? partsOfText(stanza) : partsOfDom(stanza));

/** Of one that comes over BOSH in a page. */
function partsOfDom(iq: DomElement): readonly RosterPart[] | undefined {
  const query = iq.firstChild as (DomElement & { readonly childNodes?: ArrayLike<unknown> }) | null, count = query?.childNodes?.length ?? 0;
  if (iq.localName !== 'iq' || !query || count <= MANY) return;
  const children: XmlElement[] = [];
  let next = query.firstChild;
  const read = (): undefined => {
    for (let n = 0; next && n < MANY; n++, next = next.nextSibling) {
      const child = next.nodeType === 1 ? fromDom(next as unknown as DomElement) : undefined;
      if (child) children.push(child);
    }
  };
  const parts = Array.from({ length: Math.ceil(count / MANY) }, (): RosterPart => ({ read }));
  const [outer, inner] = [iq, query].map(({ localName, namespaceURI, attributes }) => fromDom({ localName, namespaceURI, attributes, firstChild: null }));
  return [...parts, { read: () => outer && inner && { ...outer, children: [{ ...inner, children }] } }];
}

function partsOfText(stanza: string): readonly RosterPart[] | undefined {
  const [, head, items, tail] = (stanza.length > LONG && ROSTER.exec(stanza)) || [];
  if (!head || !items || !tail) return;
  const read: XmlElement[] = [];
  let failed = false;
  const parts = cut(items).map((piece): RosterPart => ({
    read() {
      const part = failed ? undefined : parseXml(head + piece + tail);
      failed ||= !part;
      if (part) read.push(part);
      return undefined;
    },
  }));
  // Where what looks like an entry is none, the text has to be read as it is.
  return [...parts, { read: () => (failed ? parseXml(stanza, { maxLength: LONGEST }) : joined(read)) }];
}

/** In front of entries: `<` begins one in XML, but for a CDATA section, which no server writes here and no part survives. */
function cut(items: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < items.length;) {
    const next = start + LONG < items.length ? items.indexOf('<item', start + LONG) : -1, end = next < 0 ? items.length : next;
    pieces.push(items.slice(start, end));
    start = end;
  }
  return pieces;
}

function joined(parts: readonly XmlElement[]): XmlElement | undefined {
  const [iq] = parts, [query] = iq?.children ?? [];
  return iq && query && { ...iq, children: [{ ...query, children: parts.flatMap(part => part.children[0]?.children ?? []) }] };
}
