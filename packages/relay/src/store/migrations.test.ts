import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePlace, type StorePlace } from '../../test/store-place.js';
import { migrations } from './migrations.js';

describe('a store of an older version', () => {
  // Made by the first migration and never written again: what that version kept has to be there for ever.
  const fixture = join(import.meta.dirname, '../../test/store-1.sqlite');
  let place: StorePlace;
  beforeEach(async () => {
    place = await storePlace();
    await copyFile(fixture, place.file);
  });
  afterEach(() => place.clear());

  it('is opened with all that is in it', async () => {
    const store = await place.open();
    expect([...store.load()]).toEqual([
      { collection: 'settings', id: 'federation', value: { enabled: false } },
      { collection: 'statuses', id: 'ada', value: { own: { availability: 'invisible' }, veil: { note: { text: 'Back at three ☕' } } } },
    ]);
    const change = { at: 1_764_000_000_000, by: 'root', what: 'federation-changed', target: 'federation', before: { enabled: true }, after: { enabled: false } };
    expect(store.changes()).toEqual([{ ...change, number: 1 }]);
    store.commit([{ collection: 'statuses', id: 'ada', value: undefined }], [change]);
    expect(store.changes().map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is brought up to the present form, each step once', async () => {
    const later = [...migrations, 'ALTER TABLE documents ADD COLUMN kept INTEGER NOT NULL DEFAULT 1', "UPDATE documents SET kept = kept + 1, value = '{\"enabled\":true}' WHERE collection = 'settings'"];
    for (let at = 0; at < 2; at++) {
      const store = await place.open({ migrations: later });
      expect([...store.load()][0]!.value).toEqual({ enabled: true });
      expect(place.database.prepare("SELECT kept FROM documents WHERE collection = 'settings'").all()).toEqual([{ kept: 2 }]);
      store.close();
    }
  });

  it('stays as it is where a step fails, and the version before can still open it', async () => {
    const before = await readFile(fixture);
    await expect(place.open({ migrations: [...migrations, 'DELETE FROM documents; INSERT INTO nowhere VALUES (1)'] })).rejects.toThrow(/cannot be used: no such table: .*nowhere/);
    expect((await readFile(place.file)).equals(before)).toBe(true);
    expect([...(await place.open()).load()]).toHaveLength(2);
  });

  it('keeps the steps that went well where a later one fails', async () => {
    const step = 'CREATE TABLE wonders (name TEXT) STRICT';
    await expect(place.open({ migrations: [...migrations, step, 'nonsense'] })).rejects.toThrow('cannot be used');
    const store = await place.open({ migrations: [...migrations, step] });
    expect(place.database.prepare('SELECT count(*) AS wonders FROM wonders').all()).toEqual([{ wonders: 0 }]);
    expect([...store.load()]).toHaveLength(2);
  });
});
