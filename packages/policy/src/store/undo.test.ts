import { describe, expect, it } from 'vitest';
import { fakeStorage } from '../../fixtures/fake-storage.js';
import { Undo } from './undo.js';

describe('several writes at once', () => {
  it('make room first', () => {
    const storage = fakeStorage();
    storage.setItem('old', 'x'.repeat(100));
    storage.quota = storage.used + 130;
    new Undo(storage, 'undo', 'damaged/').put([['new', 'y'.repeat(100)], ['old', null]]);
    expect([storage.getItem('old'), storage.getItem('new')?.length, storage.getItem('undo')]).toEqual([null, 100, null]);
  });

  it('are all taken back where one finds no room', () => {
    const storage = fakeStorage();
    storage.setItem('a', '1');
    storage.quota = storage.used + 100;
    expect(() => new Undo(storage, 'undo', 'damaged/').put([['a', '2'], ['b', 'x'.repeat(200)]])).toThrow('quota');
    expect([storage.getItem('a'), storage.getItem('b'), storage.getItem('undo')]).toEqual(['1', null, null]);
  });

  it('are all taken back also where there is just as much room as before: nothing of theirs is in the way', () => {
    const storage = fakeStorage();
    storage.setItem('a', 'x'.repeat(100));
    storage.setItem('b', 'y');
    storage.quota = storage.used + 170;
    expect(() => new Undo(storage, 'undo', 'damaged/').put([['a', 'x'], ['b', 'y'.repeat(100)], ['c', 'z'.repeat(200)]])).toThrow('quota');
    expect([storage.getItem('a')?.length, storage.getItem('b'), storage.getItem('c'), storage.getItem('undo')]).toEqual([100, 'y', null, null]);
  });

  it('are not begun where there is no room to note what was there', () => {
    const storage = fakeStorage();
    storage.setItem('a', 'x'.repeat(50));
    storage.quota = storage.used + 10;
    expect(() => new Undo(storage, 'undo', 'damaged/').put([['a', null]])).toThrow('quota');
    expect(storage.getItem('a')).toHaveLength(50);
  });

  it('take nothing back that is no list of theirs', () => {
    const storage = fakeStorage();
    storage.setItem('undo', '[["a", 7]]');
    new Undo(storage, 'undo', 'damaged/').finish();
    expect([storage.getItem('a'), storage.getItem('undo'), storage.getItem('damaged/10')]).toEqual([null, null, '[["a", 7]]']);
  });
});
