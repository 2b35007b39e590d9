import { describe, expect, it } from 'vitest';
import { documentOf, MOST_LENGTH, parseXml } from './parse.js';

const a = { name: 'a', ns: '', attributes: [], children: [], text: '' };
const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('a document', () => {
  it.each([
    '<a/>', '<a></a>', ' \n<a/>\n', '\uFEFF<a/>', '<!-- x --><a/><!-- y -->', "<?xml version='1.0'?><a/>", '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<a/>',
    '\n<?xml version="1.0" encoding="UTF-16" standalone="yes" ?><a/>', '<?xml version="1.1"?><a/>',
  ])('is read from %j', text => {
    expect(parseXml(text)).toEqual(a);
  });

  it.each([
    '', ' ', 'hello', '<a>', '</a>', '<a></b>', '<a></A>', '<a/><b/>', '<a/>x', 'x<a/>', '<a/>\u00A0', '<a x=1/>', '<a x/>', '<a x="1"y="2"/>', '<a x="<"/>', '<a x="1" x="2"/>', '<a>&</a>', '<a>&nbsp;</a>', '<a>&amp</a>', '<a>]]></a>',
    '<a>\u0001</a>', '<a>&#0;</a>', '<a>&#x110000;</a>', '<a>\uFFFE</a>', '<a>\uD800</a>', '<a><!-- a -- b --></a>', '<a/><![CDATA[x]]>', '<1a/>', '< a/>', '<a', '{"not": "XML"}', '<?xml version="1.0"?>', '<?xml?><a/>', '<?xml encoding="x"?><a/>',
    // Namespaces in XML 1.0 §3, §5, §6.3
    '<p:a/>', '<a p:x="1"/>', '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', '<a xmlns:p=""/>', '<a xmlns:xmlns="u"/>', '<a xmlns:xml="u"/>', '<a:b:c xmlns:a="u"/>', '<:a/>', '<a xmlns=" u"/>',
  ])('is not read from %j', text => {
    expect(parseXml(text)).toBeUndefined();
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a document type in small letters', '<!doctype html><a/>'],
    ['entities that grow', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ['entities of another file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['instructions', '<?xml-stylesheet href="x.xsl"?><a/>'],
    ['instructions inside', '<a><?php x ?></a>'],
    ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ['what looks like them, even quoted', '<a><![CDATA[<!DOCTYPE a>]]></a>'],
  ])('with %s is refused', (_, text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  it.each([['<a>1\r\n2\r3<![CDATA[\r\n]]></a>', '<a>1\n2\n3<![CDATA[\n]]></a>'], ['\uFEFF <?xml version="1.0"?>\n<a/> ', '\n<a/> '], ['<a>😀</a>', '<a>😀</a>'], ['<a>\uDE00\uD83D</a>', undefined]])('is handed to every parser alike: %j as %j', (text, document) => {
    expect(documentOf(text)).toBe(document);
  });

  it('is as deep as 64 elements, and no deeper', () => {
    expect(parseXml(nested(64))).toBeDefined();
    expect(parseXml(nested(65))).toBeUndefined();
  });

  it('is as long as it may be, and no longer', () => {
    const text = `<a>${'x'.repeat(MOST_LENGTH - 7)}</a>`;
    expect(parseXml(text)?.text).toHaveLength(MOST_LENGTH - 7);
    expect(parseXml(`${text} `)).toBeUndefined();
    expect(parseXml(`${text} `, { maxLength: MOST_LENGTH + 1 })).toBeDefined();
    expect(parseXml('<a/>', { maxLength: 3 })).toBeUndefined();
  });

  it.each([
    ['nesting without end', '<a>'.repeat(87_000)],
    ['the same with prefixes', `<p:a xmlns:p="u">${'<p:a>'.repeat(52_000)}`],
    ['white space without end', `<?xml version="1.0"${' '.repeat(262_000)}`],
    ['beginnings of CDATA', `<a>${'<![CDATA['.repeat(29_000)}`],
    ['ampersands', `<a>${'&'.repeat(262_000)}`],
  ])('of %s costs no time', (_, text) => {
    const { user } = process.cpuUsage();
    expect(parseXml(text)).toBeUndefined();
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(500); // ms of CPU; it is a few
  });
});
