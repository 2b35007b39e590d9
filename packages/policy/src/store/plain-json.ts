import type { Json } from './store.js';

/**
 * A frozen copy as JSON would give it back: what is undefined is left out.
 *
 * @throws TypeError for anything that JSON would lose or refuse.
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value)) return value as Json;
  if (Array.isArray(value)) return Object.freeze(value.map(plainJson));
  if (!isRecord(value)) throw new TypeError(`Not plain data: ${typeof value}`);
  return Object.freeze(Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, plainJson(field)]]))));
}

/** The same data, whatever the order of its fields? */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const a = one as Readonly<Record<string, Json | undefined>>, b = other as Readonly<Record<string, Json | undefined>>;
  return Object.keys({ ...a, ...b }).every(key => sameJson(a[key], b[key]));
}

/** An object of plain fields: no list, no date, no instance of a class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
