import { Memory } from './memory.js';

function memory(most = 2) {
  const clock = { now: 1_000 };
  return { clock, memory: new Memory<number>(most, () => clock.now) };
}

describe('the memory', () => {
  it('keeps each for its time', () => {
    const { clock, memory: one } = memory();
    one.set('a', 1, 100);
    expect(one.get('a')).toBe(1);
    clock.now += 100;
    expect(one.get('a')).toBeUndefined();
  });

  it('forgets first whoever was not asked for the longest', () => {
    const { memory: one } = memory();
    one.set('a', 1, 100);
    one.set('b', 2, 100);
    one.get('a');
    one.set('c', 3, 100);
    expect([one.get('a'), one.get('b'), one.get('c')]).toEqual([1, undefined, 3]);
  });

  it('keeps nothing for ever because a clock was set back', () => {
    const { clock, memory: one } = memory();
    one.set('a', 1, 100);
    clock.now -= 500;
    expect(one.get('a')).toBeUndefined();
  });

  it('forgets when told to', () => {
    const { memory: one } = memory();
    one.set('a', 1, 100);
    one.set('b', 2, 100);
    one.delete('a');
    expect([one.get('a'), one.get('b')]).toEqual([undefined, 2]);
    one.clear();
    expect(one.get('b')).toBeUndefined();
  });
});
