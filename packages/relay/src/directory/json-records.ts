import { foldColumn } from './columns.js';
import type { DirectoryRecord } from './directory-record.js';
import { DirectoryRefusal } from './refusal.js';

/** The objects of a list of people, `[…]` or `{ "people": […] }`. @throws SettingsError for anything else. */
export async function* jsonRecords(text: AsyncIterable<string>): AsyncGenerator<DirectoryRecord> {
  let whole = '';
  for await (const piece of text) whole += piece;
  yield* recordsOf(listIn(parsed(whole.replace(/^\uFEFF/, ''))));
}

/** The same of a list that has been parsed. */
export function* recordsOf(list: readonly unknown[]): Generator<DirectoryRecord> {
  const folded = new Map<string, string>();
  const fold = (name: string): string => {
    const known = folded.get(name) ?? foldColumn(name);
    folded.set(name, known);
    return known;
  };
  for (const [at, item] of list.entries()) yield recordOf(at + 1, item, fold);
}

function recordOf(row: number, item: unknown, fold: (name: string) => string): DirectoryRecord {
  const values = new Map<string, readonly string[]>();
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { row, values, problem: notARow('This is no object.') };
  for (const [name, value] of Object.entries(item)) {
    const texts = textsOf(value);
    if (!texts) return { row, values: new Map(), problem: notARow(`${JSON.stringify(name.slice(0, 64))} is neither a text nor a list of texts.`) };
    values.set(fold(name), texts);
  }
  return { row, values };
}

const notARow = (message: string): DirectoryRecord['problem'] => ({ code: 'not-a-row', message });

function textsOf(value: unknown): readonly string[] | undefined {
  if (value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every(each => typeof each === 'string' || typeof each === 'number') ? list.map(String) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DirectoryRefusal('', 'not-json', 'This is not JSON.');
  }
}

function listIn(value: unknown): readonly unknown[] {
  const list: unknown = Array.isArray(value) ? value : (value as { people?: unknown } | null)?.people;
  if (Array.isArray(list)) return list;
  throw new DirectoryRefusal('people', 'required', 'Write a list of people, or an object with a list that is called people.');
}
