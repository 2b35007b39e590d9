import { describe, expect, it } from 'vitest';
import { newest } from '../public/admin/newest.js';

describe('what is read several times at once', () => {
  it('counts as the newest reading brings it, whichever answer comes last', async () => {
    const { read, answer } = readings(), first = read('old'), second = read('new');
    answer('new');
    expect(await second).toBe('new');
    answer('old');
    expect(await first).toBeUndefined();
  });

  it('is there for whoever asked first as soon as the newest is', async () => {
    const { read, answer } = readings(), told: string[] = [];
    void read('old').then(() => told.push('old'));
    void read('new').then(() => told.push('new'));
    answer('old');
    await new Promise(setImmediate);
    expect(told).toEqual([]);
    answer('new');
    await new Promise(setImmediate);
    expect(told.toSorted()).toEqual(['new', 'old']);
  });

  it('fails only where the newest reading does', async () => {
    const { read, fail, answer } = readings(), first = read('old'), second = read('new');
    fail('old');
    answer('new');
    expect([await first, await second]).toEqual([undefined, 'new']);
    const third = read('third');
    fail('third');
    await expect(third).rejects.toThrow('third');
  });
});

interface Open { readonly answer: (text: string) => void; readonly fail: (error: Error) => void }

function readings() {
  const open = new Map<string, Open>();
  const read = newest((name: string) => new Promise<string>((answer, fail) => { open.set(name, { answer, fail }); }));
  return { read, answer: (name: string) => open.get(name)?.answer(name), fail: (name: string) => open.get(name)?.fail(new Error(name)) };
}
