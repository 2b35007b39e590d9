import { describe, expect, it } from 'vitest';
import { holds, outcomeOf, same, show } from './holds.js';

describe('a rule of a suite', () => {
  it('is broken with its own sentence', () => {
    expect(() => holds(0, 'It does not hold')).toThrow('It does not hold');
    expect(() => holds(1, 'It does not hold')).not.toThrow();
  });

  it('tells what was found and what was wanted', () => {
    expect(() => same({ a: 1 }, { a: 2 }, 'not the same')).toThrow('not the same: it is {"a":1} instead of {"a":2}');
    expect(() => same({ a: 1, b: undefined }, { a: 1 }, 'not the same')).not.toThrow();
  });

  it('looks at a failure as at an answer, thrown or rejected', async () => {
    const error = new Error('no');
    expect(await outcomeOf(() => 1)).toEqual({ value: 1 });
    expect(await outcomeOf(() => { throw error; })).toEqual({ error });
    expect(await outcomeOf(() => Promise.reject(error))).toEqual({ error });
  });

  it.each([[new Error('no'), 'Error: no'], [undefined, 'undefined'], ['x'.repeat(500), `"${'x'.repeat(399)}…`], [[1], '[1]']])('shows %s', (value, text) => {
    expect(show(value)).toBe(text);
  });
});
