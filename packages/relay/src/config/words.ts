import type { JsonSchema } from '@presence-elements/core';
import type { ErrorObject } from 'ajv';
import type { Path } from './config-problem.js';
import { worthTelling } from './forms.js';
import { similar } from './similar.js';

/** A mistake that the schema has found. */
export interface Mistake {
  readonly path: Path;
  /** Is it about the field’s name rather than its value? */
  readonly isName?: boolean;
  /** Which rule of the schema it breaks; 'writeOnly' for a secret in the open. */
  readonly keyword?: string;
  readonly message: string;
}

/** What to write instead, in words. No value of the file is repeated: it may be a secret in the wrong place. */
export function inWords(errors: readonly ErrorObject[]): readonly Mistake[] {
  return worthTelling(errors).map(error => ({ keyword: isSecret(error) ? 'writeOnly' : error.keyword, ...mistake(error) }));
}

function mistake(error: ErrorObject): Mistake {
  const path = pathOf(error), schema = (error.parentSchema ?? {}) as JsonSchema, params = error.params as Readonly<Record<string, unknown>>;
  if (isSecret(error)) return { path, message: secretWords };
  switch (error.keyword) {
    case 'additionalProperties': case 'unevaluatedProperties':
      return unknownField(path, String(params.additionalProperty ?? params.unevaluatedProperty), schema);
    case 'required': case 'dependentRequired':
      return missingField(path, String(params.missingProperty), schema);
    default:
      return { path, message: `${(words[error.keyword] ?? fallback)(error, params)}${hint(error.keyword, schema)}` };
  }
}

const isSecret = ({ parentSchema }: ErrorObject): boolean => (parentSchema as JsonSchema | undefined)?.writeOnly === true;

const secretWords = 'a secret does not belong into a file: write { "env": "NAME_OF_A_VARIABLE" } and set that environment variable';

function unknownField(path: Path, name: string, { properties = {} }: JsonSchema): Mistake {
  const known = Object.keys(properties as object), meant = similar(name, known);
  const there = known.length ? `; there are ${known.join(', ')}` : '';
  return { path: [...path, name], isName: true, message: `there is no such field${meant ? `: did you mean ${meant}?` : there}` };
}

function missingField(path: Path, name: string, { properties = {} }: JsonSchema): Mistake {
  const { title, writeOnly } = ((properties as Readonly<Record<string, JsonSchema>>)[name] ?? {});
  return { path: [...path, name], message: `is missing${typeof title === 'string' ? ` (${title})` : ''}${writeOnly ? ': write { "env": "NAME_OF_A_VARIABLE" }' : ''}` };
}

type Words = (error: ErrorObject, params: Readonly<Record<string, unknown>>) => string;

const fallback: Words = ({ message = 'does not fit' }) => message;
const items = (limit: unknown): string => (limit === 1 ? 'one entry' : `${String(limit)} entries`);

const words: Readonly<Record<string, Words>> = {
  type: ({ data }, { type }) => `write ${[type].flat().map(one => typeWords[String(one)] ?? String(one)).join(' or ')}, not ${kindOf(data)}`,
  enum: ({ data }, { allowedValues }) => oneOf(allowedValues as readonly unknown[], data),
  const: (_, { allowedValue }) => `write ${JSON.stringify(allowedValue)}`,
  pattern: () => 'does not have the form that is wanted',
  format: (_, { format }) => `write ${formatWords[String(format)] ?? `something of the form ${String(format)}`}`,
  anyOf: () => 'fits none of the forms that it may have',
  oneOf: () => 'does not fit exactly one of the forms that it may have',
  minimum: (_, { limit }) => `write at least ${String(limit)}`,
  maximum: (_, { limit }) => `write at most ${String(limit)}`,
  minLength: (_, { limit }) => (limit === 1 ? 'write something here' : `write at least ${String(limit)} characters`),
  maxLength: (_, { limit }) => `write at most ${String(limit)} characters`,
  minItems: (_, { limit }) => `write at least ${items(limit)}`,
  maxItems: (_, { limit }) => `write at most ${items(limit)}`,
  uniqueItems: (_, { i, j }) => `entries ${String(Number(j) + 1)} and ${String(Number(i) + 1)} are the same: remove one`,
};

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text in double quotes', number: 'a number', integer: 'a whole number', boolean: 'true or false', object: 'an object { … }', array: 'a list [ … ]', null: 'null',
};

const formatWords: Readonly<Record<string, string>> = { uri: 'a whole URL, with its scheme', url: 'a whole URL, with its scheme' };

function oneOf(allowed: readonly unknown[], data: unknown): string {
  const meant = typeof data === 'string' ? similar(data, allowed.filter(value => typeof value === 'string')) : undefined;
  return meant ? `did you mean "${meant}"?` : `write ${allowed.map(value => JSON.stringify(value)).join(' or ')}`;
}

/** Where the words alone do not tell what is meant, the option's own description does. */
function hint(keyword: string, { title, description, examples }: JsonSchema): string {
  if (!/^(pattern|format|anyOf|oneOf)$/.test(keyword)) return '';
  const example = Array.isArray(examples) && examples.length ? `, such as ${examples.map(each => JSON.stringify(each)).join(' or ')}` : '';
  const what = [title, description].filter(part => typeof part === 'string').join(': ');
  return example + (what && ` (${what})`);
}

function kindOf(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'a list';
  return { string: 'a text', number: 'a number', boolean: 'true or false' }[typeof data as string] ?? 'an object';
}

/** RFC 6901 */
export function pathOf({ instancePath }: { readonly instancePath: string }): Path {
  return instancePath.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')).map(part => (/^\d+$/.test(part) ? Number(part) : part));
}
