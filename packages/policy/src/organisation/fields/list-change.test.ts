import { describe, expect, it } from 'vitest';
import { text } from './fields.js';
import { listAfter } from './list-change.js';
import { Findings } from './settings-error.js';

function after(before: readonly string[], change: unknown): unknown {
  const found = new Findings(), list = listAfter(before, text(4), 3)(change, 'block', found);
  return found.problems.length ? found.problems.map(({ path, code }) => `${path} ${code}`) : list;
}

describe('a change of a list', () => {
  it('takes some from it and adds others at its end, in their normal form', () => {
    expect(after(['a', 'b', 'c'], { add: [' d '], remove: [' b'] })).toEqual(['a', 'c', 'd']);
  });

  it.each([[{}, ['a', 'b']], [{ add: [] }, ['a', 'b']], [{ remove: ['x'] }, ['a', 'b']], [{ add: ['a'], remove: ['a'] }, ['b', 'a']], [{ add: ['b', 'c', 'c'] }, ['a', 'b', 'c']], [['z'], ['z']], [undefined, undefined]])('%j', (change, list) => {
    expect(after(['a', 'b'], change)).toEqual(list);
  });

  it('may let leave what it would not let come', () => {
    const found = new Findings();
    expect(listAfter(['gone', 'a'], text(2), 3, text(4))({ add: ['b'], remove: ['gone'] }, 'block', found)).toEqual(['a', 'b']);
    expect(found.problems).toEqual([]);
  });

  it('says of each step what cannot be taken', () => {
    expect(after([], { add: ['too long'], remove: 'a', clear: true })).toEqual(['block.clear unknown-field', 'block.add.0 too-long', 'block.remove wrong-type']);
    expect(after([], { add: ['a', 'b', 'c', 'd'] })).toEqual(['block.add too-many']);
  });
});
