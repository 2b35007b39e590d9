import type { JsonSchema } from '@presence-elements/core';

/** One value that may be chosen. */
export interface Option {
  readonly value: unknown;
  readonly title: string;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Schemas may be `true` and `false`, too (JSON Schema 2020-12 §4.3.2); neither says anything that a form could show. */
export const asSchema = (value: unknown): JsonSchema => (isObject(value) ? value : {});

export const schemasIn = (value: unknown): readonly JsonSchema[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const stringsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : []);

export const propertiesOf = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(asSchema(schema.properties)).map(([name, property]) => [name, asSchema(property)]);

/** A secret is never a value, only the name of an environment variable. */
export const isSecret = ({ writeOnly }: JsonSchema): boolean => writeOnly === true;

/** A name that the environment variable of a secret may have: how it begins is the relay's to say. */
export function variableLike({ properties }: JsonSchema): string {
  const { pattern } = asSchema(asSchema(properties).env);
  const [, prefix = 'PRESENCE_'] = (typeof pattern === 'string' && /^\^(\w+)/.exec(pattern)) || [];
  return `${prefix}OFFICE_PASSWORD`;
}

/** What anyOf or oneOf leave to choose from. */
export const alternativesOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] => [...schemasIn(anyOf), ...schemasIn(oneOf)];

/** The schema with its references followed (`#/$defs/…`), and all that it is composed of in one. */
export function resolved(schema: JsonSchema, root: JsonSchema, patience = 20): JsonSchema {
  const { $ref, allOf, ...own } = schema;
  if (patience < 1 || ($ref === undefined && !Array.isArray(allOf))) return schema;
  const parts = [...(typeof $ref === 'string' ? [referred($ref, root)] : []), ...schemasIn(allOf)];
  return [...parts.map(part => resolved(part, root, patience - 1)), own].reduce<JsonSchema>(both, {});
}

function both(first: JsonSchema, second: JsonSchema): JsonSchema {
  const properties = { ...asSchema(first.properties), ...asSchema(second.properties) };
  const required = [...stringsIn(first.required), ...stringsIn(second.required)];
  return { ...first, ...second, ...(Object.keys(properties).length && { properties }), ...(required.length && { required }) };
}

function referred(reference: string, root: JsonSchema): JsonSchema {
  if (!reference.startsWith('#')) return {};
  const parts = reference.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return asSchema(parts.reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), root));
}

/** The values to choose from, where the schema names each: enum, or anyOf or oneOf of constants. */
export function optionsOf(schema: JsonSchema): readonly Option[] | undefined {
  if (Array.isArray(schema.enum)) return (schema.enum as readonly unknown[]).map(value => ({ value, title: String(value) }));
  const alternatives = alternativesOf(schema);
  if (!alternatives.length) return;
  const lists = alternatives.map(each => ('const' in each ? [{ value: each.const, title: wordsOf(each) || String(each.const) }] : optionsOf(each)));
  return lists.every(list => list !== undefined) ? lists.flat() : undefined;
}

const wordsOf = ({ title, description }: JsonSchema): string => [title, description].find(each => typeof each === 'string') ?? '';

/** Which combinations are wanted, where alternatives differ in nothing but what they require. */
export function combinationsOf(schemas: unknown): readonly (readonly string[])[] {
  const all = schemasIn(schemas);
  return all.every(each => Object.keys(each).join() === 'required') ? all.map(({ required }) => stringsIn(required)) : [];
}

/** A pattern that is none says nothing here: whoever keeps the options knows better. */
export function fitsPattern(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

/** Are two plain values the same, whatever the order of their keys? */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every(key => isSame(one[key], other[key]));
}
