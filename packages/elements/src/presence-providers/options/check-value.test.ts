import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { checkValue } from './check-value.js';
import { NoValue } from './no-value.js';

const found = (value: unknown, schema: JsonSchema): readonly string[] => checkValue(value, { schema, root: schema, path: '' }).map(({ path, code }) => `${path}: ${code}`);

describe('the check of options', () => {
  it('finds each mistake at its own place', () => {
    const schema = {
      type: 'object', additionalProperties: false, required: ['name', 'kind'],
      properties: { name: { type: 'string' }, kind: { enum: ['a', 'b'] }, deep: { type: 'object', properties: { rate: { type: 'integer', minimum: 1 } } }, list: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
    };
    expect(found({ kind: 'c', deep: { rate: 0 }, list: ['x', 1, 'x'], other: true }, schema)).to.deep.equal(['name: required', 'kind: not-one-of', 'deep.rate: too-small', 'list.1: not-text', 'list.2: repeated', 'other: unknown-option']);
    expect(found({ name: 'x', kind: 'a', deep: {}, list: [] }, schema)).to.deep.equal([]);
  });

  it('takes names that no schema has listed where it says what they hold', () => {
    const schema = { type: 'object', additionalProperties: { type: 'number' } };
    expect(found({ a: 1, b: 'x' }, schema)).to.deep.equal(['b: not-a-number']);
    expect(found({ a: 'x' }, { type: 'object' })).to.deep.equal([]);
  });

  it('takes a secret as the name of a variable alone, whatever its schema says beside', () => {
    const secret = { type: 'string', writeOnly: true };
    expect(found('hunter2', secret)).to.deep.equal([': secret-in-text']);
    for (const env of ['correct horse', 'hunter2', 'p4ss-WORD', '', '1A', 'lower_case']) expect(found({ env }, secret), env).to.deep.equal([': secret-name']);
    expect(found({ env: 'PRESENCE_OFFICE_PASSWORD' }, secret)).to.deep.equal([]);
  });

  it('takes the names of variables that the schema wants', () => {
    const secret = { writeOnly: true, type: 'object', properties: { env: { type: 'string', pattern: '^PRESENCE_' } } };
    expect([found({ env: 'PRESENCE_x' }, secret), found({ env: 'HOME' }, secret)]).to.deep.equal([[], [': secret-name']]);
  });

  it('follows references', () => {
    expect(found({ a: 1 }, { properties: { a: { $ref: '#/$defs/text' } }, $defs: { text: { type: 'string' } } })).to.deep.equal(['a: not-text']);
  });

  it('tells what was typed and is no value, where it stands', () => {
    expect(found({ '': new NoValue('not-json'), a: new NoValue('not-a-number') }, { type: 'object', additionalProperties: false, properties: { a: { type: 'number' } } })).to.deep.equal(['a: not-a-number', ': not-json']);
  });

  it('passes over what it does not know', () => {
    expect(found({ a: 1 }, { type: 'object', patternProperties: { '^a': { type: 'string' } }, additionalProperties: false, dependentRequired: { a: ['b'] } })).to.deep.equal([]);
    expect(found({ a: 1 }, { properties: { a: true } })).to.deep.equal([]);
  });

  it('wants a constant to be just that', () => {
    expect([found('a', { const: 'a' }), found('b', { const: 'a' }), found({ a: 1 }, { const: { a: 1 } })]).to.deep.equal([[], [': not-one-of'], []]);
  });
});
