/** Takes from a stranger's value what has the promised shape; undefined where nothing has. */
export type Reader<T = unknown> = (value: unknown) => T | undefined;

// Longer texts and lists are cut here, so that one hostile report cannot fill the cache.
const LONGEST = 10_000, MOST = 50;

export const string: Reader<string> = value => (typeof value === 'string' && value.slice(0, LONGEST)) || undefined;

export const finite: Reader<number> = value => (Number.isFinite(value) ? (value as number) : undefined);

export const oneOf = <T>(values: readonly T[]): Reader<T> => value => values.find(known => known === value);

export const list = <T>(read: Reader<T>): ((value: unknown) => readonly T[]) => value =>
  Object.freeze((Array.isArray(value) ? value.slice(0, MOST) : []).map(read).filter(item => item !== undefined));

/** A frozen object of the fields that have their shape. */
export const shape = <T>(fields: Readonly<Record<keyof T, Reader>>): ((value: unknown) => Partial<T>) => {
  const readers = Object.entries<Reader>(fields);
  return value => defined(Object.fromEntries(readers.map(([name, read]) => [name, read((value as Record<string, unknown> | undefined | null)?.[name])]))) as Partial<T>;
};

/** A frozen copy without what is undefined: an absent field reads the same here, in JSON and in another copy of the library. */
export function defined<T extends object>(value: T): T {
  return Object.freeze(Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))) as T;
}
