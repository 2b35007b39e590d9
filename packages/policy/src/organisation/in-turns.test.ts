import { describe, expect, it } from 'vitest';
import { inTurns } from './in-turns.js';

const list = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);

describe('a long list', () => {
  it('is gone through in its order, with pauses', async () => {
    const seen: number[] = [], pauses: number[] = [];
    await inTurns(list(1_000), async () => void pauses.push(seen.length), item => seen.push(item));
    expect(seen).toEqual(list(1_000));
    expect(pauses).toEqual([250, 500, 750]);
  });

  it('is gone through in one go where nobody else wants a turn, and so is a short one', () => {
    const seen: number[] = [];
    void inTurns(list(1_000), undefined, item => seen.push(item));
    void inTurns(list(250), async () => { throw new Error('no pause'); }, item => seen.push(item));
    expect(seen).toHaveLength(1_250);
  });

  it('ends where one of it cannot be taken', async () => {
    const seen: number[] = [];
    await expect(inTurns([1, 2, 3], undefined, item => {
      if (item === 2) throw new TypeError('two');
      seen.push(item);
    })).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });
});
