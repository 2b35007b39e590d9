import { problemOf, type FieldProblem, type ProblemCode, type Reached } from '@presence-elements/core';
import { plainText } from '../internal/plain-text.js';
import { mistakeIn, problemIn, type Words } from './words.js';

/** What became of something that an administrator did. */
export type Outcome =
  | { readonly what: 'saved' | 'removed' | 'restored' | 'isAllowed' | 'isBlocked' | 'isActive'; readonly name: string }
  | { readonly what: 'federationOn' | 'federationOff' | 'changedInList' | 'correct' | 'correctToTry' }
  | { readonly what: 'refused'; readonly problems: readonly FieldProblem[] }
  /** Something was not changed, or could not even be tried. */
  | { readonly what: 'failed' | 'untried'; readonly problem: ProblemCode }
  | { readonly what: 'reached'; readonly reached: Reached };

export const isFailure = (outcome: Outcome | undefined): boolean =>
  !!outcome && (['changedInList', 'correct', 'correctToTry', 'refused', 'failed', 'untried'].includes(outcome.what) || (outcome.what === 'reached' && !outcome.reached.reached));

/** Field by field, where something was refused; recognised by its name, since it may come from another copy of the library. */
export function refusalsIn(error: unknown): readonly FieldProblem[] | undefined {
  const { name, problems } = (error ?? {}) as { name?: unknown; problems?: unknown };
  return name === 'SettingsError' && Array.isArray(problems) ? (problems as readonly FieldProblem[]) : undefined;
}

/** Somebody else was quicker: has changed it, or taken it off the list. */
export const isConflict = (problems: readonly FieldProblem[] | undefined): boolean => !!problems?.some(({ code }) => code === 'conflict' || code === 'not-found');

export function outcomeOf(error: unknown, what: 'failed' | 'untried' = 'failed'): Outcome {
  const problems = refusalsIn(error);
  if (isConflict(problems)) return { what: 'changedInList' };
  return problems ? { what: 'refused', problems } : { what, problem: problemOf(error).problem };
}

export function outcomeIn(words: Words, outcome: Outcome): string {
  const { providers } = words;
  switch (outcome.what) {
    case 'refused': return [...new Set(outcome.problems.map(problem => mistakeIn(words, problem)))].join(' ');
    case 'failed': case 'untried': return providers[outcome.what](problemIn(words, outcome.problem));
    case 'reached': return reachedIn(words, outcome.reached);
    case 'federationOn': case 'federationOff': case 'changedInList': case 'correct': case 'correctToTry': return providers[outcome.what];
    default: return providers[outcome.what](plainText(outcome.name));
  }
}

/** A readable answer: how long it took, or why not, and what the network itself has to say. */
function reachedIn(words: Words, { reached, problem = 'unreachable', message, milliseconds }: Reached): string {
  const { providers } = words, said = plainText(message);
  if (reached) return [providers.reached(String(Math.round(milliseconds))), said].filter(Boolean).join(' ');
  // Nobody was there to say more: what the relay says of it is the same once more, in English.
  if (problem === 'no-agent') return providers.notReached(providers.unreached[problem] ?? problemIn(words, problem));
  return [providers.notReached(providers.unreached[problem] ?? problemIn(words, problem)), said].filter(Boolean).join(' ');
}
