import { describe, expect, it } from 'vitest';
import { attributeOf, childOf, childrenOf, langOf } from './element.js';
import { parseXml } from './parse.js';

const element = parseXml('<a xmlns="u" xmlns:p="v" x="1" p:x="2" xml:lang="de"><b n="1"/><b xmlns="v"/><b n="2"/><c xml:lang=""/></a>')!;

describe('an element', () => {
  it('has attributes by name and namespace', () => {
    expect([attributeOf(element, 'x'), attributeOf(element, 'x', 'v'), attributeOf(element, 'x', 'u'), attributeOf(element, 'constructor')]).toEqual(['1', '2', undefined, undefined]);
  });

  it('has a first child of a name and namespace', () => {
    expect(childOf(element, 'b', 'u')?.attributes).toEqual([{ name: 'n', ns: '', value: '1' }]);
    expect(childOf(element, 'b', '')).toBeUndefined();
    expect(childOf(undefined, 'b', 'u')).toBeUndefined();
  });

  it('has several', () => {
    expect(childrenOf(element, 'b', 'u').map(child => attributeOf(child, 'n'))).toEqual(['1', '2']);
    expect(childrenOf(undefined, 'b', 'u')).toEqual([]);
  });

  it('has a language of its own, or none', () => {
    expect([langOf(element), langOf(element.children[0]!), langOf(element.children[3]!)]).toEqual(['de', undefined, undefined]);
  });
});
