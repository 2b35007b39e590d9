/** Where in a file: `['networks', 0, 'options', 'password']`. */
export type Path = readonly (string | number)[];

/** One mistake in a configuration: where it is, and what to write instead. */
export interface ConfigProblem {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** 'networks[0].options.password'; empty where the file as a whole is meant. */
  readonly field: string;
  readonly message: string;
}

/** A configuration that cannot be used; says everything that is wrong with it at once, and no secret. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError';
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    const all = [...new Map(problems.map(problem => [describe(file, problem), problem])).values()].sort((a, b) => a.line - b.line || a.column - b.column);
    super([`${file} cannot be used:`, ...all.map(problem => `  ${describe(file, problem)}`)].join('\n'));
    this.file = file;
    this.problems = all;
  }
}

/** Several failures as one: where all are mistakes in a configuration, all of them. */
export function together(errors: readonly unknown[]): unknown {
  const mistakes = errors.filter(error => error instanceof ConfigError), other = errors.find(error => !(error instanceof ConfigError));
  return other ?? new ConfigError(mistakes[0]!.file, mistakes.flatMap(({ problems }) => problems));
}

/** 'networks[0].options.password' */
export function fieldOf(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : /^[\w$-]+$/.test(part) ? `${at ? '.' : ''}${part}` : `[${JSON.stringify(part)}]`)).join('');
}

const describe = (file: string, { line, column, field, message }: ConfigProblem): string => `${file}:${line}:${column} ${field && `${field}: `}${message}`;
