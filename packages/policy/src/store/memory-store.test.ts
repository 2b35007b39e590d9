import { describe, expect, it } from 'vitest';
import { describeStore } from '../suites/describe-store.js';
import { memoryStore } from './memory-store.js';

describeStore('the memory store', () => {
  const store = memoryStore();
  return { open: () => store };
}, { without: { fill: 'memory ends with the process', damage: 'nobody else reaches it', reopen: 'it lives as long as it is held', beside: 'there is but one' } }, { describe, it });

describe('the memory store', () => {
  it('forgets the oldest recorded changes, and goes on counting', async () => {
    const store = memoryStore({ maxChanges: 2 });
    for (const target of ['one', 'two', 'three']) await store.commit([], [{ at: 0, by: 'root', what: 'tried', target }]);
    expect((await store.changes()).map(({ number, target }) => [number, target])).toEqual([[3, 'three'], [2, 'two']]);
  });
});
