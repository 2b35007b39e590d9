import { describe, expect, it } from 'vitest';
import { isRecord, plainJson, sameJson } from './plain-json.js';

describe('plain data', () => {
  it('is copied and frozen, without what is undefined', () => {
    const value = { a: [1, { b: null }], gone: undefined };
    const copy = plainJson(value) as { a: unknown[] };
    expect(copy).toStrictEqual({ a: [1, { b: null }] });
    expect(copy).not.toBe(value);
    expect([copy, copy.a, copy.a[1]].every(Object.isFrozen)).toBe(true);
  });

  it('keeps a field called __proto__ a field', () => {
    const copy = plainJson(JSON.parse('{"__proto__": {"admin": true}}')) as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect((copy as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([[undefined], [Number.NaN], [Infinity], [1n], [Symbol('x')], [() => 1], [new Date(0)], [new Map()], [[undefined]], [{ deep: { deeper: [() => 1] } }]])('is not %s', value => {
    expect(() => plainJson(value)).toThrow(TypeError);
  });
});

describe('two pieces of plain data', () => {
  it.each([[1, 1], ['a', 'a'], [null, null], [{ a: 1, b: 2 }, { b: 2, a: 1 }], [[1, [2]], [1, [2]]], [{}, { a: undefined }], [undefined, undefined]])('%j and %j are the same', (one, other) => {
    expect(sameJson(one, other)).toBe(true);
  });

  it.each([[1, '1'], [null, {}], [[], {}], [{ a: 1 }, { a: 2 }], [{ a: 1 }, { b: 1 }], [[1, 2], [2, 1]], [[1], [1, 2]], [null, undefined]])('%j and %j are not', (one, other) => {
    expect(sameJson(one, other)).toBe(false);
    expect(sameJson(other, one)).toBe(false);
  });
});

describe('a record', () => {
  it.each([[{}], [{ a: 1 }], [Object.create(null)], [JSON.parse('{"__proto__": 1}')]])('is %j', value => {
    expect(isRecord(value)).toBe(true);
  });

  it.each([[null], [undefined], ['x'], [1], [[]], [new Date()], [new Map()], [() => 1]])('is not %s', value => {
    expect(isRecord(value)).toBe(false);
  });
});
