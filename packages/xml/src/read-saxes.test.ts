import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { XmlElement } from './element.js';
import { fromDom } from './from-dom.js';
import { parseXml } from './parse.js';

const XML = 'http://www.w3.org/XML/1998/namespace';

/** What another well-kept parser makes of it; undefined where it finds a fault. */
function byXmldom(text: string): XmlElement | undefined {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message);
  };
  try {
    return fromDom(new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement!);
  } catch {
    return undefined; // Which is all that is asked.
  }
}

describe('reading without a DOM', () => {
  it.each([
    ['line ends', '<a>1\r\n2\r3\n4&#13;</a>', '1\n2\n3\n4\r'],
    ['entities and references', '<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;</a>', '<>&"\'AB😀'],
    ['CDATA', '<a>1<![CDATA[<b>&amp;]]]]><![CDATA[>]]>2</a>', '1<b>&amp;]]>2'],
    ['comments', '<a>1<!-- <b/> & -->2</a>', '12'],
    ['what only XML 1.1 calls a line end', '<a>\u0085\u2028</a>', '\u0085\u2028'],
    ['text of children', '<a>1<b>2<c>3</c>4</b>5</a>', '12345'],
    ['white space', '<a> \n\t </a>', ' \n\t '],
  ])('knows %s', (_, xml, text) => {
    expect(parseXml(xml)?.text).toBe(text);
  });

  it('makes spaces of what is white in attributes, but for references (XML 1.0 §3.3.3)', () => {
    expect(parseXml('<a x="1\r\n2\t3\n4&#10;&#9;&#13;  5"/>')?.attributes[0]?.value).toBe('1 2 3 4\n\t\r  5');
  });

  it('keeps namespaces apart, and leaves attributes without prefix in none', () => {
    expect(parseXml('<a xmlns="u" x="1"><p:b xmlns:p="v" p:x="2" xml:lang="de"><c xmlns=""/></p:b></a>')).toEqual({
      name: 'a', ns: 'u', text: '', attributes: [{ name: 'x', ns: '', value: '1' }],
      children: [{
        name: 'b', ns: 'v', text: '', attributes: [{ name: 'x', ns: 'v', value: '2' }, { name: 'lang', ns: XML, value: 'de' }],
        children: [{ name: 'c', ns: '', text: '', attributes: [], children: [] }],
      }],
    });
  });

  it('takes names for names, whatever JavaScript calls so', () => {
    const { name, attributes } = parseXml('<__proto__ __proto__="1" constructor="2" hasOwnProperty="3" xmlns:__proto__="u" __proto__:toString="4"/>')!;
    expect([name, ...attributes.map(({ name: key, ns, value }) => `${ns}|${key}=${value}`)]).toEqual(['__proto__', '|__proto__=1', '|constructor=2', '|hasOwnProperty=3', 'u|toString=4']);
  });
});

// Documents that are right by construction: what they mean, and one of the ways to write it.
interface Written { readonly xml: string; readonly means: XmlElement }
const name = fc.constantFrom('a', 'presence', 'x-y.z1', '_', 'é', '日本', '__proto__', 'constructor', 'xslt');
// What XML 1.0 allows, but for what xmldom takes for XML 1.1's line ends, and what parseXml refuses on sight.
const char = fc.oneof(fc.constantFrom(...Array.from(' \n\t<>&"\'=/;]-!?xé日')), fc.constantFrom('😀', '\uD7FF', '\uE000', '\uFFFD', '\u202E'), fc.integer({ min: 0x20, max: 0x7E }).map(code => String.fromCodePoint(code)));
const words = fc.array(char, { maxLength: 12 }).map(chars => chars.join(''));
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' };
const quoted = (text: string, hex: boolean, kept: RegExp): string => text.replace(/./gsu, sign => {
  const code = sign.codePointAt(0)!;
  return kept.test(sign) ? sign : (!hex && entities[sign]) || `&#${hex ? `x${code.toString(16)}` : code};`;
});
const text = fc.record({ words, hex: fc.boolean() }).map(({ words: means, hex }) => ({ xml: quoted(means, hex, /^[^<>&]$/u), means }));
const cdata = words.filter(means => !/\]\]>|<\?|<!DOCTYPE|<!ENTITY/i.test(means)).map(means => ({ xml: `<![CDATA[${means}]]>`, means }));
const comment = words.filter(inside => !/--|-$|<\?|<!DOCTYPE|<!ENTITY/i.test(inside)).map(inside => ({ xml: `<!--${inside}-->`, means: '' }));
const attribute = fc.record({ name, prefix: fc.constantFrom('', 'p:', 'q:', 'xml:'), value: words, hex: fc.boolean(), quote: fc.constantFrom('"', "'"), space: fc.constantFrom(' ', '\n  ', '\t') });
const spaces: Readonly<Record<string, string>> = { '': '', 'p:': 'urn:p', 'q:': 'urn:q&', 'xml:': XML };

const written: fc.Memo<Written> = fc.memo(depth => fc.record({
  name, prefix: fc.constantFrom('', 'p:', 'q:'), ns: fc.constantFrom('', 'urn:d', 'jabber:client'),
  attributes: fc.uniqueArray(attribute, { maxLength: 4, selector: each => each.prefix + each.name }),
  inside: fc.array(depth > 1 ? fc.oneof(text, cdata, comment, written(depth - 1)) : fc.oneof(text, cdata, comment), { maxLength: 4 }),
  empty: fc.boolean(),
}).map(({ name: local, prefix, ns, attributes, inside, empty }): Written => {
  const tag = prefix + local, children = inside.map(({ means }) => means).filter(means => typeof means !== 'string');
  const given = attributes.map(each => `${each.space}${each.prefix}${each.name}${each.hex ? ' = ' : '='}${each.quote}${quoted(each.value, each.hex, /^[^<&"'\n\t]$/u)}${each.quote}`).join('');
  const start = `<${tag} xmlns="${ns}" xmlns:p="urn:p" xmlns:q='urn:q&amp;'${given}`, content = inside.map(({ xml }) => xml).join('');
  return {
    xml: empty && !content ? `${start}/>` : `${start} >${content}</${tag}\n>`,
    means: {
      name: local, ns: prefix ? spaces[prefix]! : ns, children,
      attributes: attributes.map(({ name: key, prefix: space, value }) => ({ name: key, ns: spaces[space]!, value })),
      text: inside.map(({ means }) => (typeof means === 'string' ? means : means.text)).join(''),
    },
  };
}));

describe('a document that is right by construction', () => {
  it('means to both parsers what was meant', () => {
    fc.assert(fc.property(written(4), ({ xml, means }) => {
      expect(parseXml(xml)).toEqual(means);
      expect(byXmldom(xml)).toEqual(means);
    }), { numRuns: 1000 });
  });

  it('means the same whatever its line ends', () => {
    fc.assert(fc.property(written(3), fc.constantFrom('\r', '\r\n'), ({ xml, means }, end) => {
      expect(parseXml(xml.replaceAll('\n', end))).toEqual(means);
    }));
  });
});

describe('a document with a fault', () => {
  const slip = fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 5 }), put: fc.oneof(fc.constantFrom('', '<', '>', '&', '&x;', '&#0;', '"', "'", ']]>', '<!--', '-->', '<![CDATA[', '/', '</a>', '<a>', '<p:a/>', '<z:a/>', ' xmlns:p=""', ' p:a="1"', '\0', '\uFFFF', '\uD83D', '<?x?>', '<!DOCTYPE a>'), fc.string({ maxLength: 3 })) });
  const spoilt = fc.record({ document: written(3), slips: fc.array(slip, { minLength: 1, maxLength: 3 }) }).map(({ document, slips }) => slips.reduce((xml, { at, drop, put }) => {
    const place = at % (xml.length + 1);
    return xml.slice(0, place) + put + xml.slice(place + drop);
  }, document.xml));

  it('is read by neither, or alike by both that read it', () => {
    let read = 0;
    fc.assert(fc.property(spoilt, xml => {
      const ours = parseXml(xml), theirs = byXmldom(xml);
      if (!ours || !theirs || /[\u0085\u2028]/.test(xml)) return;
      read++;
      expect(ours).toEqual(theirs);
    }), { numRuns: 2000 });
    expect(read).toBeGreaterThan(50); // Else this has said nothing.
  });

  it('never throws, and is nothing where it is no XML at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), noise => {
      const element = parseXml(noise);
      if (element) expect(noise).toContain('<');
    }));
  });
});
