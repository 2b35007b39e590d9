import { problemOf, type MyPreferences, type PreferencesChange } from '@presence-elements/core';
import { changeOf, valuesOf, type Draft, type Values } from './draft.js';
import { addressMistake, type Mistakes } from './mistakes.js';
import { failureOf, type Outcome } from './outcome.js';

/** Where the form is kept. Undefined where the page took it over. */
export type Send = (change: PreferencesChange) => Promise<MyPreferences | undefined>;

/** What is typed into the form and has not yet been saved, and what became of saving it. */
export class PreferencesForm {
  draft: Draft = {};
  mistakes: Mistakes = {};
  outcome: Outcome = { kind: 'none' };
  /** The address that was typed and left; undefined: the one that is kept. */
  looked: string | undefined;
  readonly #send: Send;
  readonly #changed: () => void;

  /** `changed` is called after each step. */
  constructor(send: Send, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  get saving(): boolean {
    return this.outcome.kind === 'saving';
  }

  values(kept: MyPreferences): Values {
    return valuesOf(kept, this.draft);
  }

  edit(change: Draft): void {
    this.draft = { ...this.draft, ...change };
    this.mistakes = Object.fromEntries(Object.entries(this.mistakes).filter(([field]) => !(field in change)));
    // Whoever goes on typing has read what became of the last attempt.
    if (!this.saving) this.outcome = { kind: 'none' };
    this.#changed();
  }

  /** Looks at the address as it stands in the form now. */
  look(): void {
    this.looked = this.draft.address;
    const mistake = addressMistake(this.looked ?? '');
    if (mistake) this.mistakes = { ...this.mistakes, address: mistake };
    this.#changed();
  }

  /** Forgets what was typed. */
  forget(): void {
    this.#clear({});
    this.outcome = { kind: 'none' };
    this.#changed();
  }

  /** Saves what differs from what is kept. After a failure everything stays as it was typed. */
  async save(kept: MyPreferences): Promise<void> {
    const draft = this.draft, mistake = addressMistake(this.values(kept).address);
    if (mistake) return this.#step({ kind: 'wrong' }, { address: mistake });
    const change = changeOf(kept, draft);
    await this.#write(change, () => {
      const isBack = 'address' in change && !change.address;
      return { kind: isBack ? 'enterprise' : 'saved' };
    });
  }

  /** Empties what stands in for the enterprise presence; what else was typed stays. */
  async useEnterprise(kept: MyPreferences): Promise<void> {
    const { address, displayName, ...rest } = this.draft;
    if (kept.address || kept.displayName) {
      await this.#write({ address: undefined, displayName: undefined }, () => ({ kind: 'enterprise' }), rest);
    } else {
      this.#clear(rest);
      this.#step({ kind: 'none' });
    }
  }

  /** May the person go to another page? Where something is typed and not yet saved, only whoever was told of it; `others`: typed elsewhere. */
  mayLeave(kept: MyPreferences, others: readonly string[]): boolean {
    const isTyped = Object.keys(changeOf(kept, this.draft)).length > 0 || others.some(text => text.trim());
    if (!isTyped || this.outcome.kind === 'unsaved') return true;
    this.#step({ kind: 'unsaved' });
    return false;
  }

  /** Does what the host does for this form, and says what failed. */
  async attempt(act: () => Promise<void> | undefined): Promise<void> {
    try {
      this.#step({ kind: 'none' });
      await act();
    } catch (error) {
      this.#step({ kind: 'unsigned', problem: problemOf(error).problem });
    }
  }

  /** Afterwards only the `rest` of what was typed is still to be saved. */
  async #write(change: PreferencesChange, done: () => Outcome, rest: Draft = {}): Promise<void> {
    if (this.saving) return;
    const draft = this.draft;
    this.#step({ kind: 'saving' }, {});
    try {
      const sent = !Object.keys(change).length || await this.#send(change);
      // What was typed while it was being saved is not yet saved.
      if (sent) this.#clear({ ...rest, ...typedSince(draft, this.draft) });
      this.#step(sent ? done() : { kind: 'none' });
    } catch (error) {
      const { outcome, mistakes } = failureOf(error);
      this.#step(outcome, mistakes);
    }
  }

  #clear(draft: Draft): void {
    this.draft = draft;
    this.mistakes = {};
    if (!('address' in draft)) this.looked = undefined;
  }

  #step(outcome: Outcome, mistakes: Mistakes = this.mistakes): void {
    this.outcome = outcome;
    this.mistakes = mistakes;
    this.#changed();
  }
}

function typedSince(before: Draft, after: Draft): Draft {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field as keyof Draft] !== value));
}
