import type { JsonSchema } from '@presence-elements/core';
import { below, type Check, type Mistake } from './mistake.js';
import { alternativesOf, combinationsOf, propertiesOf } from './schema.js';

type CheckValue = (value: unknown, check: Check) => readonly Mistake[];

/** What is wrong where none of several alternatives fits: the mistakes of the one that fits best. */
export function fittingOf(value: unknown, check: Check, checkValue: CheckValue): readonly Mistake[] {
  const { anyOf, oneOf } = check.schema;
  return [anyOf, oneOf].flatMap(list => (Array.isArray(list) && !combinationsOf(list).length ? bestOf(value, check, alternativesOf({ anyOf: list }), checkValue) : []));
}

function bestOf(value: unknown, check: Check, alternatives: readonly JsonSchema[], checkValue: CheckValue): readonly Mistake[] {
  const all = alternatives.map(schema => checkValue(value, { ...check, schema }));
  return all.reduce<readonly Mistake[] | undefined>((best, each) => (best && isBetter(best, each, check.path) ? best : each), undefined) ?? [];
}

/** One whose mistakes are all further inside has at least the right type. */
function isBetter(one: readonly Mistake[], other: readonly Mistake[], path: string): boolean {
  const isInside = (mistakes: readonly Mistake[]): boolean => mistakes.every(mistake => mistake.path !== path);
  if (isInside(one) !== isInside(other)) return isInside(one);
  return one.length <= other.length;
}

/** Which alternative a value was meant for. */
export function meantOf(value: unknown, check: Omit<Check, 'path'>, checkValue: CheckValue): number {
  const all = alternativesOf(check.schema).map((schema, at) => ({ at, mistakes: checkValue(value, { ...check, schema, path: '' }) }));
  return all.reduce((best, each) => (isBetter(best.mistakes, each.mistakes, '') ? best : each)).at;
}

/** Options of which one is wanted, or one only, where the alternatives are but lists of what each requires. */
export function checkCombinations(value: Readonly<Record<string, unknown>>, { schema, path }: Check): readonly Mistake[] {
  const titles = new Map(propertiesOf(schema).map(([name, { title }]) => [name, typeof title === 'string' ? title : name]));
  const judge = (combinations: readonly (readonly string[])[], isAlone: boolean): readonly Mistake[] => {
    const met = combinations.filter(names => names.every(name => value[name] !== undefined));
    if (!combinations.length || met.length === 1 || (met.length && !isAlone)) return [];
    const named = met.length ? met : combinations;
    const detail = named.map(names => names.map(name => titles.get(name) ?? name).join(' + ')).join(', ');
    const at = met.length ? met[1]![0] : combinations[0]![0];
    return at === undefined ? [] : [{ path: below(path, at), code: met.length ? 'only-one-of' : 'one-of-these', detail }];
  };
  return [...judge(combinationsOf(schema.anyOf), false), ...judge(combinationsOf(schema.oneOf), true)];
}
