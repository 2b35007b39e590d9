import { describeStore } from '@presence-elements/policy/suites.js';
import { copyFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePlace, type StorePlace } from '../../test/store-place.js';
import { sqlite } from './engine.js';
import { openSqliteStore, type SqliteStore } from './sqlite-store.js';

describeStore('the SQLite store', async () => {
  const place = await storePlace();
  let store: SqliteStore | undefined;
  return {
    async open() {
      store?.close();
      return (store = await place.open());
    },
    fill() {
      const [{ page_count: pages }] = place.database.prepare('PRAGMA page_count').all() as [{ page_count: number }];
      place.database.exec(`PRAGMA max_page_count = ${pages}`);
    },
    damage: (collection, id) => void place.database.prepare('UPDATE documents SET value = ? WHERE collection = ? AND id = ?').run('{"enabled": fal', collection, JSON.stringify(id)),
    close: () => place.clear(),
  };
}, { without: { beside: 'only one process has the file open, and opens it once' } }, { describe, it });

const ada = { collection: 'people', id: 'ada', value: { note: 'Hello' } } as const;
const recorded = { at: 1_700_000_000_000.5, by: 'root', what: 'person-changed', target: 'ada', before: { note: 'Hi' }, after: { note: 'Hello' } } as const;

describe('the SQLite store', () => {
  let place: StorePlace, file: string;
  beforeEach(async () => { ({ file } = place = await storePlace()); });
  afterEach(() => place.clear());

  it('keeps ids and texts that SQL text would cut or change', async () => {
    const store = await place.open(), ids = ['a\0b', 'a\0c', 'half \ud800 a surrogate', 'half \udc00 a surrogate'];
    store.commit(ids.map(id => ({ collection: 'people', id, value: { [id]: id } })), ids.map(target => ({ ...recorded, target })));
    store.close();
    const again = await place.open();
    expect([...again.load()]).toEqual(ids.map(id => ({ collection: 'people', id, value: { [id]: id } })));
    expect(again.changes().map(({ target }) => target)).toEqual(ids.toReversed());
  });

  it('keeps every recorded change with all that was said, also beyond a page', async () => {
    const store = await place.open();
    for (let at = 0; at < 3; at++) store.commit([], Array.from({ length: 50 }, () => recorded));
    expect(store.changes({ limit: Infinity })).toHaveLength(150);
    expect(store.changes({ before: 2 })).toEqual([{ ...recorded, number: 1 }]);
  });

  it('gives all there is in its order, however much, and of what is changed meanwhile how it is then', async () => {
    const store = await place.open(), ids = Array.from({ length: 2_500 }, (_, at) => `person ${at}`);
    store.commit(ids.map(id => ({ collection: 'people', id, value: { first: true } })));
    store.commit([{ collection: 'people', id: 'person 1', value: { first: false } }]);
    expect([...store.load()].map(({ id }) => id)).toEqual(ids);
    const one = store.load()[Symbol.iterator]();
    one.next();
    store.commit([{ collection: 'people', id: 'person 2400', value: { first: false } }]);
    expect([...{ [Symbol.iterator]: () => one }].filter(({ value }) => !(value as { first: boolean }).first).map(({ id }) => id)).toEqual(['person 1', 'person 2400']);
    store.close();
  });

  it('tells of a recorded change that is damaged, and of the others as they are', async () => {
    const store = await place.open();
    store.commit([], [recorded, recorded, recorded]);
    place.database.exec(`UPDATE changes SET change = '{"at":' WHERE number = 2; UPDATE changes SET change = '[]' WHERE number = 1`);
    expect(store.changes().map(({ number, what, before }) => [number, what, before])).toEqual([[3, 'person-changed', recorded.before], [2, 'damaged', '{"at":'], [1, 'damaged', '[]']]);
  });

  it('tells of what was damaged to bytes that are no text, and of the rest as it is', async () => {
    const store = await place.open(), grace = { ...ada, id: 'grace' };
    store.commit([ada, grace], [recorded]);
    // One bit of "Hello", and one of an id.
    place.database.exec(`UPDATE documents SET value = CAST(X'7B226E6F7465223A2248C56C6C6F227D' AS TEXT) WHERE id = '"ada"'; UPDATE changes SET change = CAST(X'7BFF7D' AS TEXT)`);
    expect([...store.load()]).toEqual([{ ...ada, value: '{"note":"H\ufffdllo"}' }, grace]);
    expect([...store.load('people')]).toEqual([...store.load()]);
    expect(store.changes()).toEqual([{ at: 0, by: '', what: 'damaged', target: '', before: '{\ufffd}', number: 1 }]);
    place.database.exec(`UPDATE documents SET id = CAST(X'2261E46122' AS TEXT), collection = CAST(X'70E5' AS TEXT) WHERE id = '"grace"'`);
    expect([...store.load()][1]).toEqual({ collection: 'p\ufffd', id: '"a\ufffda"', value: grace.value });
  });

  it('is one file once it is closed: nothing else has to be copied', async () => {
    const store = await place.open();
    store.commit([ada]);
    store.close();
    await expect(stat(`${file}-journal`)).rejects.toThrow('ENOENT');
    await copyFile(file, join(place.folder, 'copy.sqlite'));
    expect([...(await place.open({}, join(place.folder, 'copy.sqlite'))).load()]).toEqual([ada]);
  });

  it('says that it was closed, however often it is, and writes no more', async () => {
    const store = await place.open();
    store.close();
    store.close();
    expect(() => store.commit([ada])).toThrow(`${file} was closed.`);
    expect(() => [...store.load()]).toThrow('was closed');
    expect([...(await place.open()).load()]).toEqual([]);
  });

  it('is refused to a second relay, which is told why', async () => {
    await place.open();
    await expect(openSqliteStore(file, { open: await sqlite(undefined, 0) })).rejects.toThrow(`${file} cannot be used: another process has it open: each relay needs a store of its own.`);
  });

  it('acknowledges nothing that would be gone: its file was removed, or another took its place', async () => {
    const store = await place.open();
    store.commit([ada]);
    await rm(file);
    expect(() => store.commit([ada])).toThrow(`${file} cannot be written, and nothing was changed: the file is not there any more`);
    await writeFile(file, '');
    expect(() => store.commit([ada])).toThrow('another file has come into its place');
  });
});
