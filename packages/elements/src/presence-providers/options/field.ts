import type { JsonSchema } from '@presence-elements/core';
import type { Option } from './schema.js';

interface Described {
  /** The key of the option in the object around it; empty for what has none. */
  readonly name: string;
  /** In the words of the agent. */
  readonly title: string;
  readonly description: string;
  readonly schema: JsonSchema;
  /** Where references of the schema begin. */
  readonly root: JsonSchema;
  readonly required: boolean;
  /** The value as it was; it stays exactly so until somebody touches the field. */
  readonly was: unknown;
  readonly touched: boolean;
}

/** Something that is typed. A secret is typed as the name of an environment variable. */
export interface TypedField extends Described {
  readonly kind: 'text' | 'number' | 'secret' | 'json';
  readonly text: string;
}

/** Several texts, one on each line. */
export interface LinesField extends Described {
  readonly kind: 'lines';
  readonly text: string;
  /** One alone may stand without a list. */
  readonly single: boolean;
}

export interface ChoiceField extends Described {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** -1: none. */
  readonly chosen: number;
}

export interface ChecksField extends Described {
  readonly kind: 'checks';
  readonly options: readonly Option[];
  readonly chosen: readonly number[];
}

export interface FlagField extends Described {
  readonly kind: 'flag';
  readonly checked: boolean;
}

/** The only value there is: where it is required, nobody has to enter it. */
export interface ConstantField extends Described {
  readonly kind: 'constant';
}

export interface GroupField extends Described {
  readonly kind: 'group';
  readonly fields: readonly Field[];
}

/** Several groups alike. */
export interface RowsField extends Described {
  readonly kind: 'rows';
  readonly rows: readonly Field[];
}

/** One value that may have different shapes. */
export interface VariantField extends Described {
  readonly kind: 'variant';
  readonly alternatives: readonly Field[];
  /** -1: none. */
  readonly chosen: number;
}

/** One option of an agent, as a form shows it. Plain data: replaced, never changed. */
export type Field = TypedField | LinesField | ChoiceField | ChecksField | FlagField | ConstantField | GroupField | RowsField | VariantField;

/** One step from a field to one inside of it: the name of an option, the place of a row or of an alternative. */
export type Step = string | number;

/** The root with the field at `steps` replaced; all around it counts as touched. */
export function changed<Root extends Field>(root: Root, steps: readonly Step[], change: (field: Field) => Field): Root {
  const [step, ...rest] = steps;
  const inside = (fields: readonly Field[]): readonly Field[] => fields.map((field, at) => (step === at || step === field.name ? changed(field, rest, change) : field));
  if (step === undefined) return { ...change(root), touched: true } as Root;
  const touched = { ...root, touched: true };
  if (touched.kind === 'group') return { ...touched, fields: inside(touched.fields) };
  if (touched.kind === 'rows') return { ...touched, rows: inside(touched.rows) };
  return touched.kind === 'variant' ? { ...touched, alternatives: inside(touched.alternatives) } : root;
}
