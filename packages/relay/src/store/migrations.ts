import type { Database } from './engine.js';

/** Tells a store from the databases of others ('PRES', PRAGMA application_id). */
export const APPLICATION = 0x50524553;

/**
 * Each brings a store from one form to the next; which form it has is its `user_version`. What has been released is never
 * changed, only added to. Ids and values are JSON, in which every JavaScript string survives, also with U+0000 and half
 * surrogates, which SQL text would cut or change.
 */
export const migrations: readonly string[] = [
  `PRAGMA application_id = ${APPLICATION};
   CREATE TABLE documents (collection TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, id)) STRICT;
   CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, change TEXT NOT NULL) STRICT;`,
];

/** Brings a database from the form it has to the last. Each migration is kept as a whole or not at all. */
export function migrate(database: Database, from: number, all: readonly string[]): void {
  for (const [at, sql] of all.entries()) {
    if (at >= from) atomically(database, () => database.exec(`${sql}; PRAGMA user_version = ${at + 1}`));
  }
  // A write that changes nothing: better to hear now than at the first change that the disk is full or the folder read-only.
  database.exec(`PRAGMA user_version = ${all.length}`);
}

/** All of it, or nothing. */
export function atomically(database: Database, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // After some failures, a full disk for one, SQLite has done so by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
