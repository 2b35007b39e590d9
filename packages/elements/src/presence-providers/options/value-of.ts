import type { ChecksField, Field, GroupField, LinesField, TypedField } from './field.js';
import { NoValue } from './no-value.js';
import { isObject } from './schema.js';

/** What stands in a field now; undefined where nothing does. What nobody has touched is exactly what it was. */
export function valueOf(field: Field): unknown {
  if (field.kind === 'constant') return field.schema.const;
  if (!field.touched && !isNew(field)) return field.was;
  switch (field.kind) {
    case 'lines': return linesOf(field);
    case 'choice': return field.options[field.chosen]?.value;
    case 'checks': return checkedOf(field);
    case 'flag': return 'const' in field.schema ? (field.checked ? field.schema.const : undefined) : field.checked;
    case 'group': return groupOf(field);
    case 'rows': return field.rows.length || field.required ? field.rows.map(row => valueOf(row) ?? {}) : undefined;
    case 'variant': return field.alternatives[field.chosen] && valueOf(field.alternatives[field.chosen]!);
    default: return typedOf(field);
  }
}

/** What has to be there and is not yet begins with what has not to be typed. */
const isNew = ({ kind, required, was }: Field): boolean => required && was === undefined && (kind === 'group' || kind === 'variant');

function typedOf({ kind, text }: TypedField): unknown {
  const typed = text.trim();
  if (!typed) return undefined;
  if (kind === 'secret') return { env: typed };
  if (kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : new NoValue('not-a-number');
  return kind === 'json' ? parsed(typed) : typed;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return new NoValue('not-json', (error as SyntaxError).message);
  }
}

/** Spaces around what has a pattern or a format are a slip; elsewhere they may be meant. */
function linesOf({ text, single, schema, required }: LinesField): unknown {
  const item = isObject(schema.items) ? schema.items : {};
  const isExact = single || 'pattern' in item || 'format' in item;
  const lines = text.split(/\r?\n/).map(line => (isExact ? line.trim() : line)).filter(line => line.trim());
  if (single && lines.length < 2) return lines[0];
  return lines.length || required ? lines : undefined;
}

function checkedOf({ options, chosen, required }: ChecksField): unknown {
  return chosen.length || required ? chosen.map(at => options[at]?.value) : undefined;
}

/** A group in which nothing stands is not there at all, unless it has to be. */
function groupOf({ fields, required }: GroupField): unknown {
  const entries = fields.filter(({ name }) => name).map(field => [field.name, valueOf(field)] as const);
  const rest = restOf(fields.filter(({ name }) => !name).map(valueOf).find(value => value !== undefined));
  const isEmpty = !Object.keys(rest).length && fields.every(field => isUnentered(field) || valueOf(field) === undefined);
  return isEmpty && !required ? undefined : { ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)), ...rest };
}

const isUnentered = ({ kind, touched, was }: Field): boolean => kind === 'constant' || (!touched && was === undefined);

/** What the schema does not name. If it cannot be read, that is told where it stands: under no name. */
function restOf(rest: unknown = {}): Readonly<Record<string, unknown>> {
  if (rest instanceof NoValue) return { '': rest };
  return isObject(rest) ? rest : { '': new NoValue('not-an-object') };
}
