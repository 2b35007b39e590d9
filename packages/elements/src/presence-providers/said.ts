import type { FormSession } from './form-session.js';
import type { ListActions } from './list-actions.js';
import { outcomeIn } from './outcome.js';
import type { Words } from './words.js';

/** What whoever does not see the element is told, politely: the latest of what is seen somewhere in it. */
export function saidOf(words: Words, session: FormSession | undefined, actions: ListActions, trouble: string | undefined): string {
  const said = (session ? ofForm(words, session) : ofList(words, actions)).filter(Boolean).join(' ');
  // Whoever has just tried in vain has heard why.
  return trouble && !said.includes(trouble) ? `${said} ${trouble}`.trim() : said;
}

function ofForm(words: Words, { busy, outcome, isGone, merges }: FormSession): readonly string[] {
  const { providers } = words;
  const under = busy && (busy === 'saving' ? providers.saving : providers.reaching);
  return [under ?? (outcome ? outcomeIn(words, outcome) : ''), isGone ? providers.removedMeanwhile : merges.length ? providers.changedMeanwhile : ''];
}

function ofList(words: Words, { last, busy }: ListActions): readonly string[] {
  const { providers } = words;
  const under = [...busy.values()].at(-1);
  return [under ? (under === 'reach' ? providers.reaching : providers.saving) : last ? outcomeIn(words, last) : ''];
}
