import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { XmlAttribute, XmlElement } from './element.js';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Open { readonly tag: SaxesTagNS; readonly children: XmlElement[]; text: string }

/** Reads a document where there is no DOM: in Node, in workers. Strict, as browsers are with XML. */
export function readXml(text: string, depth: number): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const write = (words: string): void => {
    const last = open.at(-1);
    if (last) last.text += words;
  };
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('opentag', tag => {
    // Here and not later: for each element the parser looks through all that are open.
    if (open.length >= depth) throw new RangeError('Nested too deeply');
    open.push({ tag, children: [], text: '' });
  });
  parser.on('closetag', () => {
    const { tag, children, text: words } = open.pop()!, parent = open.at(-1);
    const element: XmlElement = { name: tag.local, ns: tag.uri, attributes: attributesOf(tag), children, text: words };
    parent?.children.push(element);
    if (parent) parent.text += words;
    else root = element;
  });
  try {
    parser.write(text).close();
  } catch {
    return; // Not well-formed or too deep; nothing after that counts.
  }
  return root;
}

function attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
  const all: XmlAttribute[] = [];
  for (const { local, uri, value } of Object.values(attributes)) {
    if (uri !== XMLNS) all.push({ name: local, ns: uri, value });
    // The parser drops white space around a namespace, browsers do not: which of them is right, nobody means it.
    else if (value !== value.trim()) throw new SyntaxError('White space around a namespace');
  }
  return all;
}
