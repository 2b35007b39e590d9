import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlite, type Database } from '../src/store/engine.js';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '../src/store/sqlite-store.js';

/** A folder of its own for a store, gone at the end. */
export interface StorePlace {
  readonly folder: string;
  readonly file: string;
  /** The database that was opened last, for a look behind the store or a blow at it. */
  readonly database: Database;
  open(options?: SqliteStoreOptions, file?: string): Promise<SqliteStore>;
  clear(): Promise<void>;
}

export async function storePlace(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'presence-store-')), engine = await sqlite(), stores: SqliteStore[] = [];
  let database: Database | undefined;
  return {
    folder, file: join(folder, 'presence.sqlite'),
    get database() { return database!; },
    async open(options, file = join(folder, 'presence.sqlite')) {
      const store = await openSqliteStore(file, { open: at => (database = engine(at)), ...options });
      stores.push(store);
      return store;
    },
    async clear() {
      for (const store of stores) store.close();
      await rm(folder, { recursive: true });
    },
  };
}
