import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { fromEnvironment } from './secret-schema.js';

describe('a value that is held against a schema', () => {
  it('has its defaults put in place', () => {
    const value = { a: {} };
    expect(check({ properties: { a: { properties: { b: { default: 3 } } } } }, value)).toEqual({ mistakes: [], secrets: [] });
    expect(value).toEqual({ a: { b: 3 } });
  });

  it('tells where its secrets stand', () => {
    const schema = fromEnvironment({ properties: { 'a/b': { writeOnly: true }, list: { items: { properties: { key: { writeOnly: true } } } } } }) as object;
    const { mistakes, secrets } = check({ ...schema }, { 'a/b': { env: 'ONE' }, 'list': [{}, { key: { env: 'TWO' } }] });
    expect(mistakes).toEqual([]);
    expect(secrets).toEqual([{ path: ['a/b'], env: 'ONE' }, { path: ['list', 1, 'key'], env: 'TWO' }]);
  });

  it('tells all its mistakes at once', () => {
    const { mistakes } = check({ properties: { a: { type: 'string' }, b: { format: 'uri' } } }, { a: 1, b: 'x' });
    expect(mistakes.map(({ path }) => path)).toEqual([['a'], ['b']]);
  });

  it('may have formats that only editors know', () => {
    expect(check({ format: 'hostname' }, 'x').mistakes).toEqual([]);
  });

  it('cannot be held against what is no schema', () => {
    expect(() => check({ type: 'nonsense' }, 1)).toThrow();
  });
});
