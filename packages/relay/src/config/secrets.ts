import type { Path } from './config-problem.js';

/** The values of environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

// Shorter ones would blot out half of an innocent sentence, and tell little.
const SHORTEST = 4; // characters

/** The text without any of the secrets. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

/** The value of an environment variable, or in words why there is none. */
export function secretOf(env: string, environment: Environment): { readonly secret: string } | { readonly missing: string } {
  const secret = Object.hasOwn(environment, env) ? environment[env] : undefined;
  if (secret) return { secret };
  return { missing: `the environment variable ${env} is ${secret === undefined ? 'not set' : 'empty'}: set it to the secret before the relay starts` };
}

/** A copy of plain data with the value at `path` replaced. */
export function replaced(value: unknown, [part, ...rest]: Path, by: unknown): unknown {
  if (part === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, at) => (at === part ? replaced(each, rest, by) : each));
  return { ...(value as object), [part]: replaced((value as Readonly<Record<string, unknown>>)[part], rest, by) };
}
