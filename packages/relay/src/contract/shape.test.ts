import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { list, object, orNull, ref, text, time } from './shape.js';

const fits = (schema: object, value: unknown): boolean => new Ajv2020({ strict: false }).validate({ ...schema, components: { schemas: { Name: text(3) } } }, value);

describe('a shape', () => {
  it('of an object needs all that it names unless it says what it needs, and takes what a later version adds', () => {
    expect([{ a: 'x', b: 1 }, { a: 'x', b: 1, later: true }, { a: 'x' }].map(value => fits(object({ a: text(1), b: time() }), value))).toEqual([true, true, false]);
    expect([fits(object({ a: text(1) }, []), {}), fits(object({ a: text(1) }, []), { a: 1 })]).toEqual([true, false]);
  });

  it('of a list may have an end', () => {
    expect([fits(list(text(1)), ['a', 'b']), fits(list(text(1), 1), ['a', 'b'])]).toEqual([true, false]);
  });

  it('may be null, which empties a field', () => {
    expect([null, 'x', 1].map(value => fits(orNull(text(1)), value))).toEqual([true, true, false]);
  });

  it('may be another one, by its name', () => {
    expect([fits(object({ name: ref('Name') }), { name: 'Ada' }), fits(object({ name: ref('Name') }), { name: 'Grace' })]).toEqual([true, false]);
  });
});
