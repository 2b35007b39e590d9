/** An element as plain data, the same whoever read it: nothing of a DOM, nothing that could run. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Namespace; empty for none. */
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text inside, of children too, in order: what a DOM calls `textContent`. */
  readonly text: string;
}

/** Declarations (`xmlns`) are none. */
export interface XmlAttribute {
  /** Without its prefix. */
  readonly name: string;
  /** Namespace; empty for an attribute without prefix. */
  readonly ns: string;
  readonly value: string;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

// Loops, not `find`: ten thousand stanzas in a burst are asked for a dozen children and attributes each.

/** The value of an attribute; one without prefix unless a namespace is given. */
export function attributeOf(element: XmlElement, name: string, ns: string = ''): string | undefined {
  for (const attribute of element.attributes) if (attribute.name === name && attribute.ns === ns) return attribute.value;
  return;
}

/** The first child of that name and namespace. */
export function childOf(element: XmlElement | undefined, name: string, ns: string): XmlElement | undefined {
  if (element) for (const child of element.children) if (child.name === name && child.ns === ns) return child;
  return;
}

/** Every child of that name and namespace. */
export function childrenOf(element: XmlElement | undefined, name: string, ns: string): readonly XmlElement[] {
  return element?.children.filter(child => child.name === name && child.ns === ns) ?? [];
}

/** `xml:lang` of the element itself (BCP 47); an empty one says that there is none. */
export function langOf(element: XmlElement): string | undefined {
  return attributeOf(element, 'lang', XML) || undefined;
}
