import { foldDomain, parseAddress, parseRoute, type FieldProblem, type SettingsRefusal } from '@presence-elements/core';
import { fieldMistakes, type PreferencesMessages } from '../i18n/preferences-messages.js';
import { plainText } from '../internal/plain-text.js';

/** Why something cannot be taken: a code that has words here, or what the network says of it, in English. */
export type Mistake = Pick<FieldProblem, 'code'> & Partial<Pick<FieldProblem, 'message'>>;

/** By field. */
export type Mistakes = Readonly<Record<string, Mistake>>;

/** An address that can stand in for one's enterprise presence, or none at all. */
export function addressMistake(text: string): Mistake | undefined {
  return text.trim() && (isQuoted(text) || !parseAddress(text)) ? { code: 'not-an-address' } : undefined;
}

/** Pasted from a letter with its quotation marks: that would be an address, but one that nobody has, and would block nobody. */
export const isQuoted = (text: string): boolean => /[“”„«»]/.test(text);

/** The normal form of what can stand on a list: an address, a domain, or what else a route can name ('*.corp.example'). */
export function listable(text: string): string | undefined {
  const typed = text.trim(), domain = foldDomain(typed);
  // A word alone would be a domain, too; more likely it is a name, and would block nobody.
  return parseAddress(typed)?.text ?? (domain?.includes('.') ? domain : wideRoute(typed.toLowerCase()));
}

function wideRoute(text: string): string | undefined {
  try {
    parseRoute(text);
  } catch {
    return undefined; // Whoever asks says in words what can be listed.
  }
  return /[*:]/.test(text) ? text : undefined;
}

/** What was refused, by field: 'block.3' is about the field 'block'. Undefined where it is no refusal. */
export function mistakesOf(error: unknown): Mistakes | undefined {
  const { name, problems } = (error ?? {}) as Partial<SettingsRefusal>;
  if (name !== 'SettingsError' || !Array.isArray(problems)) return undefined;
  // Of several mistakes in one field the first is told.
  return Object.fromEntries((problems as readonly FieldProblem[]).toReversed().map(problem => [problem.path.split('.')[0]!, problem]));
}

/** In the reader's words where there are any; else as the network has it. */
export function sentenceOf({ code, message }: Mistake, { preferences: { mistakes } }: PreferencesMessages): { text: string; lang?: 'en' } {
  const known = fieldMistakes.find(each => each === code);
  const said = plainText(message);
  return known || !said ? { text: mistakes[known ?? 'refused'] } : { text: said, lang: 'en' };
}
