import { describe, expect, it } from 'vitest';
import { pairId, pairOf } from './pair.js';

describe('the id of a document about two', () => {
  it.each([['ada', 'bob@corp.example'], ['ada', 'aim:bob'], ['a%20b', '@bob:matrix.example']])('tells %s and %s', (user, address) => {
    expect(pairOf(pairId(user, address))).toEqual([user, address]);
  });

  it.each(['', 'ada', ' bob@corp.example', 'ada '])('is not %j', id => expect(pairOf(id)).toBeUndefined());
});
