import { problemOf, type ProblemCode } from '@presence-elements/core';
import { mistakesOf, sentenceOf, type Mistake, type Mistakes } from './mistakes.js';
import { fields } from './draft.js';
import { reasonOf, type Words } from './words.js';

/** What became of saving the form. */
export type Outcome =
  | { readonly kind: 'none' | 'saving' | 'saved' | 'enterprise' | 'wrong' }
  /** Somebody was about to leave what was typed. */
  | { readonly kind: 'unsaved' }
  /** Not saved, or not signed in. */
  | { readonly kind: 'failed' | 'unsigned'; readonly problem: ProblemCode }
  | { readonly kind: 'refused'; readonly mistake: Mistake };

/** Why nothing was saved, and which fields have to be looked at. */
export function failureOf(error: unknown): { outcome: Outcome; mistakes: Mistakes } {
  const mistakes = mistakesOf(error);
  if (!mistakes) return { outcome: { kind: 'failed', problem: problemOf(error).problem }, mistakes: {} };
  const [other] = Object.entries(mistakes).filter(([field]) => !fields.some(each => each === field));
  return { outcome: other ? { kind: 'refused', mistake: other[1] } : { kind: 'wrong' }, mistakes };
}

export function outcomeWords(outcome: Outcome, words: Words): string {
  const { preferences } = words;
  switch (outcome.kind) {
    case 'none': return '';
    case 'enterprise': return preferences.enterpriseBack;
    case 'failed': return preferences.failed(reasonOf(outcome.problem, words));
    case 'unsigned': return words.failed(preferences.changeCredentials, `${reasonOf(outcome.problem, words)}.`);
    case 'refused': return `${preferences.wrong} ${sentenceOf(outcome.mistake, words).text}`;
    default: return preferences[outcome.kind];
  }
}

export const hasFailed = ({ kind }: Outcome): boolean => kind === 'failed' || kind === 'unsigned' || kind === 'refused' || kind === 'wrong' || kind === 'unsaved';
