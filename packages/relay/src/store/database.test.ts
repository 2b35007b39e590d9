import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePlace, type StorePlace } from '../../test/store-place.js';
import { sqlite } from './engine.js';
import { migrations } from './migrations.js';

let place: StorePlace, file: string;
beforeEach(async () => { ({ file } = place = await storePlace()); });
afterEach(() => place.clear());

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('the file of a store', () => {
  it('is readable by its owner only, and so is its journal', async () => {
    (await place.open()).commit([{ collection: 'people', id: 'ada', value: {} }]);
    expect([await modeOf(file), await modeOf(`${file}-journal`)]).toEqual(['600', '600']);
  });

  it('is so, too, where one of before was not', async () => {
    await writeFile(file, '', { mode: 0o644 });
    await place.open();
    expect(await modeOf(file)).toBe('600');
  });

  it('is written before a change is acknowledged, and by one process alone', async () => {
    await place.open();
    const told = (pragma: string) => Object.values((place.database.prepare(`PRAGMA ${pragma}`).all() as [object])[0])[0] as unknown;
    expect([told('synchronous'), told('fullfsync'), told('journal_mode'), told('locking_mode')]).toEqual([3, 1, 'delete', 'exclusive']);
  });
});

describe('a store refuses, and leaves as it was,', () => {
  const refused = async (at = file): Promise<string> => {
    const before = await readFile(at).catch(() => undefined), mode = await modeOf(at).catch(() => undefined);
    const message = await place.open({}, at).then(() => 'nothing', (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`);
    expect([await readFile(at).catch(() => undefined), await modeOf(at).catch(() => undefined)]).toEqual([before, mode]);
    return message;
  };
  const filled = async (): Promise<Buffer> => {
    const store = await place.open();
    store.commit(Array.from({ length: 500 }, (_, at) => ({ collection: 'people', id: `person ${at}`, value: { note: 'x'.repeat(100) } })));
    store.close();
    return readFile(file);
  };

  it('a file that is something else', async () => {
    await writeFile(file, 'Dear diary, today a relay was told to keep its settings here.\n'.repeat(20));
    expect(await refused()).toBe(`StoreError: ${file} cannot be used: it is no SQLite database, or damaged at its very start. Nothing in it was changed; put a copy of before in its place, or move it away to start with an empty one.`);
  });

  it('the database of something else', async () => {
    const database = (await sqlite())(file);
    database.exec('CREATE TABLE customers (name)');
    database.close();
    expect(await refused()).toBe(`StoreError: ${file} cannot be used: it is the database of something else.`);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['overwritten in the middle', (bytes: Buffer) => bytes.fill(0x55, 5 * 4096, 8 * 4096)],
    ['wrong in a way that only shows on a closer look', (bytes: Buffer) => bytes.fill(0, bytes.length - 4096)],
    ['overwritten at its start', (bytes: Buffer) => bytes.fill(0, 0, 100)],
  ])('a database that is %s', async (_, damage) => {
    await writeFile(file, damage(await filled()));
    expect(await refused()).toMatch(/cannot be used: it is .*damaged.* Nothing in it was changed; put a copy of before in its place/);
  });

  it('a path that is no place for a file', async () => {
    expect(await refused(place.folder)).toBe(`StoreError: ${place.folder} cannot be used: this is a folder, not a file.`);
    expect(await refused(join(place.folder, 'missing', 'presence.sqlite'))).toMatch('its folder is not there: make it first.');
  });

  it('what a newer version wrote', async () => {
    (await place.open({ migrations: [...migrations, 'CREATE TABLE wonders (name TEXT) STRICT'] })).close();
    expect(await refused()).toBe(`StoreError: ${file} cannot be used: a newer version of the relay wrote it (its form is 2, this one knows those up to 1). Nothing in it was changed; run that version.`);
  });

  it('what it could read but not write', async () => {
    await filled();
    const engine = await sqlite();
    const full = (at: string) => {
      const database = engine(at), exec = database.exec.bind(database);
      // As if the disk were read-only: the first write is the one that finds out.
      return Object.assign(database, { exec: (sql: string) => exec(sql.startsWith('PRAGMA user_version') ? `PRAGMA query_only = ON; ${sql}` : sql) });
    };
    await expect(place.open({ open: full })).rejects.toThrow(`${file} cannot be used: whoever runs the relay may not write the file, or not into its folder.`);
  });
});
