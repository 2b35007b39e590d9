import { fakeClock } from '@presence-elements/testing';
import { Tasks } from './tasks.js';

function setUp() {
  const clock = fakeClock(), done: string[] = [], failed: unknown[] = [];
  const tasks = new Tasks(clock.schedule, { a: async () => { done.push('a begins'); await Promise.resolve(); done.push('a ends'); }, b: async () => { done.push('b'); }, bad: () => Promise.reject(new Error('bad')) }, error => failed.push(error));
  return { clock, done, failed, tasks };
}

describe('the tasks', () => {
  it('are done when they are due, each once, one after the other', async () => {
    const { clock, done, tasks } = setUp();
    tasks.at('a', 100);
    tasks.at('a', 50);
    tasks.at('b', 50);
    tasks.at('b', undefined);
    await clock.advance(49);
    expect(done).toEqual([]);
    await clock.advance(100);
    expect([done, clock.pending]).toEqual([['a begins', 'a ends', 'b'], 0]);
  });

  it('do not keep each other from being done', async () => {
    const { clock, done, failed, tasks } = setUp();
    tasks.at('bad', -5);
    tasks.at('b', 0);
    await clock.advance(0);
    expect([done, failed]).toEqual([['b'], [new Error('bad')]]);
  });

  it('can be called off, one by one or for good', async () => {
    const { clock, done, tasks } = setUp();
    tasks.at('a', 10);
    tasks.at('b', 20);
    tasks.clear('a');
    await clock.advance(30);
    tasks.at('a', 10);
    tasks.close();
    tasks.at('b', 0);
    await clock.advance(30);
    expect([done, clock.pending]).toEqual([['b'], 0]);
  });
});
