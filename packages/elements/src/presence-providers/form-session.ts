import { PresenceError, type ProblemCode, type Provider, type ProviderList, type Providers } from '@presence-elements/core';
import { checkForm, checkOptions, changesOf, draftOf, isTouched, optionsIn, withAgent, type ProviderForm } from './provider-form.js';
import { changed, type Field, type Step } from './options/field.js';
import { isWithin, type Mistake } from './options/mistake.js';
import { isConflict, outcomeOf, refusalsIn, type Outcome } from './outcome.js';
import { rebase, takeTheirs, type Merge } from './rebase.js';

/** Asks the page first; `false`: it has taken over. */
export type Announce = (action: 'add' | 'change', provider: Provider | undefined, draft: ReturnType<typeof changesOf>) => boolean;

type What = 'saving' | 'reaching';

/**
 * One network being added or edited, from opening the form until it is saved or cancelled.
 * Whatever fails meanwhile, what was typed stays.
 */
export class FormSession {
  form: ProviderForm;
  /** What is wrong, as the form or the server found it. */
  mistakes: readonly Mistake[] = [];
  /** What became of the last attempt, once nothing is under way. */
  outcome: Outcome | undefined;
  busy: What | undefined;
  /** What somebody else has changed under it. */
  merges: readonly Merge[] = [];
  /** Somebody else has removed it. */
  isGone = false;
  readonly #changed: () => void;
  #turn = 0;

  /** `changed` is called after each step. */
  constructor(form: ProviderForm, whenChanged: () => void) {
    this.form = form;
    this.#changed = whenChanged;
  }

  get isTouched(): boolean {
    return isTouched(this.form);
  }

  /** Did somebody else seem to be quicker? Then the list is to be read again. */
  get isOvertaken(): boolean {
    return this.outcome?.what === 'refused';
  }

  edit(change: Partial<ProviderForm>): void {
    const { agentKind } = change;
    this.form = agentKind === undefined ? { ...this.form, ...change } : withAgent(this.form, agentKind);
    const places = Object.keys(change).map(key => (key === 'agentKind' ? 'agent' : key));
    this.#edited(({ path }) => places.some(place => isWithin(path, place)));
  }

  /** `path` is where mistakes about this option stand. */
  editOption(steps: readonly Step[], change: (field: Field) => Field, path: string): void {
    const field = optionsIn(this.form);
    if (!field) return;
    this.form = { ...this.form, options: { ...this.form.options, [this.form.agentKind]: changed(field, steps, change) } };
    this.#edited(mistake => isWithin(mistake.path, path));
  }

  /** Ends whatever is under way here: its answer is for nobody. */
  close(): void {
    this.#turn++;
  }

  /** Answers what was saved; undefined where nothing was, or the page has taken over. Where there is no list, it is why. */
  async save(list: ProviderList | ProblemCode, announce: Announce): Promise<Provider | undefined> {
    const { form } = this, base = this.isGone ? undefined : form.base, draft = draftOf(form);
    if (this.busy || !this.#isRight('correct')) return;
    const change = base ? changesOf(base, draft) : draft;
    if (base && !Object.keys(change).length) return base;
    if (!announce(base ? 'change' : 'add', base, change)) return;
    const saved = await this.#attempt('saving', list, each => (base ? each.change(base.id, change, base.revision) : each.add(draft)));
    if (!saved || this.form === form) return saved;
    // What was typed while it was being saved is not yet saved.
    this.#step({ form: { ...this.form, base: saved }, isGone: false, outcome: { what: 'saved', name: saved.name } });
    return;
  }

  /** Tries to reach the network as it is described here, saved or not. */
  async reach(list: ProviderList | ProblemCode): Promise<void> {
    if (this.busy || !this.#isRight('correctToTry')) return;
    const { base } = this.form, asked = base && (base.fixed || !this.isTouched) ? { id: base.id } : draftOf(this.form);
    const reached = await this.#attempt('reaching', list, each => each.check(asked));
    if (reached) this.#step({ outcome: { what: 'reached', reached } });
  }

  /** The list has been read again. */
  see({ providers, agents }: Providers): void {
    const { base } = this.form, now = providers.find(({ id }) => id === base?.id);
    if (this.busy === 'saving' || !base) return;
    if (!now) return this.#step({ isGone: true });
    if (now.revision <= base.revision) return this.isGone ? this.#step({ isGone: false }) : undefined;
    const { form, merges } = rebase({ ...this.form, agents }, now);
    const paths = merges.map(({ path }) => path);
    this.#step({ form, isGone: false, merges: [...this.merges.filter(({ path }) => !paths.includes(path)), ...merges] });
  }

  takeTheirs(merge: Merge): void {
    const { base } = this.form;
    if (base) this.form = takeTheirs(this.form, base, merge.path);
    this.merges = this.merges.map(each => (each === merge ? { ...each, isContested: false } : each));
    this.#edited(({ path }) => isWithin(path, merge.path));
  }

  async #attempt<Answer>(busy: What, list: ProviderList | ProblemCode, call: (list: ProviderList) => Promise<Answer>): Promise<Answer | undefined> {
    const turn = ++this.#turn;
    this.#step({ busy, outcome: undefined, mistakes: [] });
    try {
      if (typeof list === 'string') throw new PresenceError(list);
      const answer = await call(list);
      if (turn !== this.#turn) return;
      this.#step({ busy: undefined });
      return answer;
    } catch (error) {
      if (turn === this.#turn) this.#refused(error, busy === 'reaching');
      return;
    }
  }

  #refused(error: unknown, isTrial: boolean): void {
    const problems = refusalsIn(error);
    if (isConflict(problems)) this.#step({ busy: undefined, outcome: { what: 'refused', problems: problems! } });
    else if (problems) this.#step({ busy: undefined, mistakes: problems, outcome: { what: isTrial ? 'correctToTry' : 'correct' } });
    else this.#step({ busy: undefined, outcome: outcomeOf(error, isTrial ? 'untried' : 'failed') });
  }

  #isRight(what: 'correct' | 'correctToTry'): boolean {
    const mistakes = checkForm(this.form);
    this.#step({ mistakes, outcome: mistakes.length ? { what } : undefined });
    return !mistakes.length;
  }

  /** What is corrected is no mistake any more. A secret is refused at once: nobody is to think that it belongs here. */
  #edited(isCorrected: (mistake: Mistake) => boolean): void {
    const secrets = checkOptions(this.form).filter(({ code }) => code === 'secret-name' || code === 'secret-in-text');
    this.#step({ mistakes: [...this.mistakes.filter(mistake => !isCorrected(mistake) && !secrets.some(({ path }) => path === mistake.path)), ...secrets], outcome: undefined });
  }

  #step(step: Partial<Pick<FormSession, 'form' | 'mistakes' | 'outcome' | 'busy' | 'merges' | 'isGone'>>): void {
    Object.assign(this, step);
    this.#changed();
  }
}
