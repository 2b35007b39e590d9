// What XML 1.0 §2.2 has no character for, and halves of one.
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&apos;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' };

/** Text as an element or attribute holds it: whatever it is, it stays text. */
export const textOf = (text: string): string => text.replace(UNWRITABLE, '').replace(/[&<>"'\r\n\t]/g, character => ESCAPES[character]!);

/** An attribute with the space before it. */
export const attribute = (name: string, value: string): string => ` ${name}="${textOf(value)}"`;

/** A URI as `xs:anyURI` takes it: what no URI may hold is percent-encoded (RFC 3986 §2.1); a fragment is none here. */
export const uriOf = (uri: string): string => uri.replace(UNWRITABLE, '')
  .replace(/%(?![0-9A-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%[\]-]/gu, character => encodeURIComponent(character));
