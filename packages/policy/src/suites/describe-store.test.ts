import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory-store.js';
import type { Store } from '../store/store.js';
import { describeStore } from './describe-store.js';
import type { StoreHarness } from './store-harness.js';

const without = { fill: 'no', damage: 'no', reopen: 'no', beside: 'no' };

/** The titles of the rules that a store breaks. */
async function brokenBy(make: () => StoreHarness, options: Parameters<typeof describeStore>[2] = {}): Promise<readonly string[]> {
  const tests = new Map<string, () => Promise<void>>(), broken: string[] = [];
  describeStore('it', make, options, { describe: (_name, body) => body(), it: Object.assign((title: string, body: () => Promise<void>) => void tests.set(title, body), { skip: () => undefined }) });
  for (const [title, run] of tests) await run().catch(() => broken.push(title));
  return broken;
}

/** A memory store with one thing done badly. */
const broken = (mistake: (store: Store) => Partial<Store>, more: Partial<StoreHarness> = {}): (() => StoreHarness) => () => {
  const store = memoryStore(), made = { ...store, ...mistake(store) };
  return { open: () => made, ...more };
};

describe('the suite for stores', () => {
  it.each<[string, string, (store: Store) => Partial<Store>]>([
    ['is empty at first', 'begins with something', store => ({ load: async kind => [...await store.load(kind), { collection: 'areas', id: 'x', value: {} }] })],
    ['keeps, replaces and deletes documents by collection and id', 'deletes nothing', store => ({ commit: (changes, recorded) => store.commit(changes.filter(({ value }) => value !== undefined), recorded) })],
    ['gives those of one collection alone, where only they are asked for', 'gives all', store => ({ load: () => store.load() })],
    ['keeps ids and texts as they are, however they are written', 'trims ids', store => ({ commit: (changes, recorded) => store.commit(changes.map(change => ({ ...change, id: change.id.trim() })), recorded) })],
    ['keeps all of a commit or nothing of it, and says so by failing', 'commits one by one', store => ({ commit: async (changes, recorded) => { for (const change of changes) await store.commit([change]); await store.commit([], recorded); } })],
    ['is not changed by what is done to what it was given or gave', 'keeps what it is given', () => { const kept: object[] = []; return { commit: changes => void kept.push(...changes), load: () => kept as never }; }],
    ['numbers recorded changes from 1, gives the latest first, and a page at a time', 'gives the oldest first', store => ({ changes: async asked => (await store.changes(asked)).toReversed() })],
  ])('finds one that does not what "%s" says: it %s', async (title, _what, mistake) => {
    expect(await brokenBy(broken(mistake), { without })).toContain(title);
  });

  it('finds one that forgets when it is opened again', async () => {
    expect(await brokenBy(() => ({ open: () => memoryStore() }), { without: { ...without, reopen: undefined } })).toEqual(['holds after it was closed and opened again what it held before']);
  });

  it('finds one that writes over another’s changes', async () => {
    const make = (): StoreHarness => {
      let place = memoryStore();
      // Each keeps its own copy, and the last one to write wins.
      return { open: async () => {
        const own = memoryStore();
        await own.commit([...await place.load()]);
        return { ...own, commit: async (changes, recorded) => { await own.commit(changes, recorded); place = own; } };
      } };
    };
    expect(await brokenBy(make, { without: { ...without, beside: undefined } })).toContain('loses nothing to somebody who has it open, too: both are kept, or the later is told that it must look again');
  });

  it('finds one that drops what is damaged, and one that keeps half of what it has no room for', async () => {
    let damaged = '', full = false;
    const harness = { damage: (_collection: string, id: string) => void (damaged = id), fill: () => void (full = true) };
    const make = broken(store => ({
      load: async kind => [...await store.load(kind)].filter(({ id }) => id !== damaged),
      commit: async (changes, recorded) => {
        if (!full) return store.commit(changes, recorded);
        await store.commit(changes.slice(0, 1));
        throw new Error('full');
      },
    }), harness);
    expect(await brokenBy(make, { without: { reopen: 'no', beside: 'no' } })).toEqual([
      'gives a damaged entry with its text, the others as they are, and keeps it beside later commits',
      'refuses what it has no room for, keeps what was there whole, and goes on',
    ]);
  });

  it('says by name what cannot be tried, and why', () => {
    const skipped: string[] = [];
    describeStore('it', () => ({ open: () => memoryStore() }), { without: { fill: 'memory has no end' } }, { describe: (_name, body) => body(), it: Object.assign(() => undefined, { skip: (title: string) => skipped.push(title) }) });
    expect(skipped).toEqual(['refuses what it has no room for, keeps what was there whole, and goes on (not tried: memory has no end)']);
  });
});
