import { problemOf, type MyPreferences, type Preferences, type ProblemCode } from '@presence-elements/core';
import type { ListName } from '../i18n/preferences-messages.js';
import { listable, mistakesOf, type Mistake } from './mistakes.js';

/** What became of the last change of a list. */
export type ListOutcome =
  | { readonly kind: 'added' | 'removed'; readonly entry: string; readonly place: number }
  | { readonly kind: 'failed'; readonly problem: ProblemCode }
  | { readonly kind: 'refused'; readonly mistake: Mistake };

/** Where a list is kept. */
export interface ListDesk {
  read(): Promise<MyPreferences>;
  /** Undefined where the page took it over. */
  send(change: Partial<Preferences>): Promise<MyPreferences | undefined>;
}

/** The list as it is to be; undefined where nothing is to be sent. */
type Edit = (list: readonly string[]) => readonly string[] | undefined;

/** Adds to one of my lists and takes from it: each at once, and each can be undone. */
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
    const typed = this.text, entry = listable(typed);
    if (!entry) return this.#refuse(typed.trim() ? 'not-listable' : 'required');
    await this.#change({ kind: 'added', entry, place: Infinity }, list => {
      // As it may have been written by others, in whatever form.
      if (list.some(each => listable(each) === entry)) {
        this.#refuse('already');
        return undefined;
      }
      return [...list, entry];
    });
    // What was typed meanwhile is not yet added.
    if (this.outcome?.kind === 'added' && this.text === typed) this.edit('');
  }

  remove(entry: string, place: number): Promise<void> {
    return this.#change({ kind: 'removed', entry, place }, list => list.filter(each => each !== entry));
  }

  /** Takes back what was added, and puts back what was removed where it stood. */
  async undo(): Promise<void> {
    const done = this.outcome;
    if (done?.kind === 'added') await this.remove(done.entry, Infinity);
    if (done?.kind !== 'removed') return;
    await this.#change({ ...done, kind: 'added' }, list => (list.includes(done.entry) ? list : list.toSpliced(done.place, 0, done.entry)));
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

  /** Changes the list as it is now, which another page may have changed meanwhile. */
  async #change(done: ListOutcome, edit: Edit): Promise<void> {
    if (this.saving) return;
    const turn = ++this.#turn;
    this.saving = true;
    this.mistake = this.outcome = undefined;
    this.#changed();
    const step = await this.#attempt(turn, done, edit);
    if (turn !== this.#turn) return;
    Object.assign(this, step, { saving: false });
    this.#changed();
  }

  async #attempt(turn: number, done: ListOutcome, edit: Edit): Promise<Partial<Pick<ListEditor, 'mistake' | 'outcome'>>> {
    try {
      const before = await this.#desk.read();
      // What one desk has kept must not be sent to another.
      if (turn !== this.#turn) return {};
      const list = edit(before[this.name]);
      return list && await this.#desk.send({ [this.name]: list }) ? { outcome: done } : {};
    } catch (error) {
      const mistakes = mistakesOf(error), mistake = mistakes?.[this.name], [other] = Object.values(mistakes ?? {});
      // Here a domain would do, too.
      if (mistake) return { mistake: mistake.code === 'not-an-address' ? { code: 'not-listable' } : mistake };
      return { outcome: other ? { kind: 'refused', mistake: other } : { kind: 'failed', problem: problemOf(error).problem } };
    }
  }

  #refuse(code: string): void {
    this.mistake = { code };
    this.#changed();
  }
}
