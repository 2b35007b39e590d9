import { describe, expect, it } from 'vitest';
import { fakeStorage, type FakeStorage } from '../../fixtures/fake-storage.js';
import { describeStore } from '../suites/describe-store.js';
import { localStore, type LocalStoreOptions, type Locks } from './local-store.js';
import type { StoreChange, StoredDocument } from './store.js';

const place = (options?: LocalStoreOptions) => {
  const storage = fakeStorage();
  return {
    open: () => localStore(storage, options),
    fill: () => void (storage.quota = storage.used + 1_000),
    damage: (collection: string, id: string) => storage.setItem(`${options?.prefix ?? 'presence-elements.'}document/${collection}/${id}`, '{"enabled": tr'),
  };
};

/** Locks as a browser has them: who asks waits for all who asked before. */
function fakeLocks(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request<T>(_name: string, run: () => T) {
      const result = last.then(run);
      last = result.catch(() => undefined);
      return result as Promise<Awaited<T>>;
    },
  };
}

describeStore('the localStorage store', () => place(), {}, { describe, it });
describeStore('the localStorage store with locks and a prefix', () => place({ locks: fakeLocks(), prefix: 'acme:' }), {}, { describe, it });

const area = (id: string, enabled: boolean): StoreChange => ({ collection: 'areas', id, value: { enabled } });
const change = (target: string) => ({ at: 0, by: 'root', what: 'tried', target });
const inOrder = (documents: readonly StoredDocument[]) => JSON.stringify(documents.toSorted((a, b) => a.id.localeCompare(b.id)));
const entriesOf = (storage: FakeStorage) => Object.fromEntries(Array.from({ length: storage.length }, (_, at) => [storage.key(at)!, storage.getItem(storage.key(at)!)]));

describe('the localStorage store', () => {
  it('leaves other entries of the page alone', async () => {
    const storage = fakeStorage();
    storage.setItem('cart', '3 apples');
    storage.setItem('presence-elements.theirs', 'x');
    const one = localStore(storage, { prefix: 'one.' }), other = localStore(storage, { prefix: 'other.' });
    await one.commit([area('sales', false)]);
    expect([...await other.load()]).toEqual([]);
    await other.commit([area('games', false)]);
    expect([...await one.load()].map(({ id }) => id)).toEqual(['sales']);
    expect(storage.getItem('cart')).toBe('3 apples');
  });

  it('has all of a commit or nothing of it, whenever the tab is closed in between', async () => {
    const outcomes = new Set<string>();
    for (let writes = 0; writes < 12; writes++) {
      const storage = fakeStorage();
      await localStore(storage).commit([area('a', true), area('b', true), area('c', true)], [change('first')]);
      const before = [...await localStore(storage).load()];
      storage.closesAfter = writes;
      await Promise.resolve(localStore(storage).commit([area('a', false), { collection: 'areas', id: 'b', value: undefined }, area('d', true)], [change('second')])).catch(() => undefined);
      storage.closesAfter = Infinity;
      const again = localStore(storage), documents = [...await again.load()], changes = await again.changes();
      const isBefore = inOrder(documents) === inOrder(before) && changes.length === 1;
      const isAfter = documents.length === 3 && documents.some(({ id }) => id === 'd') && changes.length === 2;
      expect(isBefore !== isAfter, `after ${writes} writes`).toBe(true);
      expect(Object.keys(entriesOf(storage)).filter(key => key.includes('undo'))).toEqual([]);
      outcomes.add(isBefore ? 'before' : 'after');
    }
    expect([...outcomes]).toEqual(['before', 'after']);
  });

  it('makes room for new changes by forgetting the oldest', async () => {
    const storage = fakeStorage(), store = localStore(storage, { maxChanges: 2 });
    for (const target of ['one', 'two', 'three', 'four']) await store.commit([], [change(target)]);
    expect((await store.changes()).map(({ number, target }) => [number, target])).toEqual([[4, 'four'], [3, 'three']]);
    expect(Object.keys(entriesOf(storage)).filter(key => key.includes('change/'))).toHaveLength(2);
  });

  it('gives a damaged change with its text, in its place', async () => {
    const storage = fakeStorage(), store = localStore(storage);
    await store.commit([], [change('one'), change('two')]);
    storage.setItem('presence-elements.change/1', 'not JSON');
    expect(await store.changes()).toEqual([{ ...change('two'), number: 2 }, { at: 0, by: '', what: 'damaged', target: '', before: 'not JSON', number: 1 }]);
  });

  it('keeps a list of what to undo that cannot be read, and gives it as a document', async () => {
    const storage = fakeStorage();
    storage.setItem('presence-elements.undo', '[["presence-elements.x"');
    expect([...await localStore(storage).load()]).toEqual([{ collection: 'undo', id: '23', value: '[["presence-elements.x"' }]);
    expect([...await localStore(storage).load()]).toHaveLength(1);
  });

  it('tells of other tabs’ changes until it is left, and of nothing else', () => {
    const events = new EventTarget(), store = localStore(fakeStorage(), { events });
    let heard = 0;
    const leave = store.follow!(() => heard++);
    const tell = (key: string | null): void => void events.dispatchEvent(Object.assign(new Event('storage'), { key }));
    tell('cart');
    tell('presence-elements.document/areas/sales');
    expect(heard).toBe(0);
    tell('presence-elements.version');
    tell(null);
    expect(heard).toBe(2);
    leave();
    leave();
    tell(null);
    expect(heard).toBe(2);
  });

  it('needs neither locks nor events', () => {
    expect(() => localStore(fakeStorage()).follow!(() => undefined)()).not.toThrow();
  });

  it('tells a tab that has read only one kind of document since others changed something that it must look again', async () => {
    const storage = fakeStorage(), [one, other] = [localStore(storage), localStore(storage)];
    await one.load();
    await other.commit([area('a', true)]);
    await one.load('statuses');
    await expect(one.commit([area('b', true)])).rejects.toMatchObject({ name: 'StoreChanged' });
  });

  it('tells two tabs apart that write at once: the later one looks again', async () => {
    const storage = fakeStorage(), locks = fakeLocks(), [one, other] = [localStore(storage, { locks }), localStore(storage, { locks })];
    await Promise.all([one.load(), other.load()]);
    const [first, second] = await Promise.allSettled([one.commit([area('a', true)]), other.commit([area('b', true)])]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { name: 'StoreChanged' } });
  });
});
