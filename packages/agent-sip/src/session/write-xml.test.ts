import { parseXml } from '@presence-elements/xml';
import { expect, it } from 'vitest';
import { element, writeXml } from './write-xml.js';

it('what is written reads as it was meant, whoever wrote it first', () => {
  const text = '<a xmlns="urn:a" xmlns:b="urn:b" b:x="1 &lt; &quot;2&quot;" xml:lang="de"><b:c>t &amp; <![CDATA[<u>]]></b:c><d xmlns=""/></a>';
  const read = parseXml(text)!;
  expect(parseXml(writeXml(read))).toEqual(read);
});

it('elements are made of parts, and hostile text stays text', () => {
  const made = element('urn:a', 'one', { id: '"><script>' }, [element('urn:b', 'two', {}, '</two>&')]);
  expect(parseXml(writeXml(made))).toMatchObject({ name: 'one', attributes: [{ name: 'id', value: '"><script>' }], children: [{ name: 'two', ns: 'urn:b', text: '</two>&' }] });
});
