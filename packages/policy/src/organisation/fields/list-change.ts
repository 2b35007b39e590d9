import type { ListChange } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { listOf, optional, shape, type Field } from './fields.js';

/**
 * A list as a change leaves it, which names it whole or by its steps: what it holds then is for the field of the list to judge.
 * What leaves may be something that could not come any more.
 */
export function listAfter(before: readonly string[], item: Field<string>, most: number, leaving: Field<string> = item): Field<unknown> {
  const steps = shape<ListChange>({ add: optional(listOf(item, most)), remove: optional(listOf(leaving, most)) });
  return (value, path, found) => {
    if (!isRecord(value)) return value;
    const told = found.problems.length, { add = [], remove = [] } = steps(value, path, found), left = new Set(remove);
    if (found.problems.length > told) return before;
    // Who is there already takes no room a second time.
    return [...new Set([...before.filter(entry => !left.has(entry)), ...add])];
  };
}
