import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { textIn, type Bytes, type Database, type OpenDatabase } from './engine.js';
import { APPLICATION, migrate } from './migrations.js';
import { reason, StoreError } from './store-error.js';

/**
 * Opens a store's file, for this process alone, and brings it up to the present form.
 *
 * @throws StoreError naming the file; then nothing in it was changed.
 */
export function openDatabase(file: string, open: OpenDatabase, migrations: readonly string[]): Database {
  let database: Database | undefined;
  try {
    makeFile(file);
    database = open(file);
    reserve(database);
    const version = examine(file, database, migrations.length);
    settle(file, database);
    migrate(database, version, migrations);
    return database;
  } catch (error) {
    if (database) closeDatabase(database);
    throw error instanceof StoreError ? error : new StoreError(file, `cannot be used: ${reason(error)}.`, error);
  }
}

/** Lets go of the file, too, which libsql by itself does only once its statements have been collected (tursodatabase/libsql-js#228). */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema');
  } catch {
    // What cannot be read holds no lock to let go of, or loses it with this process.
  }
  database.close();
}

/** Which file it is, whatever its name. */
export function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}

/** @throws Error where another file has the name now: whatever is written to one that was removed is gone with the process. */
export function stillThere(file: string, identity: string | undefined): void {
  const found = identityOf(file);
  if (found !== identity) throw new Error(found ? 'another file has come into its place: start the relay again' : 'the file is not there any more: start the relay again');
}

/** One that SQLite makes would be readable by everybody; its journal has the rights of the file. */
function makeFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/** From now on no other process reads or writes it: each would go on with what it read at its start, and undo what the other does. */
function reserve(database: Database): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
}

/** Which form it has; 0 where it is new. */
function examine(file: string, database: Database, known: number): number {
  const application = numberOf(database, 'application_id'), version = numberOf(database, 'user_version');
  const isEmpty = !database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all().length;
  if (application !== APPLICATION && !(isEmpty && application === 0 && version === 0)) throw new StoreError(file, 'cannot be used: it is the database of something else.');
  if (version > known) throw new StoreError(file, `cannot be used: a newer version of the relay wrote it (its form is ${version}, this one knows those up to ${known}). Nothing in it was changed; run that version.`);
  // As bytes: what is damaged may be named by what is no text, at which libsql ends the whole process.
  const found = database.prepare('SELECT CAST(integrity_check AS BLOB) AS told FROM pragma_integrity_check(1)').all() as readonly { readonly told: Bytes }[];
  const told = found[0] && textIn(found[0].told);
  if (told !== 'ok') throw Object.assign(new Error(told), { rawCode: 11 });
  return version;
}

/**
 * A change is on the disk before it is acknowledged, also through a power cut: EXTRA is FULL that waits for the folder, too,
 * and on macOS `fullfsync` makes the disk itself write. A rollback journal rather than a write-ahead log: one process writes
 * a few changes a minute, and so all there is lies in one file whenever the relay is not running, for whoever copies it.
 */
function settle(file: string, database: Database): void {
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    // Somebody else's file, which that somebody lets this process write.
    if ((error as { code?: string }).code !== 'EPERM') throw error;
  }
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON');
}

function numberOf(database: Database, pragma: 'application_id' | 'user_version'): number {
  const [row] = database.prepare(`PRAGMA ${pragma}`).all() as readonly Readonly<Record<string, number>>[];
  return row![pragma]!;
}
