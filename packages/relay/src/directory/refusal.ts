import type { FieldProblem, SettingsRefusal } from '@presence-elements/core';

/** A directory that cannot be taken as a whole. Recognised, as all refusals of settings, by its name. */
export class DirectoryRefusal extends Error implements SettingsRefusal {
  override readonly name = 'SettingsError';
  readonly problems: readonly FieldProblem[];

  constructor(path: string, code: string, message: string) {
    super(message);
    this.problems = [{ path, code, message }];
  }
}
