import { parseXml } from '@presence-elements/xml';
import fc from 'fast-check';
import { attribute, textOf, uriOf } from './write-xml.js';

describe('a writer of XML', () => {
  it('keeps text text, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      const read = parseXml(`<a${attribute('b', text)}>${textOf(text)}</a>`);
      expect(read?.text).toBe(read?.attributes[0]?.value);
      expect(read?.children).toEqual([]);
      expect(textOf(read!.text)).toBe(textOf(text));
    }));
  });

  it('leaves out what XML has no character for', () => {
    expect(textOf('a\0b\uFFFEc\uD83Dd\uDE00e😀')).toBe('abcde😀');
  });

  it('encodes what no URI may hold, and nothing twice', () => {
    expect(uriOf('pres:o%41dd|{user}%#é😀@[::1]\0')).toBe('pres:o%41dd%7C%7Buser%7D%25%23%C3%A9%F0%9F%98%80@[::1]');
  });
});
