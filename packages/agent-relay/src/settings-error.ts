import type { FieldProblem, SettingsRefusal } from '@presence-elements/core';

/** The relay has changed nothing, and says why, field by field. Recognised by its name. */
export class SettingsError extends Error implements SettingsRefusal {
  override readonly name = 'SettingsError';
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}

/** What a failed call comes to for whoever changes settings: the fields that cannot be taken, where the relay named some. */
export function refusalOf(error: unknown): unknown {
  const { cause } = error as { cause?: unknown };
  return Array.isArray(cause) ? new SettingsError(cause.filter(isProblem)) : error;
}

function isProblem(value: Partial<FieldProblem> | null): value is FieldProblem {
  return typeof value?.path === 'string' && typeof value.code === 'string' && typeof value.message === 'string';
}
