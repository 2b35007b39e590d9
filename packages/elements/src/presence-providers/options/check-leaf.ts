import type { JsonSchema } from '@presence-elements/core';
import type { Check, Mistake } from './mistake.js';
import { fitsPattern, isObject } from './schema.js';

/** What is wrong with a value, whatever is in it: its type, its length, its size. At most one mistake. */
export function checkLeaf(value: unknown, { schema, path }: Omit<Check, 'root'>): readonly Mistake[] {
  const mistake = ofType(value, schema) ?? (typeof value === 'string' ? ofText(value, schema)
    : typeof value === 'number' ? ofNumber(value, schema)
    : Array.isArray(value) ? ofCount(value.length, schema) : undefined);
  return mistake ? [{ ...mistake, path }] : [];
}

type Found = Omit<Mistake, 'path'> | undefined;

const types: Readonly<Record<string, readonly [code: string, is: (value: unknown) => boolean]>> = {
  string: ['not-text', value => typeof value === 'string'],
  number: ['not-a-number', value => typeof value === 'number'],
  integer: ['not-whole', value => Number.isInteger(value)],
  boolean: ['not-yes-or-no', value => typeof value === 'boolean'],
  array: ['not-a-list', value => Array.isArray(value)],
  object: ['not-an-object', isObject],
  null: ['not-as-described', value => value === null],
};

/** `type` may name several. */
function ofType(value: unknown, { type }: JsonSchema): Found {
  const wanted = [type].flat().map(each => types[String(each)]).filter(each => each !== undefined);
  if (!wanted.length || wanted.some(([, is]) => is(value))) return;
  return { code: typeof value !== 'number' && wanted[0]![0] === 'not-whole' ? 'not-a-number' : wanted[0]![0] };
}

function ofText(value: string, { minLength, maxLength, pattern, format }: JsonSchema): Found {
  const length = [...value].length;
  if (typeof minLength === 'number' && length < minLength) return length ? { code: 'too-short', detail: String(minLength) } : { code: 'required' };
  if (typeof maxLength === 'number' && length > maxLength) return { code: 'too-long', detail: String(maxLength) };
  if (typeof format === 'string' && /^(uri|url|iri)$/.test(format) && !URL.canParse(value)) return { code: 'not-a-url' };
  if (typeof pattern === 'string' && !fitsPattern(value, pattern)) return { code: 'not-as-described' };
  return;
}

function ofNumber(value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: JsonSchema): Found {
  if (typeof minimum === 'number' && value < minimum) return { code: 'too-small', detail: String(minimum) };
  if (typeof maximum === 'number' && value > maximum) return { code: 'too-big', detail: String(maximum) };
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return { code: 'not-as-described' };
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) return { code: 'not-as-described' };
  return typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf) ? { code: 'not-as-described' } : undefined;
}

function ofCount(count: number, { minItems, maxItems }: JsonSchema): Found {
  if (typeof minItems === 'number' && count < minItems) return { code: 'too-few', detail: String(minItems) };
  return typeof maxItems === 'number' && count > maxItems ? { code: 'too-many', detail: String(maxItems) } : undefined;
}
