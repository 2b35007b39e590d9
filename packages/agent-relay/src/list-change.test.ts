import { describe, expect, it } from 'vitest';
import { listChange } from './list-change.js';

const body = (change: { body: string }): unknown => JSON.parse(change.body);

describe('a change of the list', () => {
  it('is the whole list where it is not certain what the relay watches', () => {
    const change = listChange(['a', 'b'], undefined, 4);
    expect(change.method).toBe('PUT');
    expect(body(change)).toEqual({ revision: 4, addresses: ['a', 'b'] });
  });

  it('is what came and what went where that is shorter', () => {
    const change = listChange(['b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd'], 5);
    expect(change.method).toBe('PATCH');
    expect(body(change)).toEqual({ revision: 5, add: ['e'], remove: ['a'] });
  });

  it('is the whole list where that is shorter', () => {
    expect(listChange(['z'], ['a', 'b', 'c'], 6).method).toBe('PUT');
    expect(body(listChange([], ['a', 'b'], 7))).toEqual({ revision: 7, addresses: [] });
  });
});
