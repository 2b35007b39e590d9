import { fakeClock } from '@presence-elements/testing';
import { atOnce, pause } from './at-once.js';

describe('many at once', () => {
  it('are so many and no more, with results in their order', async () => {
    const running = new Set<number>();
    let most = 0;
    const results = await atOnce(3, [1, 2, 3, 4, 5, 6, 7], async item => {
      running.add(item);
      most = Math.max(most, running.size);
      await Promise.resolve();
      running.delete(item);
      return item * 2;
    });
    expect([results, most]).toEqual([[2, 4, 6, 8, 10, 12, 14], 3]);
    expect(await atOnce(3, [], () => Promise.reject(new Error('never')))).toEqual([]);
  });

  it('end with the first that fails, and begin nothing new', async () => {
    const begun: number[] = [];
    await expect(atOnce(2, [1, 2, 3, 4, 5, 6], async item => {
      begun.push(item);
      await Promise.resolve();
      if (item === 2) throw new Error('two');
    })).rejects.toThrow('two');
    expect(begun.length).toBeLessThan(5);
  });
});

describe('a pause', () => {
  it('lasts its time, or until nobody waits', async () => {
    const clock = fakeClock(), given = new AbortController(), done: string[] = [];
    void pause(100, clock.schedule, given.signal).then(() => done.push('aborted'));
    void pause(50, clock.schedule, new AbortController().signal).then(() => done.push('waited'));
    await clock.advance(50);
    expect(done).toEqual(['waited']);
    given.abort();
    await clock.advance(0);
    expect([done, clock.pending]).toEqual([['waited', 'aborted'], 0]);
  });
});
