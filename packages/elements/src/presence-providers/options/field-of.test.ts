import type { JsonSchema } from '@presence-elements/core';
import { expect } from 'chai';
import type { Field } from './field.js';
import { fieldOf, rowOf } from './field-of.js';
import { valueOf } from './value-of.js';

const inside = (field: Field): readonly Field[] => (field.kind === 'group' ? field.fields : []);
const kindOf = (schema: JsonSchema, value?: unknown): string => fieldOf(schema, value).kind;

describe('the field of an option', () => {
  it('is of the kind that its schema calls for', () => {
    const kinds: readonly (readonly [JsonSchema, string])[] = [
      [{ type: 'string' }, 'text'], [{ type: 'integer' }, 'number'], [{ type: 'number' }, 'number'], [{ type: 'boolean' }, 'flag'],
      [{ enum: ['a', 'b'] }, 'choice'], [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, 'choice'], [{ type: 'string', writeOnly: true }, 'secret'],
      [{ type: 'array', items: { type: 'string' } }, 'lines'], [{ type: 'array', items: { enum: ['a'] } }, 'checks'],
      [{ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }, 'lines'],
      [{ type: 'array', items: { type: 'object', properties: { a: {} } } }, 'rows'],
      [{ type: 'object', properties: { a: {} } }, 'group'], [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, 'variant'], [{ const: 'a' }, 'flag'],
    ];
    for (const [schema, kind] of kinds) expect(kindOf(schema), JSON.stringify(schema)).to.equal(kind);
    expect(fieldOf({ const: 'a' }, undefined, { required: true }).kind).to.equal('constant');
  });

  it('is JSON text where a form has no shape for it', () => {
    for (const schema of [{}, { type: 'object', additionalProperties: { type: 'string' } }, { type: ['string', 'null'] }, { type: 'array', items: { type: 'number' } }, { type: 'array', prefixItems: [{}] }]) {
      expect(kindOf(schema), JSON.stringify(schema)).to.equal('json');
    }
  });

  it('is JSON text where the value that is there would be lost otherwise', () => {
    const values: readonly (readonly [JsonSchema, unknown])[] = [
      [{ type: 'string' }, 5], [{ type: 'string' }, 'two\nlines'], [{ enum: ['a'] }, 'gone'], [{ type: 'array', items: { type: 'string' } }, ['two\nlines']],
      [{ type: 'array', items: { type: 'string' } }, 'no list'], [{ type: 'array', items: { enum: ['a'] } }, ['a', 'a']], [{ type: 'object', properties: { a: {} } }, 'no object'],
      [{ type: 'boolean' }, 'yes'], [{ type: 'integer' }, '5'], [{ const: 'a' }, 'b'],
    ];
    for (const [schema, value] of values) {
      const field = fieldOf(schema, value);
      expect([field.kind, valueOf(field)], JSON.stringify(schema)).to.deep.equal(['json', value]);
    }
  });

  it('keeps what its schema does not name where one can see it', () => {
    const field = fieldOf({ type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } }, { a: 'x', b: [1] });
    expect(inside(field).map(({ name, kind }) => [name, kind])).to.deep.equal([['a', 'text'], ['', 'json']]);
    expect((inside(field)[1] as { text: string }).text).to.equal('{\n  "b": [\n    1\n  ]\n}');
  });

  it('lets one enter what its schema does not name where it lets that in', () => {
    const names = (schema: JsonSchema): readonly string[] => inside(fieldOf({ type: 'object', properties: { a: {} }, ...schema }, {})).map(({ name }) => name);
    expect([names({ additionalProperties: false }), names({}), names({ additionalProperties: true }), names({ then: {} })]).to.deep.equal([['a'], ['a'], ['a', ''], ['a', '']]);
  });

  it('has the words of the agent, made safe', () => {
    const { title, description, name } = fieldOf({ type: 'string', title: 'A\u202Eb', description: '<b>' }, undefined, { name: 'key' });
    expect([name, title, description]).to.deep.equal(['key', 'Ab', '<b>']);
    expect(fieldOf({ type: 'string' }, undefined, { name: 'key' }).title).to.equal('key');
  });

  it('never shows nor sends back a secret itself', () => {
    const schema = { type: 'object', properties: { deep: { type: 'object', properties: { password: { type: 'string', writeOnly: true } } } } };
    const field = fieldOf(schema, { deep: { password: 'hunter2' } });
    expect(JSON.stringify([field.kind === 'group' && field.fields.map(valueOf), valueOf(field)])).to.not.include('hunter2');
    expect(fieldOf({ writeOnly: true }, { env: 'PRESENCE_X' })).to.include({ kind: 'secret', text: 'PRESENCE_X' });
  });

  it('shows the alternative that the value was meant for, and of none the first where one is required', () => {
    const schema = { anyOf: [{ enum: ['a'] }, { type: 'object', properties: { b: { type: 'string' } } }] };
    expect([fieldOf(schema, { b: 'x' }), fieldOf(schema, undefined), fieldOf(schema, undefined, { required: true })].map(field => field.kind === 'variant' && field.chosen)).to.deep.equal([1, -1, 0]);
  });

  it('ends where a schema refers to itself', () => {
    const schema = { type: 'object', properties: { inner: { $ref: '#' } } };
    expect(JSON.stringify(fieldOf(schema, undefined))).to.include('"kind":"json"');
  });
});

describe('one of several alike', () => {
  it('is filled in with its own value, or empty', () => {
    const schema = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
    expect(valueOf(rowOf({ schema, root: schema, was: [{ id: 'a' }, { id: 'b' }] }, 1))).to.deep.equal({ id: 'b' });
    expect(valueOf(rowOf({ schema, root: schema, was: undefined }, 0))).to.deep.equal({});
  });
});
