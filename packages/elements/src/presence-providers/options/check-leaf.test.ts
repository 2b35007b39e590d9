import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { checkLeaf } from './check-leaf.js';

const found = (value: unknown, schema: JsonSchema): string | undefined => {
  const [mistake] = checkLeaf(value, { schema, path: 'a.b' });
  if (mistake) expect(mistake.path).to.equal('a.b');
  return mistake && [mistake.code, mistake.detail].filter(Boolean).join(' ');
};

describe('the check of one value', () => {
  it('wants the type', () => {
    expect(['x', 1, 1.5, true, [], {}, null].map(value => found(value, { type: 'string' }))).to.deep.equal([undefined, 'not-text', 'not-text', 'not-text', 'not-text', 'not-text', 'not-text']);
    expect([found('x', { type: 'number' }), found('x', { type: 'integer' }), found(1.5, { type: 'integer' }), found(1, { type: 'boolean' })]).to.deep.equal(['not-a-number', 'not-a-number', 'not-whole', 'not-yes-or-no']);
    expect([found({}, { type: 'array' }), found([], { type: 'object' }), found(1, { type: 'null' })]).to.deep.equal(['not-a-list', 'not-an-object', 'not-as-described']);
  });

  it('takes any of several types', () => {
    expect([found(null, { type: ['string', 'null'] }), found(1, { type: ['string', 'null'] })]).to.deep.equal([undefined, 'not-text']);
  });

  it('counts characters as people do, and calls nothing at all missing', () => {
    expect([found('😀', { maxLength: 1 }), found('ab', { maxLength: 1 }), found('a', { minLength: 2 }), found('', { minLength: 1 })]).to.deep.equal([undefined, 'too-long 1', 'too-short 2', 'required']);
  });

  it('wants texts to look as described, and web addresses to be some', () => {
    expect([found('http://x', { pattern: '^https://' }), found('https://x', { pattern: '^https://' })]).to.deep.equal(['not-as-described', undefined]);
    expect([found('corp.example', { format: 'uri' }), found('https://corp.example', { format: 'uri' }), found('x', { format: 'hostname' })]).to.deep.equal(['not-a-url', undefined, undefined]);
  });

  it('keeps numbers in their limits', () => {
    const schema = { minimum: 1, maximum: 10 };
    expect([0, 1, 10, 11].map(value => found(value, schema))).to.deep.equal(['too-small 1', undefined, undefined, 'too-big 10']);
    expect([found(0, { exclusiveMinimum: 0 }), found(1, { exclusiveMaximum: 1 }), found(3, { multipleOf: 2 }), found(4, { multipleOf: 2 })]).to.deep.equal(['not-as-described', 'not-as-described', 'not-as-described', undefined]);
  });

  it('counts entries', () => {
    expect([found([], { minItems: 1 }), found([1, 2], { maxItems: 1 }), found([1], { minItems: 1, maxItems: 1 })]).to.deep.equal(['too-few 1', 'too-many 1', undefined]);
  });
});
