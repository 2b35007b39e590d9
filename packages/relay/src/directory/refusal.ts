import type { FieldProblem, SettingsRefusal } from '@presence-elements/core';
import type { RowProblem } from './directory-record.js';

/** A directory that cannot be taken as a whole. Recognised, as all refusals of settings, by its name. */
export class DirectoryRefusal extends Error implements SettingsRefusal {
  override readonly name = 'SettingsError';
  readonly problems: readonly FieldProblem[];

  /** @param rows  What was wrong with each row, if that is why. */
  constructor(path: string, code: string, message: string, rows: readonly RowProblem[] = []) {
    super(message);
    const places = rows.map(({ row, field, ...problem }) => ({ path: `rows.${row}${field && `.${field}`}`, code: problem.code, message: problem.message }));
    this.problems = [{ path, code, message }, ...places];
  }
}
