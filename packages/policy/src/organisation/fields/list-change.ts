import type { ListChange } from '@presence-elements/core';
import { isRecord } from '../../store/plain-json.js';
import { listOf, optional, shape, type Field } from './fields.js';

/** A list as a change leaves it, which names it whole or by its steps: what it holds then is for the field of the list to judge. */
export function listAfter(before: readonly string[], item: Field<string>, most: number): Field<unknown> {
  const items = optional(listOf(item, most)), steps = shape<ListChange>({ add: items, remove: items });
  return (value, path, found) => {
    if (!isRecord(value)) return value;
    const told = found.problems.length, { add = [], remove = [] } = steps(value, path, found), left = new Set(remove);
    if (found.problems.length > told) return before;
    // Who is there already takes no room a second time.
    return [...new Set([...before.filter(entry => !left.has(entry)), ...add])];
  };
}
