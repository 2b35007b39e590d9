import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { fromDom, type DomElement } from './from-dom.js';

const dom = (xml: string): DomElement => new DOMParser().parseFromString(xml, 'text/xml').documentElement!;

describe('a copy of a DOM', () => {
  it('has names without prefixes, and no declarations among its attributes', () => {
    expect(fromDom(dom('<p:a xmlns:p="u" xmlns="v" x="1" p:y="2" xml:lang="de"><b/></p:a>'))).toEqual({
      name: 'a', ns: 'u', text: '',
      attributes: [{ name: 'x', ns: '', value: '1' }, { name: 'y', ns: 'u', value: '2' }, { name: 'lang', ns: 'http://www.w3.org/XML/1998/namespace', value: 'de' }],
      children: [{ name: 'b', ns: 'v', attributes: [], children: [], text: '' }],
    });
  });

  it('has the text of all that is inside, in order, without comments', () => {
    expect(fromDom(dom('<a>1<b>2<c>3</c></b><!-- no --><![CDATA[<4>]]>&amp;</a>'))!.text).toBe('123<4>&');
  });

  it('is none where it would be too deep', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(fromDom(dom(nested(64)))).toBeDefined();
    expect(fromDom(dom(nested(65)))).toBeUndefined();
    expect(fromDom(dom(nested(3)), 2)).toBeUndefined();
  });

  it('is plain data, which may cross to a worker', () => {
    const copy = fromDom(dom('<a x="1"><b>2</b></a>'));
    expect(structuredClone(copy)).toEqual(copy);
  });

  it('goes by what a DOM level 1 knows where there are no namespaces', () => {
    const bare = { localName: null, namespaceURI: null, firstChild: null, attributes: [{ name: 'x', localName: null, namespaceURI: null, value: '1' }, { name: 'xmlns', localName: null, namespaceURI: null, value: 'u' }] };
    expect(fromDom(bare)).toEqual({ name: '', ns: '', text: '', children: [], attributes: [{ name: 'x', ns: '', value: '1' }] });
  });
});
