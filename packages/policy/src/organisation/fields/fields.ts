import { isRecord } from '../../store/plain-json.js';
import { Findings } from './settings-error.js';

/** Reads a value of a stranger's; what is wrong with it is added to the findings, and then the answer counts for nothing. */
export type Field<T> = (value: unknown, path: string, found: Findings) => T;

/** Reads a whole input. @throws SettingsError with all that is wrong with it. */
export function readAll<T>(field: Field<T>, value: unknown): T {
  const found = new Findings(), read = field(value, '', found);
  found.refuse();
  return read;
}

/** A mistake that has been told: nobody looks at the value. */
export function wrong(found: Findings, path: string, code: string, message: string): never {
  found.add(path, code, message);
  return undefined as never;
}

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** `null` is as good as absent: JSON has no `undefined`. */
export const optional = <T>(field: Field<T>): Field<T | undefined> => (value, path, found) => (isAbsent(value) ? undefined : field(value, path, found));

export const withDefault = <T>(fallback: T, field: Field<T>): Field<T> => (value, path, found) => (isAbsent(value) ? fallback : field(value, path, found));

export const flag: Field<boolean> = (value, path, found) => (typeof value === 'boolean' ? value : isAbsent(value) ? missing(found, path) : wrong(found, path, 'wrong-type', 'This is either on or off (true or false).'));

export const oneOf = <T extends string>(choices: readonly T[]): Field<T> => (value, path, found) => choices.find(choice => choice === value)
  ?? (isAbsent(value) ? missing(found, path) : wrong(found, path, 'not-a-choice', `Choose one of ${choices.join(', ')}.`));

/** A line of text without space around it, neither empty nor longer than `most` characters as people count them. */
export const text = (most: number): Field<string> => (value, path, found) => {
  if (isAbsent(value)) return missing(found, path);
  if (typeof value !== 'string') return wrong(found, path, 'wrong-type', 'This is a text.');
  const line = value.replace(/\s+/g, ' ').trim();
  if (!line) return missing(found, path);
  return lengthOf(line) > most ? wrong(found, path, 'too-long', `Write ${most} characters at most; these are ${lengthOf(line)}.`) : line;
};

/** A text as it was written, line breaks and all. */
export const verbatim = (most: number): Field<string> => (value, path, found) => (typeof value === 'string' && value.length <= most ? value
  : wrong(found, path, 'wrong-type', `This is a text of at most ${most} characters.`));

/** Milliseconds since the epoch. */
export const time: Field<number> = (value, path, found) => (Number.isFinite(value) ? value as number : wrong(found, path, 'not-a-number', 'This is a time, in milliseconds.'));

/** A whole number between two others. */
export const count = (least: number, most: number): Field<number> => (value, path, found) => {
  if (isAbsent(value)) return missing(found, path);
  if (!Number.isInteger(value)) return wrong(found, path, 'not-a-number', 'Write a whole number.');
  const number = value as number;
  if (number < least) return wrong(found, path, 'too-small', `${least} is the least.`);
  return number > most ? wrong(found, path, 'too-large', `${most} is the most.`) : number;
};

const NONE: readonly never[] = Object.freeze([]);

/** A list of so many at most, each but once. */
export const listOf = <T extends string>(field: Field<T>, most: number): Field<readonly T[]> => (value, path, found) => {
  if (isAbsent(value)) return missing(found, path);
  if (!Array.isArray(value)) return wrong(found, path, 'wrong-type', 'This is a list.');
  if (value.length > most) return wrong(found, path, 'too-many', `There can be ${most} at most; these are ${value.length}.`);
  // The groups of most contacts, of which there may be millions.
  if (!value.length) return NONE;
  return Object.freeze([...new Set(value.map((item, at) => field(item, below(path, at), found)))]);
};

/** An object whose field names are free. */
export const mapOf = <T>(field: Field<T>): Field<Readonly<Record<string, T>>> => (value, path, found) => (isRecord(value)
  ? Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, field(part, below(path, name), found)])))
  : wrong(found, path, 'wrong-type', 'This is an object.'));

/** An object of these fields and no others. */
export const shape = <T extends object>(fields: { readonly [Name in keyof T]-?: Field<T[Name]> }): Field<T> => {
  const parts = Object.entries<Field<unknown>>(fields);
  return (value, path, found) => {
    if (isAbsent(value)) return missing(found, path);
    if (!isRecord(value)) return wrong(found, path, 'wrong-type', 'This is an object.');
    for (const name of Object.keys(value)) if (value[name] !== undefined && !Object.hasOwn(fields, name)) found.add(below(path, name), 'unknown-field', 'There is no such setting.');
    const read: Record<string, unknown> = {};
    for (const [name, field] of parts) {
      const part = field(value[name], below(path, name), found);
      if (part !== undefined) read[name] = part;
    }
    return Object.freeze(read) as T;
  };
};

/** 'routes', 0 → 'routes.0'; the whole of something is where that is. */
export const below = (path: string, part: string | number): string => (path && part !== '' ? `${path}.${part}` : path || String(part));

const missing = (found: Findings, path: string): never => wrong(found, path, 'required', 'This is needed.');

const lengthOf = (line: string): number => [...line].length;
