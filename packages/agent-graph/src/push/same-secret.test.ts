import { sameSecret } from './same-secret.js';

describe('a secret', () => {
  it('is the same or it is not', () => {
    expect([sameSecret('abc', 'abc'), sameSecret('abc', 'abd'), sameSecret('abc', 'ab'), sameSecret('abc', 'abcd'), sameSecret('abc', '')]).toEqual([true, false, false, false, false]);
  });

  it('is nothing else than text, and never empty', () => {
    expect([undefined, null, 7, ['a'], {}].map(given => sameSecret('a', given))).toEqual(Array(5).fill(false));
    expect([sameSecret('', ''), sameSecret('', undefined), sameSecret('\0', '')]).toEqual([false, false, false]);
  });
});
