import type { JsonSchema } from '@presence-elements/core';
import { plainText } from '../../internal/plain-text.js';
import { meantOf } from './check-alternatives.js';
import { checkValue } from './check-value.js';
import type { Field, GroupField, RowsField, VariantField } from './field.js';
import { alternativesOf, asSchema, combinationsOf, isObject, isSame, isSecret, optionsOf, propertiesOf, resolved, stringsIn, type Option } from './schema.js';
import { valueOf } from './value-of.js';

/** Where an option stands. */
export interface Place {
  readonly name?: string | undefined;
  readonly required?: boolean | undefined;
  readonly root?: JsonSchema | undefined;
  readonly depth?: number | undefined;
}

// A schema that refers to itself would never end; nobody fills in a form that is deeper.
const DEEPEST = 8;

/** The form of an option, filled in with its value. Whatever cannot be shown otherwise is JSON text. */
export function fieldOf(given: JsonSchema, was: unknown, place: Place = {}): Field {
  const { name = '', required = false, root = given, depth = 0 } = place;
  const schema = resolved(given, root);
  const field = { name, title: plainText(schema.title) || plainText(name), description: plainText(schema.description), schema, root, required, was, touched: false };
  const shown = depth < DEEPEST ? shape(field, depth) : undefined;
  return shown ?? { ...field, kind: 'json', text: was === undefined ? '' : JSON.stringify(was, null, 2) };
}

type Described = Omit<GroupField, 'kind' | 'fields'>;

/** Undefined where the schema, or the value that is there, is of no shape that has fields of its own. */
function shape(field: Described, depth: number): Field | undefined {
  const { schema, was } = field, { type } = schema;
  // A secret itself is never there; if one ever were, it would be neither shown nor sent back.
  if (isSecret(schema)) return { ...field, kind: 'secret', text: variableIn(was), touched: was !== undefined && !variableIn(was) };
  if ('const' in schema) return constant(field);
  const options = optionsOf(schema);
  if (options) return choice(field, options);
  if (isOneOrSeveral(schema)) return lines(field, was === undefined || Array.isArray(was) ? was : [was], true);
  if (alternativesOf(schema).length && !isCombined(schema) && !schema.properties) return variant(field, depth);
  if (type === 'boolean' && isAbsentOr('boolean', was)) return { ...field, kind: 'flag', checked: was === undefined ? schema.default === true : was === true };
  if ((type === 'number' || type === 'integer') && isAbsentOr('number', was)) return { ...field, kind: 'number', text: String((was as number | undefined) ?? '') };
  if (type === 'string') return text(field);
  if (type === 'array') return list(field, asSchema(schema.items), depth);
  return type === 'object' || schema.properties ? group(field, depth) : undefined;
}

/** What has several lines would lose them. */
function text(field: Described): Field | undefined {
  const { was = '' } = field;
  return typeof was === 'string' && !was.includes('\n') ? { ...field, kind: 'text', text: was } : undefined;
}

const isAbsentOr = (type: string, value: unknown): boolean => value === undefined || typeof value === type;

const variableIn = (secret: unknown): string => (isObject(secret) && typeof secret.env === 'string' ? secret.env : '');

/** Alternatives that say nothing but what is required together are no shapes of their own. */
const isCombined = ({ anyOf, oneOf }: JsonSchema): boolean => combinationsOf([...[anyOf].flat(), ...[oneOf].flat()]).length > 0;

function constant(field: Described): Field | undefined {
  const { schema, was, required } = field;
  if (was !== undefined && !isSame(was, schema.const)) return;
  return required ? { ...field, kind: 'constant' } : { ...field, kind: 'flag', checked: was !== undefined };
}

function choice(field: Described, options: readonly Option[]): Field | undefined {
  const chosen = options.findIndex(({ value }) => isSame(value, field.was));
  return field.was !== undefined && chosen < 0 ? undefined : { ...field, kind: 'choice', options, chosen };
}

/** A text, or a list of such texts. */
function isOneOrSeveral(schema: JsonSchema): boolean {
  const [one, several, ...more] = alternativesOf(schema);
  return !more.length && one?.type === 'string' && several?.type === 'array' && isSame(several.items, one);
}

/** What would not survive being written line by line stays as it is. */
function lines(field: Described, was: unknown, single: boolean): Field | undefined {
  const texts = was === undefined ? [] : stringsIn(was);
  if (was !== undefined && (!Array.isArray(was) || texts.length < was.length || texts.some(text => !text.trim() || text.includes('\n')))) return;
  return { ...field, kind: 'lines', text: texts.join('\n'), single };
}

function list(field: Described, given: JsonSchema, depth: number): Field | undefined {
  const { was, root } = field, items = resolved(given, root), options = optionsOf(items);
  if (was !== undefined && !Array.isArray(was)) return;
  const values: readonly unknown[] = was ?? [];
  if (options) {
    const chosen = values.map(each => options.findIndex(({ value }) => isSame(value, each)));
    return chosen.includes(-1) || new Set(chosen).size < chosen.length ? undefined : { ...field, kind: 'checks', options, chosen };
  }
  if (items.type === 'string' && !isSecret(items)) return lines(field, was, false);
  if (items.type !== 'object' || !items.properties) return;
  const rows = values.map((_, at) => rowOf({ ...field, was }, at, depth));
  return { ...field, kind: 'rows', rows, touched: isAnyTouched(rows) };
}

/** The form of one of several alike; of a place where nothing is yet, an empty one. */
export function rowOf({ schema, root, was }: Pick<RowsField, 'schema' | 'root' | 'was'>, at: number, depth = 0): Field {
  return fieldOf(asSchema(schema.items), Array.isArray(was) ? (was as readonly unknown[])[at] : undefined, { root, required: true, depth: depth + 1 });
}

function variant(field: Described, depth: number): VariantField {
  const { schema, root, was, required } = field;
  const chosen = was === undefined ? (required ? 0 : -1) : meantOf(was, { schema, root }, checkValue);
  const alternatives = alternativesOf(schema).map((each, at) => fieldOf(each, at === chosen ? was : undefined, { root, required: true, depth: depth + 1 }));
  return { ...field, kind: 'variant', alternatives, chosen, touched: isAnyTouched(alternatives) };
}

function group(field: Described, depth: number): GroupField | undefined {
  const { schema, root, was } = field, properties = propertiesOf(schema);
  if ((!properties.length && schema.additionalProperties !== false) || (was !== undefined && !isObject(was))) return;
  const required = stringsIn(schema.required), values = was ?? {};
  const fields = properties.map(([name, property]) => fieldOf(property, values[name], { name, root, required: required.includes(name), depth: depth + 1 }));
  const rest = Object.entries(values).filter(([name]) => !properties.some(([known]) => known === name));
  const group = { ...field, kind: 'group' as const, touched: isAnyTouched(fields) || (was !== undefined && fields.some(isBegun)) };
  if (!rest.length && !isOpen(schema)) return { ...group, fields };
  // What the schema does not name is kept, too, and can be seen.
  return { ...group, fields: [...fields, fieldOf({ type: 'object' }, rest.length ? Object.fromEntries(rest) : undefined)] };
}

/** Is it there, without ever having been entered: because it has to be? */
const isBegun = (field: Field): boolean => field.was === undefined && valueOf(field) !== undefined;

const isAnyTouched = (fields: readonly Field[]): boolean => fields.some(({ touched }) => touched);

/** Does the schema let in what it does not name, and say so? */
function isOpen(schema: JsonSchema): boolean {
  const { additionalProperties: others } = schema;
  const says = ['patternProperties', 'then', 'else', 'dependentSchemas', 'unevaluatedProperties'].some(keyword => keyword in schema);
  return others === true || isObject(others) || (others !== false && (says || (alternativesOf(schema).length > 0 && !isCombined(schema))));
}
