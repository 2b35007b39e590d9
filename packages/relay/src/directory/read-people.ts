import type { DirectoryEntry } from '@presence-elements/policy';
import { setImmediate as breath } from 'node:timers/promises';
import { ColumnChoice, type Columns, type DirectoryForm } from './columns.js';
import { MOST_PROBLEMS, type DirectoryRecord, type ReadPeople, type RowProblem } from './directory-record.js';
import { readPerson } from './read-person.js';
import { DirectoryRefusal } from './refusal.js';

export interface ReadOptions {
  readonly form: DirectoryForm;
  readonly columns?: Columns | undefined;
  /** The server's domain: where there is no IM address, a login makes one, `login@domain`. */
  readonly domain?: string | undefined;
  /** 100,000. */
  readonly maxPeople?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

// As many as are read without letting anybody else have a turn: a few milliseconds' worth.
const AT_ONCE = 500;

/**
 * Reads people of rows of any origin: good ones go in, bad ones are told and kept out, and all others have their turn meanwhile.
 *
 * @throws SettingsError where the columns as a whole are wrong, or there are too many people.
 */
export async function readPeople(records: AsyncIterable<DirectoryRecord> | Iterable<DirectoryRecord>, options: ReadOptions): Promise<ReadPeople> {
  const reader = new PeopleReader(options);
  let count = 0;
  for await (const record of records) {
    options.signal?.throwIfAborted();
    reader.take(record);
    if (++count % AT_ONCE === 0) await breath();
  }
  return reader.result;
}

class PeopleReader {
  readonly #options: ReadOptions;
  readonly #columns: ColumnChoice;
  readonly #maxPeople: number;
  readonly #people: DirectoryEntry[] = [];
  readonly #rowOf: number[] = [];
  readonly #rowWith = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #problems: RowProblem[] = [];
  #moreProblems = 0;
  #rows = 0;
  #skipped = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#columns = new ColumnChoice(options.columns ?? {}, options.form);
    this.#maxPeople = options.maxPeople ?? 100_000;
  }

  get result(): ReadPeople {
    return { people: this.#people, rowOf: this.#rowOf, rows: this.#rows, skipped: this.#skipped, problems: this.#problems, moreProblems: this.#moreProblems };
  }

  take(record: DirectoryRecord): void {
    const { row, values, problem } = record;
    this.#lookAt(record);
    if (record.isHeader) return this.#checkHeader(values);
    // Spreadsheets leave such rows at the end.
    if (!problem && ![...values.values()].some(each => each.some(value => value.trim()))) return;
    if (row) this.#rows++;
    if (problem) return this.#tell({ row, field: '', ...problem });
    const person = readPerson(record, this.#columns, this.#options.domain);
    if ('address' in person) this.#add(person, row);
    // Many an entry of an LDAP directory is somebody without instant messaging.
    else if (this.#options.form === 'ldap' && person.code === 'required') this.#skipped++;
    else this.#tell(person);
  }

  #add(person: DirectoryEntry, row: number): void {
    const before = this.#rowWith.get(person.address);
    if (before !== undefined) return this.#tell({ row, field: 'address', code: 'twice', message: `This address stands in row ${before} already.` });
    if (this.#people.length === this.#maxPeople) throw new DirectoryRefusal('', 'too-many', `A directory has at most ${this.#maxPeople.toLocaleString('en')} people here.`);
    this.#rowWith.set(person.address, row);
    this.#people.push(person);
    this.#rowOf.push(row);
  }

  /** A column that is not read is told where it is first seen. */
  #lookAt({ row, values, isHeader }: DirectoryRecord): void {
    for (const [column, names] of values) {
      if (this.#seen.has(column)) continue;
      this.#seen.add(column);
      const why = this.#columns.whyUnused(column);
      if (why) this.#tell({ row, field: (isHeader && names[0]) || column, code: 'unused-column', message: why });
    }
  }

  /** Before thousands of rows are told one by one. */
  #checkHeader(header: DirectoryRecord['values']): void {
    const columns = new Set(header.keys()), [missing] = this.#columns.missing(columns);
    if (missing) throw new DirectoryRefusal(`columns.${missing[0]}`, 'unknown-column', `There is no column ${JSON.stringify(missing[1])}.`);
    const has = (field: 'address' | 'login'): boolean => this.#columns.of(field).some(column => columns.has(column));
    if (!has('address') && !(this.#options.domain !== undefined && has('login'))) {
      throw new DirectoryRefusal('columns.address', 'required', 'No column is known to hold IM addresses: say which one does.');
    }
  }

  #tell(problem: RowProblem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
    else this.#moreProblems++;
  }
}
