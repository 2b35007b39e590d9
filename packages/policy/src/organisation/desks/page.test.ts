import { describe, expect, it } from 'vitest';
import { pageOf } from './page.js';

const all = Array.from({ length: 1_500 }, (_, at) => `p${String(at).padStart(4, '0')}`).reverse();

describe('a page of a list', () => {
  it.each<[object | undefined, number, string | undefined]>([
    [undefined, 100, 'p0000'], [{ limit: 2 }, 2, 'p0000'], [{ after: 'p0001', limit: 2 }, 2, 'p0002'], [{ after: 'p1498' }, 1, 'p1499'], [{ after: 'p9' }, 0, undefined],
    [{ limit: 0 }, 1, 'p0000'], [{ limit: 9_999 }, 1_000, 'p0000'],
  ])('%j has %i, the first %s', (asked, length, first) => {
    const page = pageOf(all, name => name, asked);
    expect([page.length, page[0]]).toEqual([length, first]);
  });
});
