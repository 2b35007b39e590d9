import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { XmlAttribute, XmlElement } from './element.js';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Open { readonly tag: SaxesTagNS; readonly children: XmlElement[]; text: string }

/** Reads a document where there is no DOM: in Node, in workers. Strict, as browsers are with XML. */
export function readXml(text: string, depth: number): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  const found: { root?: XmlElement; failed: boolean } = { failed: false };
  const write = (words: string): void => {
    const last = open.at(-1);
    if (last) last.text += words;
  };
  parser.on('error', () => { found.failed = true; });
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('opentag', tag => {
    open.push({ tag, children: [], text: '' });
    found.failed ||= open.length > depth;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const { tag, children, text: words } = closed, parent = open.at(-1);
    const element: XmlElement = { name: tag.local, ns: tag.uri, attributes: attributesOf(tag), children, text: words };
    parent?.children.push(element);
    if (parent) parent.text += words;
    else found.root = element;
  });
  parser.write(text).close();
  return found.failed ? undefined : found.root;
}

function attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
  return Object.values(attributes).filter(({ uri }) => uri !== XMLNS).map(({ local, uri, value }) => ({ name: local, ns: uri, value }));
}
