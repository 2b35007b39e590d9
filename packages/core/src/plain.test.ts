import { describe, expect, it } from 'vitest';
import { defined, finite, list, oneOf, shape, string } from './plain.js';

describe('of what strangers give', () => {
  it('a text is kept, cut where it is endless, and no text where it is empty or something else', () => {
    expect(string('hello')).toBe('hello');
    expect(string('x'.repeat(1e6))).toHaveLength(10_000);
    expect(['', 0, {}, ['x'], null, undefined].map(string)).toEqual(Array(6).fill(undefined));
  });

  it('a number is kept unless it is none, or endless', () => {
    expect(['1', NaN, Infinity, null, 0, -5].map(finite)).toEqual([undefined, undefined, undefined, undefined, 0, -5]);
  });

  it('a word is kept if it is one of the list, not of what every object has', () => {
    expect(['a', 'toString', '__proto__', 1].map(oneOf(['a', 'b']))).toEqual(['a', undefined, undefined, undefined]);
  });

  it('a list is kept with those that have their shape, fifty at most, frozen', () => {
    expect(list(string)(['a', 1, '', 'b'])).toEqual(['a', 'b']);
    expect(list(string)(Array(1e6).fill('a'))).toHaveLength(50);
    expect(['abc', { length: 3 }, null, undefined].map(list(string))).toEqual([[], [], [], []]);
    expect(Object.isFrozen(list(string)([]))).toBe(true);
  });

  it('an object is kept with the fields that have their shape, frozen', () => {
    const read = shape<{ text: string; at: number }>({ text: string, at: finite });
    expect(read({ text: 'x', at: 'soon', more: 1 })).toStrictEqual({ text: 'x' });
    expect([null, undefined, 'text', 7].map(read)).toStrictEqual([{}, {}, {}, {}]);
    expect(Object.isFrozen(read({}))).toBe(true);
  });
});

describe('a field that is undefined', () => {
  it('is left out, so that it reads the same here, in JSON and in another copy', () => {
    const value = defined({ a: 1, b: undefined, c: null });
    expect(value).toStrictEqual({ a: 1, c: null });
    expect(Object.isFrozen(value)).toBe(true);
  });
});
