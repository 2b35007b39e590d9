import { describe, expect, it } from 'vitest';
import { PairBook } from './pair-book.js';

const entry = (address: string) => ({ address, document: address.length });

describe('who has whom on a list', () => {
  it('is found from both sides, in the order in which people came', () => {
    const book = new PairBook<number>();
    book.set('ada', 'bob@x', entry('sip:bob@x'));
    book.set('ada', 'abe@x', entry('abe@x'));
    book.set('cy', 'bob@x', entry('bob@x'));
    expect([...book.of('ada').keys()]).toEqual(['bob@x', 'abe@x']);
    expect(book.at('ada', 'bob@x')).toEqual(entry('sip:bob@x'));
    expect([...book.having('bob@x')]).toEqual(['ada', 'cy']);
    expect([[...book.users()], [...book.people()]]).toEqual([['ada', 'cy'], ['bob@x', 'abe@x']]);
  });

  it('leaves nothing behind of whoever was taken off', () => {
    const book = new PairBook<number>();
    book.set('ada', 'bob@x', entry('bob@x'));
    book.delete('ada', 'bob@x');
    book.delete('ada', 'bob@x');
    expect([book.of('ada').size, book.at('ada', 'bob@x'), book.having('bob@x').size, [...book.users()], [...book.people()]]).toEqual([0, undefined, 0, [], []]);
  });
});
