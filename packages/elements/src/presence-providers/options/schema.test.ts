import { expect } from 'chai';
import { combinationsOf, fitsPattern, isSame, optionsOf, resolved, variableLike } from './schema.js';

describe('the schema of an option', () => {
  it('is the one that it refers to, with what it adds', () => {
    const root = { $defs: { 'a/b': { type: 'string', title: 'Theirs' } } };
    expect(resolved({ $ref: '#/$defs/a~1b', title: 'Own' }, root)).to.deep.equal({ type: 'string', title: 'Own' });
  });

  it('gives an example of a variable that it lets in', () => {
    const secret = (pattern?: string) => ({ properties: { env: { pattern } } });
    expect([variableLike(secret('^ACME_[A-Za-z0-9_]+$')), variableLike(secret('^[A-Za-z_][A-Za-z0-9_]*$')), variableLike(secret()), variableLike({})])
      .to.deep.equal(['ACME_OFFICE_PASSWORD', ...Array<string>(3).fill('PRESENCE_OFFICE_PASSWORD')]);
  });

  it('is all of its parts in one', () => {
    const schema = { allOf: [{ properties: { a: {} }, required: ['a'] }, { properties: { b: {} }, required: ['b'] }], type: 'object' };
    expect(resolved(schema, schema)).to.deep.equal({ type: 'object', properties: { a: {}, b: {} }, required: ['a', 'b'] });
  });

  it('ends where it refers to itself, to nowhere or to elsewhere', () => {
    const circle = { $ref: '#' };
    expect(resolved(circle, circle)).to.have.property('$ref', '#');
    expect(resolved({ $ref: '#/$defs/none' }, {})).to.deep.equal({});
    expect(resolved({ $ref: 'https://corp.example/schema' }, {})).to.deep.equal({});
  });

  it('names each value to choose from, with the words for it', () => {
    expect(optionsOf({ enum: ['a', 2, null] })).to.deep.equal([{ value: 'a', title: 'a' }, { value: 2, title: '2' }, { value: null, title: 'null' }]);
    expect(optionsOf({ oneOf: [{ const: 'a', title: 'First' }, { const: 'b', description: 'Second' }] })).to.deep.equal([{ value: 'a', title: 'First' }, { value: 'b', title: 'Second' }]);
    expect(optionsOf({ anyOf: [{ const: 'a' }, { type: 'string' }] })).to.equal(undefined);
    expect(optionsOf({ type: 'string' })).to.equal(undefined);
  });

  it('says which options belong together where its alternatives say nothing else', () => {
    expect(combinationsOf([{ required: ['a'] }, { required: ['b', 'c'] }])).to.deep.equal([['a'], ['b', 'c']]);
    expect(combinationsOf([{ required: ['a'] }, { required: ['b'], type: 'object' }])).to.deep.equal([]);
    expect(combinationsOf(undefined)).to.deep.equal([]);
  });

  it('says nothing by a pattern that is none', () => {
    expect([fitsPattern('a', '^b'), fitsPattern('a', '^a'), fitsPattern('a', '(')]).to.deep.equal([false, true, true]);
  });
});

describe('two plain values', () => {
  it('are the same whatever the order of their keys, and with a key that holds nothing', () => {
    expect(isSame({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1, d: undefined })).to.equal(true);
    expect(isSame([1, 2], [2, 1])).to.equal(false);
    expect(isSame([1], { 0: 1 })).to.equal(false);
    expect(isSame({ a: 1 }, null)).to.equal(false);
  });
});
