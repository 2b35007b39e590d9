import { CsvError, parse, type Parser } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { foldColumn } from './columns.js';
import type { DirectoryRecord } from './directory-record.js';
import { DirectoryRefusal } from './refusal.js';

// A quote that is never closed must not take the rest of the file for one cell (characters).
const LONGEST_ROW = 65_536;
// Of one header: enough for any spreadsheet.
const LONGEST_HEADER = 65_536; // characters
const delimiters = [',', ';', '\t'] as const;

/**
 * The rows of a CSV file (RFC 4180), with commas, semicolons (as Excel writes where commas are in numbers) or tabs. The first row says
 * what stands where.
 *
 * @throws SettingsError for a quote that is never closed: whoever stands behind it would be missing.
 */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<DirectoryRecord> {
  const { start, rest, delimiter, skipped } = await begin(text), parser = parserOf(delimiter, skipped);
  pipeline(Readable.from(chain(start, rest)), parser, () => undefined /* the iteration below throws it */);
  let names: readonly string[] | undefined;
  try {
    for await (const [number, ...cells] of parser as AsyncIterable<readonly string[]>) {
      const row = Number(number);
      yield names ? { row, values: valuesOf(names, cells) } : { row, isHeader: true, values: headerOf(cells) };
      names ??= cells.map(foldColumn);
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, skipped) : error;
  }
}

function parserOf(delimiter: string, skipped: number): Parser {
  return parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    // A single quote in the wrong place would otherwise take half of the file for one cell.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    // Its number, as a spreadsheet counts, leads each row.
    on_record: (cells, { records, empty_lines }) => [String(records + empty_lines + skipped), ...cells],
  });
}

function refusalOf(error: CsvError, skipped: number): DirectoryRefusal {
  const { records = 0, empty_lines = 0 } = error as { records?: number; empty_lines?: number }, row = records + empty_lines + skipped + 1;
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new DirectoryRefusal(`rows.${row}`, 'too-long', `Row ${row} has more than ${LONGEST_ROW.toLocaleString('en')} characters: perhaps a quote in it is never closed.`)
    : new DirectoryRefusal(`rows.${row}`, 'bad-quote', `In row ${row} a quote is opened and never closed, so that nothing behind it can be read.`);
}

/** Folded name → as it is written. */
const headerOf = (cells: readonly string[]): DirectoryRecord['values'] => new Map(cells.map(cell => [foldColumn(cell), [cell.trim()]] as const).filter(([name]) => name));

function valuesOf(names: readonly string[], cells: readonly string[]): DirectoryRecord['values'] {
  const values = new Map<string, string[]>();
  for (const [at, cell] of cells.entries()) {
    const name = names[at];
    if (!name || !cell) continue;
    const others = values.get(name);
    if (others) others.push(cell);
    else values.set(name, [cell]);
  }
  return values;
}

/** Reads as far as the end of the header, and finds out what stands between its cells. */
async function begin(text: AsyncIterable<string>): Promise<{ start: string; rest: AsyncIterator<string>; delimiter: string; skipped: number }> {
  const rest = text[Symbol.asyncIterator]();
  let start = '';
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    start += next.value;
    if (start.length > LONGEST_HEADER || endOfHeader(start) !== undefined) break;
  }
  start = start.replace(/^\uFEFF/, '');
  // Excel's own way to say it, as a first row that is none.
  const [line, said] = /^sep=(.)\r?\n?/i.exec(start) ?? [];
  return { start: start.slice(line?.length ?? 0), rest, delimiter: said ?? delimiterOf(start), skipped: line === undefined ? 0 : 1 };
}

/** Whichever of them the first row has most of, outside quotes. */
function delimiterOf(start: string): string {
  const header = start.slice(0, endOfHeader(start) ?? LONGEST_HEADER).replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [...delimiters].sort((one, other) => count(other) - count(one))[0]!;
}

/** Where the first row that is not empty ends, which is not within quotes. */
function endOfHeader(start: string): number | undefined {
  let quoted = false, found = false;
  for (let at = 0; at < start.length; at++) {
    const character = start[at]!, isEnd = character === '\n' || character === '\r';
    if (character === '"') quoted = !quoted;
    if (isEnd && found && !quoted) return at;
    found ||= !isEnd;
  }
  return undefined;
}

async function* chain(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
