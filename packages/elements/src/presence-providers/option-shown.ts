import type { TemplateResult, nothing } from 'lit';
import type { Field, Step } from './options/field.js';
import type { Words } from './words.js';

/** What the form of an agent's options is drawn with, and whom it tells. */
export interface OptionsView {
  readonly words: Words;
  /** What is wrong, in sentences, by the path of the control. */
  readonly mistakes: ReadonlyMap<string, readonly string[]>;
  /** The field at these steps from the whole of the options is to be replaced; mistakes about it stand at `path`. */
  readonly edit: (steps: readonly Step[], change: (field: Field) => Field, path: string) => void;
}

/** Which field is drawn: by its steps it is edited, by its path mistakes find it. */
export interface Shown<Kind extends Field = Field> {
  readonly field: Kind;
  readonly steps: readonly Step[];
  readonly path: string;
}

export type Draw = (shown: Shown, view: OptionsView) => TemplateResult | typeof nothing;
