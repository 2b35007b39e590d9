// How settings are refused and followed. Types alone.

/** One field that cannot be taken as it is. */
export interface FieldProblem {
  /** Which field, from the outside in: 'routes.0', 'agent.options.service'. Empty for the whole. */
  readonly path: string;
  /** What kind of mistake, for words in the reader's language: 'required', 'route-taken', … An open list. */
  readonly code: string;
  /** In English, for a person. Never repeats a secret. */
  readonly message: string;
}

/**
 * Nothing was changed, and why, field by field. Recognised by its name: `SettingsError`.
 * Whatever else goes wrong is a `PresenceError`.
 */
export interface SettingsRefusal extends Error {
  readonly name: 'SettingsError';
  readonly problems: readonly FieldProblem[];
}

/** Tells that something may have changed, by whomever; read again to know what. Returns its undo. */
export type Follow = (changed: () => void) => () => void;
