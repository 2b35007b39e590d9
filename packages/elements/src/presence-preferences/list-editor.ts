import { problemOf, type MyPreferences, type PreferencesChange, type ProblemCode } from '@presence-elements/core';
import type { ListName } from '../i18n/preferences-messages.js';
import { isQuoted, listable, mistakesOf, type Mistake } from './mistakes.js';

/** One step in a list. */
export interface ListStep {
  readonly kind: 'added' | 'removed';
  readonly entry: string;
}

/** What became of the last change of a list. */
export type ListOutcome =
  | ListStep
  | { readonly kind: 'failed'; readonly problem: ProblemCode }
  | { readonly kind: 'refused'; readonly mistake: Mistake };

/** Where a list is kept. */
export interface ListDesk {
  read(): Promise<MyPreferences>;
  /** Undefined where the page took it over. */
  send(change: PreferencesChange): Promise<MyPreferences | undefined>;
}

/** Adds to one of my lists and takes from it: each at once and on its own, whatever other pages change, and each can be undone. */
export class ListEditor {
  readonly name: ListName;
  /** What was typed and not yet added. */
  text = '';
  mistake: Mistake | undefined;
  saving = false;
  outcome: ListOutcome | undefined;
  readonly #desk: ListDesk;
  readonly #changed: () => void;
  #turn = 0;

  /** `changed` is called after each step. */
  constructor(name: ListName, desk: ListDesk, changed: () => void) {
    this.name = name;
    this.#desk = desk;
    this.#changed = changed;
  }

  edit(text: string): void {
    this.text = text;
    this.mistake = undefined;
    this.#changed();
  }

  async add(): Promise<void> {
    const typed = this.text, entry = isQuoted(typed) ? undefined : listable(typed);
    if (!entry) return this.#refuse(typed.trim() ? 'not-listable' : 'required');
    await this.#change({ kind: 'added', entry }, true);
    // What was typed meanwhile is not yet added.
    if (this.outcome?.kind === 'added' && this.text === typed) this.edit('');
  }

  remove(entry: string): Promise<void> {
    return this.#change({ kind: 'removed', entry });
  }

  /** Takes back what was added, and puts back what was removed, at the end. */
  async undo(): Promise<void> {
    const done = this.outcome;
    if (done?.kind === 'added') await this.remove(done.entry);
    if (done?.kind === 'removed') await this.#change({ ...done, kind: 'added' });
  }

  /** Another desk is asked from now on: what is under way goes no further, and tells nobody. What was typed stays. */
  leave(): void {
    this.#turn++;
    this.saving = false;
    this.outcome = undefined;
  }

  /** Somebody else is here now, whom also what was typed does not concern. */
  forget(): void {
    this.leave();
    this.edit('');
  }

  async #change(step: ListStep, isNew = false): Promise<void> {
    if (this.saving) return;
    const turn = ++this.#turn;
    this.saving = true;
    this.mistake = this.outcome = undefined;
    this.#changed();
    const end = await this.#attempt(turn, step, isNew);
    if (turn !== this.#turn) return;
    Object.assign(this, end, { saving: false });
    this.#changed();
  }

  async #attempt(turn: number, step: ListStep, isNew: boolean): Promise<Partial<Pick<ListEditor, 'mistake' | 'outcome'>>> {
    try {
      if (isNew && await this.#holds(step.entry)) return { mistake: { code: 'already' } };
      // What was meant for one desk must not be sent to another.
      if (turn !== this.#turn) return {};
      return await this.#desk.send({ [this.name]: { [step.kind === 'added' ? 'add' : 'remove']: [step.entry] } }) ? { outcome: step } : {};
    } catch (error) {
      const mistakes = mistakesOf(error), mistake = mistakes?.[this.name], [other] = Object.values(mistakes ?? {});
      // Here a domain would do, too.
      if (mistake) return { mistake: mistake.code === 'not-an-address' ? { code: 'not-listable' } : mistake };
      return { outcome: other ? { kind: 'refused', mistake: other } : { kind: 'failed', problem: problemOf(error).problem } };
    }
  }

  /** Is it there already, by whomever and in whatever form it was written? */
  async #holds(entry: string): Promise<boolean> {
    const kept = await this.#desk.read();
    return kept[this.name].some(each => listable(each) === entry);
  }

  #refuse(code: string): void {
    this.mistake = { code };
    // Nothing of an earlier change stands below it, as if the mistake had been added.
    this.outcome = undefined;
    this.#changed();
  }
}
