import { parseXml, type XmlElement } from '@presence-elements/xml';
import type { Stanza } from '../connection/xmpp-connection.js';

/** One part of a roster that is too long to be read at once. */
export interface RosterPart {
  /** Reads this part; answers the whole once its last part has been read. */
  read(): XmlElement | undefined;
}

// What takes a page a few milliseconds to read, and a roster of 100,000 entries (characters).
const LONG = 32_768, LONGEST = 16_777_216;
const ROSTER = /^(<iq\b[^<>]*><query\b[^<>]*>)(<item\b.*<\/item>|<item\b.*\/>)(<\/query><\/iq>)$/s;

/** The parts of a long roster, each to be read on its own; `undefined` for anything else. */
export function partsOf(stanza: Stanza): readonly RosterPart[] | undefined {
  // What is a DOM already is but copied, which is quick.
  const [, head, items, tail] = (typeof stanza === 'string' && stanza.length > LONG && ROSTER.exec(stanza)) || [];
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
  return [...parts, { read: () => (failed ? parseXml(stanza as string, { maxLength: LONGEST }) : joined(read)) }];
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
