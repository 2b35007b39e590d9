import { checkLeaf } from './check-leaf.js';
import { checkValue } from './check-value.js';
import type { Field, GroupField } from './field.js';
import { below, isWithin, type Mistake } from './mistake.js';
import { asSchema, propertiesOf } from './schema.js';
import { valueOf } from './value-of.js';

/** What is wrong with what stands in a field: of several shapes, with the one that was chosen. */
export function checkField(field: Field, path: string): readonly Mistake[] {
  const { kind, schema, root } = field, value = valueOf(field);
  if (value === undefined) return [];
  if (kind === 'group') return checkGroup(field, value, path);
  if (kind === 'rows') return [...checkLeaf(value, { schema, path }), ...field.rows.flatMap((row, at) => checkField(row, below(path, at)))];
  const alternative = kind === 'variant' ? field.alternatives[field.chosen] : undefined;
  return alternative ? checkField(alternative, path) : checkValue(value, { schema, root, path });
}

/** First by itself: what is missing, what should not be there. Of what its fields hold it only matters whether there is anything. */
function checkGroup({ schema, root, fields }: GroupField, value: unknown, path: string): readonly Mistake[] {
  const properties = Object.fromEntries(propertiesOf(schema).map(([name, { title }]) => [name, { title }]));
  const there = Object.entries(asSchema(value)).map(([name, each]) => [name, Object.hasOwn(properties, name) && each !== undefined ? true : each]);
  const own = checkValue(Object.fromEntries(there), { schema: { ...schema, properties }, root, path });
  return [...own, ...fields.filter(({ name }) => name).flatMap(field => checkField(field, below(path, field.name)))];
}

/** The path of the control at which a mistake is shown; a group's own where none of its controls is meant. */
export function placeOf(mistake: string, field: Field, path: string): string {
  const found = insideOf(mistake, field, path);
  return found ? placeOf(mistake, ...found) : path;
}

function insideOf(mistake: string, field: Field, path: string): readonly [Field, string] | undefined {
  if (field.kind === 'variant') return field.alternatives[field.chosen] && [field.alternatives[field.chosen]!, path];
  if (field.kind === 'rows') return field.rows.map((row, at) => [row, below(path, at)] as const).find(([, place]) => isWithin(mistake, place));
  if (field.kind !== 'group' || mistake === path) return;
  const controls = field.fields.filter(({ kind }) => kind !== 'constant').map(each => [each, below(path, each.name)] as const);
  return controls.find(([{ name }, place]) => name && isWithin(mistake, place)) ?? controls.find(([{ name }]) => !name);
}
