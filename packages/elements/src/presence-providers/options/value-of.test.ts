import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import { changed, type Step } from './field.js';
import { fieldOf, type Place } from './field-of.js';
import { NoValue } from './no-value.js';
import { valueOf } from './value-of.js';

/** What stands in a field after this was entered. */
function entered(schema: JsonSchema, change: object, { was, steps = [], ...place }: Place & { readonly was?: unknown; readonly steps?: readonly Step[] } = {}): unknown {
  return valueOf(changed(fieldOf(schema, was, place), steps, field => ({ ...field, ...change })));
}

const text = { type: 'string' }, several = { type: 'array', items: text };

describe('what stands in a field', () => {
  it('is exactly what was there until somebody touches it', () => {
    const was = { b: ' x ', a: { empty: {} }, list: ['  a'], n: 1.0, none: null };
    const schema = { type: 'object', properties: { a: { type: 'object', properties: { empty: { type: 'object', properties: {} } } }, b: text, list: several, n: { type: 'number' } } };
    expect(valueOf(fieldOf(schema, was, { required: true }))).to.equal(was);
  });

  it('is a text without the spaces around it, and nothing where only spaces stand', () => {
    expect([entered(text, { text: ' a b ' }), entered(text, { text: '  ' })]).to.deep.equal(['a b', undefined]);
  });

  it('is a number, or no value at all', () => {
    expect([entered({ type: 'integer' }, { text: ' -12 ' }), entered({ type: 'number' }, { text: '1e3' }), entered({ type: 'integer' }, { text: '' })]).to.deep.equal([-12, 1000, undefined]);
    expect(entered({ type: 'integer' }, { text: 'twelve' })).to.include({ code: 'not-a-number' });
  });

  it('is the name of a variable where it is a secret', () => {
    expect(entered({ writeOnly: true }, { text: 'PRESENCE_X ' })).to.deep.equal({ env: 'PRESENCE_X' });
    expect(entered({ writeOnly: true }, { text: '' }, { was: { env: 'PRESENCE_X' } })).to.equal(undefined);
  });

  it('is what the JSON says, or why it says nothing', () => {
    expect(entered({}, { text: '{"a":[1]}' })).to.deep.equal({ a: [1] });
    const none = entered({}, { text: '{"a":' });
    expect(none).to.be.instanceOf(NoValue);
    expect((none as NoValue).detail).to.not.equal('');
  });

  it('is one text for each line that is not empty', () => {
    expect(entered(several, { text: 'a\r\n\n b\n' })).to.deep.equal(['a', ' b']);
    expect(entered({ type: 'array', items: { ...text, pattern: '^b' } }, { text: ' b ' })).to.deep.equal(['b']);
    expect([entered(several, { text: ' ' }), entered(several, { text: '' }, { required: true })]).to.deep.equal([undefined, []]);
  });

  it('is one text alone where one may stand without a list', () => {
    const schema = { anyOf: [text, several] };
    expect([entered(schema, { text: 'a' }), entered(schema, { text: 'a\nb' }), entered(schema, { text: '' })]).to.deep.equal(['a', ['a', 'b'], undefined]);
  });

  it('is what was chosen', () => {
    expect([entered({ enum: ['a', 2] }, { chosen: 1 }), entered({ enum: ['a', 2] }, { chosen: -1 }, { was: 'a' })]).to.deep.equal([2, undefined]);
    expect([entered({ type: 'array', items: { enum: ['a', 'b'] } }, { chosen: [1, 0] }), entered({ type: 'array', items: { enum: ['a'] } }, { chosen: [] }, { was: ['a'] })]).to.deep.equal([['b', 'a'], undefined]);
    expect([entered({ type: 'boolean' }, { checked: false }), entered({ const: 'x' }, { checked: true }), entered({ const: 'x' }, { checked: false }, { was: 'x' })]).to.deep.equal([false, 'x', undefined]);
  });

  it('is no group where nothing stands in it, unless there has to be one', () => {
    const schema = { type: 'object', properties: { a: text } };
    expect(entered(schema, { text: '' }, { was: { a: 'x' }, steps: ['a'] })).to.equal(undefined);
    expect(entered(schema, { text: '' }, { was: { a: 'x' }, steps: ['a'], required: true })).to.deep.equal({});
    expect(entered(schema, { text: 'y' }, { was: { a: 'x', other: 1 }, steps: ['a'] })).to.deep.equal({ a: 'y', other: 1 });
  });

  it('is no group any more once it is emptied, whatever would have to stand in it', () => {
    const schema = { type: 'object', required: ['deep'], properties: { a: text, deep: { type: 'object', required: ['b'], properties: { b: text } } } };
    expect(entered(schema, { text: 'x' }, { steps: ['a'] })).to.deep.equal({ a: 'x', deep: {} });
    expect(entered(schema, { text: '' }, { steps: ['a'] })).to.equal(undefined);
  });

  it('has constants that nobody has to enter', () => {
    const redirect = { type: 'object', required: ['format'], properties: { format: { const: 'redirect' } } };
    expect(entered({ anyOf: [text, redirect] }, { chosen: 1 })).to.deep.equal({ format: 'redirect' });
    expect(valueOf(fieldOf(redirect, undefined))).to.equal(undefined);
  });

  it('tells under no name that what the schema does not name cannot be read', () => {
    const schema = { type: 'object', additionalProperties: true, properties: { a: text } };
    const wrong = entered(schema, { text: '[1]' }, { was: { a: 'x' }, steps: [''] }) as Record<string, unknown>;
    expect([wrong.a, (wrong[''] as NoValue).code]).to.deep.equal(['x', 'not-an-object']);
    expect(entered(schema, { text: '{"b":2}' }, { was: { a: 'x' }, steps: [''] })).to.deep.equal({ a: 'x', b: 2 });
  });
});
