import type { FieldProblem, SettingsRefusal } from '@presence-elements/core';

/** Nothing was changed, and why, field by field. Recognised by its name. */
export class SettingsError extends Error implements SettingsRefusal {
  override readonly name = 'SettingsError' as const;
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'));
    this.problems = Object.freeze([...problems]);
  }
}

// Problems that are told of one input.
const MOST = 1_000;

/** Gathers what is wrong with an input, so that all of it can be told at once. */
export class Findings {
  readonly problems: FieldProblem[] = [];

  add(path: string, code: string, message: string): void {
    // A file of a million mistakes is no reason for a million sentences.
    if (this.problems.length < MOST) this.problems.push(Object.freeze({ path, code, message }));
  }

  /** @throws SettingsError if anything was found. */
  refuse(): void {
    if (this.problems.length) throw new SettingsError(this.problems);
  }
}

/** The whole cannot be taken. */
export const refusal = (code: string, message: string, path = ''): SettingsError => new SettingsError([{ path, code, message }]);
