import { checkCombinations, fittingOf } from './check-alternatives.js';
import { checkLeaf } from './check-leaf.js';
import { below, type Check, type Mistake } from './mistake.js';
import { NoValue } from './no-value.js';
import { asSchema, fitsPattern, isObject, isSecret, isSame, propertiesOf, resolved, stringsIn, variableLike } from './schema.js';

/**
 * What is wrong with a value, as far as its schema tells and a page needs to know: whoever keeps it checks all of it again.
 * Keywords that are not known here are passed over.
 */
export function checkValue(value: unknown, check: Check): readonly Mistake[] {
  if (value === undefined) return [];
  if (value instanceof NoValue) return [{ path: check.path, code: value.code, detail: value.detail }];
  const schema = resolved(check.schema, check.root), own = { ...check, schema };
  if (isSecret(schema)) return checkSecret(value, own);
  if (Array.isArray(schema.enum) && !schema.enum.some(each => isSame(each, value))) return [{ path: own.path, code: 'not-one-of', detail: schema.enum.join(', ') }];
  if ('const' in schema && !isSame(schema.const, value)) return [{ path: own.path, code: 'not-one-of', detail: String(schema.const) }];
  const leaf = checkLeaf(value, own);
  if (leaf.length) return leaf;
  return [
    ...(Array.isArray(value) ? checkList(value, own) : []),
    ...(isObject(value) ? checkObject(value, own) : []),
    ...fittingOf(value, own, checkValue),
  ];
}

// Written as the ones of a relay are, unless the schema says how: no password of some length looks so by chance.
const VARIABLE = '^[A-Z_][A-Z0-9_]*$';

function checkSecret(value: unknown, { schema, path }: Check): readonly Mistake[] {
  const env = isObject(value) ? value.env : undefined;
  if (typeof env !== 'string') return [{ path, code: 'secret-in-text' }];
  const { pattern } = asSchema(asSchema(schema.properties).env);
  return fitsPattern(env, typeof pattern === 'string' ? pattern : VARIABLE) ? [] : [{ path, code: 'secret-name', detail: variableLike(schema) }];
}

function checkList(value: readonly unknown[], { schema, root, path }: Check): readonly Mistake[] {
  const { items, uniqueItems } = schema;
  return value.flatMap((each, at) => [
    ...(uniqueItems === true && value.slice(0, at).some(earlier => isSame(earlier, each)) ? [{ path: below(path, at), code: 'repeated' }] : []),
    ...checkValue(each, { schema: asSchema(items), root, path: below(path, at) }),
  ]);
}

function checkObject(value: Readonly<Record<string, unknown>>, check: Check): readonly Mistake[] {
  const { schema, root, path } = check, known = new Map(propertiesOf(schema));
  const { additionalProperties, patternProperties } = schema;
  const missing = stringsIn(schema.required).filter(name => value[name] === undefined);
  const others = Object.keys(value).filter(name => !known.has(name) && value[name] !== undefined && patternProperties === undefined);
  return [
    ...missing.map(name => ({ path: below(path, name), code: 'required' })),
    ...[...known].flatMap(([name, property]) => checkValue(value[name], { schema: property, root, path: below(path, name) })),
    ...others.flatMap(name => (additionalProperties === false && !(value[name] instanceof NoValue) ? [{ path: below(path, name), code: 'unknown-option' }]
      : checkValue(value[name], { schema: asSchema(additionalProperties), root, path: below(path, name) }))),
    ...checkCombinations(value, check),
  ];
}
