import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { checkCombinations, fittingOf, meantOf } from './check-alternatives.js';
import { checkValue } from './check-value.js';

const check = (schema: JsonSchema) => ({ schema, root: schema, path: '' });
const fitting = (value: unknown, schema: JsonSchema): readonly string[] => fittingOf(value, check(schema), checkValue).map(({ path, code }) => `${path}: ${code}`);
const combined = (value: Readonly<Record<string, unknown>>, schema: JsonSchema): readonly string[] => checkCombinations(value, check(schema)).map(({ path, code, detail }) => `${path}: ${code} ${detail}`);

const shapes = { anyOf: [{ enum: ['known'] }, { type: 'object', required: ['name'], properties: { name: { type: 'string' }, rate: { type: 'number' } } }] };

describe('the check of alternatives', () => {
  it('is content with any that fits', () => {
    expect([fitting('known', shapes), fitting({ name: 'x' }, shapes)]).to.deep.equal([[], []]);
  });

  it('tells the mistakes of the one that was meant', () => {
    expect(fitting({ rate: 'x' }, shapes)).to.deep.equal(['name: required', 'rate: not-a-number']);
    expect(fitting('other', shapes)).to.deep.equal([': not-one-of']);
  });

  it('knows which was meant', () => {
    expect([meantOf('known', check(shapes), checkValue), meantOf({}, check(shapes), checkValue)]).to.deep.equal([0, 1]);
  });
});

describe('the check of options that belong together', () => {
  const properties = { domain: { title: 'Domain' }, url: { title: 'URL' } };

  it('wants one of them, by the names that a reader sees', () => {
    const schema = { properties, anyOf: [{ required: ['domain'] }, { required: ['url'] }] };
    expect(combined({}, schema)).to.deep.equal(['domain: one-of-these Domain, URL']);
    expect([combined({ url: 'x' }, schema), combined({ url: 'x', domain: 'y' }, schema)]).to.deep.equal([[], []]);
  });

  it('wants one alone where the schema does', () => {
    const schema = { properties, oneOf: [{ required: ['domain'] }, { required: ['url'] }] };
    expect(combined({ url: 'x', domain: 'y' }, schema)).to.deep.equal(['url: only-one-of Domain, URL']);
    expect([combined({ url: 'x' }, schema), combined({}, schema)]).to.deep.equal([[], ['domain: one-of-these Domain, URL']]);
  });
});
