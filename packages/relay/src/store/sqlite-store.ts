import { plainJson, type Change, type ChangesAsked, type Collection, type Json, type RecordedChange, type Store, type StoreChange, type StoredDocument } from '@presence-elements/policy';
import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { closeDatabase, identityOf, openDatabase, stillThere } from './database.js';
import { sqlite, textIn, type Bytes, type Database, type OpenDatabase, type Statement } from './engine.js';
import { atomically, migrations } from './migrations.js';
import { reason, StoreError } from './store-error.js';

export { StoreError } from './store-error.js';

export interface SqliteStoreOptions {
  /** For tests. */
  readonly open?: OpenDatabase | undefined;
  /** For tests. */
  readonly migrations?: readonly string[] | undefined;
}

/**
 * Opens the file that keeps settings, contacts, statuses and recorded changes; makes it where there is none. A change that
 * was acknowledged is there after a crash and after a power cut, as a whole. Only one process has it open at a time.
 *
 * @throws StoreError saying what is wrong with the file, whose content then stays as it was.
 */
export async function openSqliteStore(file: string, options: SqliteStoreOptions = {}): Promise<SqliteStore> {
  // A full path: libsql takes names with a scheme for servers.
  const path = resolve(file), open = options.open ?? await sqlite().catch((error: unknown) => {
    throw new StoreError(path, `cannot be used: ${(error as Error).message}.`, error);
  });
  return new FileStore(path, openDatabase(path, open, options.migrations ?? migrations));
}

/** Answers at once: whoever calls waits for the disk. */
export interface SqliteStore extends Store {
  /** Read as one goes through them: of millions there are never more than a page in memory. */
  load(collection?: Collection): Iterable<StoredDocument>;
  commit(changes: readonly StoreChange[], recorded?: readonly Change[]): void;
  /** All that were ever recorded: none is ever taken out. */
  changes(asked?: ChangesAsked): readonly RecordedChange[];
  /** Lets go of the file. */
  close(): void;
}

// Unless asked otherwise, so many changes are one page.
const PAGE = 100;

// Documents that are read at once.
const ROWS = 1_000;

class FileStore implements SqliteStore {
  readonly #file: string;
  readonly #identity: string | undefined;
  #open: Open | undefined;

  constructor(file: string, database: Database) {
    this.#file = file;
    this.#identity = identityOf(file);
    this.#open = statementsOf(database);
  }

  *load(collection?: Collection): Generator<StoredDocument> {
    if (collection !== undefined) return yield* this.#rows(({ loadOf }) => loadOf.all(collection)).map(documentOf);
    // Page by page rather than by a cursor, which would hold the file for as long as somebody has not come to the end.
    for (let last = -Infinity; ;) {
      const rows = this.#rows(({ load }) => load.all(last, ROWS));
      yield* rows.map(documentOf);
      if (rows.length < ROWS) return;
      last = rows.at(-1)!.at;
    }
  }

  commit(changes: readonly StoreChange[], recorded: readonly Change[] = []): void {
    // Whatever cannot be kept is found before anything is.
    const rows = changes.map(({ collection, id, value }) => [collection, JSON.stringify(id), value === undefined ? undefined : textOf(value)] as const);
    const records = recorded.map(textOf);
    this.#write(({ database, put, remove, record }) => atomically(database, () => {
      for (const [collection, id, value] of rows) {
        if (value === undefined) remove.run(collection, id);
        else put.run(collection, id, value);
      }
      for (const change of records) record.run(change);
    }));
  }

  changes({ before = Infinity, limit = PAGE }: ChangesAsked = {}): readonly RecordedChange[] {
    const rows = this.#read(({ history }) => history.all(before, Math.min(Math.trunc(limit), Number.MAX_SAFE_INTEGER))) as readonly { readonly number: number; readonly change: Bytes }[];
    return rows.map(({ number, change }) => ({ ...changeOf(change), number }));
  }

  close(): void {
    if (this.#open) closeDatabase(this.#open.database);
    this.#open = undefined;
  }

  #rows(work: (open: Open) => readonly unknown[]): readonly Row[] {
    return this.#read(work) as readonly Row[];
  }

  #read<T>(work: (open: Open) => T): T {
    try {
      return work(this.#opened());
    } catch (error) {
      throw error instanceof StoreError ? error : new StoreError(this.#file, `cannot be read: ${reason(error)}.`, error);
    }
  }

  #write(work: (open: Open) => void): void {
    const open = this.#opened();
    try {
      stillThere(this.#file, this.#identity);
      work(open);
    } catch (error) {
      throw new StoreError(this.#file, `cannot be written, and nothing was changed: ${reason(error)}.`, error);
    }
  }

  #opened(): Open {
    if (!this.#open) throw new StoreError(this.#file, 'was closed.');
    return this.#open;
  }
}

interface Open {
  readonly database: Database;
  readonly load: Statement;
  readonly loadOf: Statement;
  readonly put: Statement;
  readonly remove: Statement;
  readonly record: Statement;
  readonly history: Statement;
}

// As bytes: where what was kept as text is damaged so that it is none any more, libsql ends the whole process when it reads it as text.
const row = 'rowid AS at, CAST(collection AS BLOB) AS collection, CAST(id AS BLOB) AS id, CAST(value AS BLOB) AS value';

// Made once: libsql gives the memory of a statement back only when it is collected.
function statementsOf(database: Database): Open {
  return {
    database,
    load: database.prepare(`SELECT ${row} FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?`),
    loadOf: database.prepare(`SELECT ${row} FROM documents WHERE collection = ? ORDER BY rowid`),
    put: database.prepare('INSERT INTO documents (collection, id, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    remove: database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?'),
    record: database.prepare('INSERT INTO changes (change) VALUES (?)'),
    history: database.prepare('SELECT number, CAST(change AS BLOB) AS change FROM changes WHERE number < ? ORDER BY number DESC LIMIT ?'),
  };
}

interface Row {
  readonly at: number;
  readonly collection: Bytes;
  readonly id: Bytes;
  readonly value: Bytes;
}

const documentOf = ({ collection, id, value }: Row): StoredDocument => ({ collection: textIn(collection) as Collection, id: idOf(id), value: parsed(value) });

const textOf = (value: unknown): string => JSON.stringify(plainJson(value));

function idOf(bytes: Bytes): string {
  const id = parsed(bytes);
  return typeof id === 'string' ? id : textIn(bytes);
}

/** What is damaged comes as the text that is left of it: whoever uses it tells. */
function parsed(bytes: Bytes): Json {
  const text = textIn(bytes);
  try {
    return isUtf8(bytes) ? JSON.parse(text) as Json : text;
  } catch {
    return text;
  }
}

function changeOf(bytes: Bytes): Change {
  const change = parsed(bytes);
  const damaged: Change = { at: 0, by: '', what: 'damaged', target: '', before: textIn(bytes) };
  return typeof change === 'object' && change !== null && !Array.isArray(change) ? change as unknown as Change : damaged;
}
