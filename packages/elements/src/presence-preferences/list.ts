import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../internal/plain-text.js';
import type { ListEditor, ListOutcome } from './list-editor.js';
import { mistake } from './mistake.js';
import { listable, sentenceOf } from './mistakes.js';
import { reasonOf, type Words } from './words.js';

/** What a list shows. */
export interface ListModel {
  readonly words: Words;
  readonly editor: ListEditor;
  readonly entries: readonly string[];
  /** Whom the block list has, where this is the allow list. */
  readonly blocked?: readonly string[] | undefined;
  readonly add: () => void;
  readonly remove: (entry: string) => void;
  readonly undo: () => void;
}

/** One of my lists, with what adds to it. */
export function list(model: ListModel): TemplateResult {
  const { words, editor, entries } = model, { name } = editor, own = words.preferences.lists[name];
  return html`
    <div part="list" role="group" tabindex="-1" aria-labelledby="${name}-title" aria-describedby="${name}-hint">
      <p id="${name}-title" class="legend">${own.title}</p>
      <p id="${name}-hint">${own.hint}</p>
      ${entries.length ? html`<ul>${repeat([...new Set(entries)], entry => entry, entry => row(model, entry))}</ul>` : html`<p class="empty">${own.empty}</p>`}
      ${adding(model)}
      <p part="outcome" class=${isFailure(editor.outcome) ? 'failed' : ''}>
        <span role="status">${outcome(editor, words)}</span>
        ${editor.outcome && !isFailure(editor.outcome) ? html`<button part="button undo" type="button" @click=${model.undo}>${words.preferences.undo}</button>` : nothing}
      </p>
    </div>`;
}

function row({ words, editor, blocked, remove }: ListModel, entry: string): TemplateResult {
  const { preferences } = words, shown = shownAs(entry), isBlocked = blocked?.some(each => listable(each) === listable(entry));
  return html`
    <li part="entry">
      <span><bdi>${shown}</bdi>${isBlocked ? html` <small>(${preferences.blockedToo})</small>` : nothing}</span>
      <button part="button remove" type="button" aria-label=${preferences.lists[editor.name].removeFrom(shown)}
        @click=${() => remove(entry)}>${preferences.remove}</button>
    </li>`;
}

function adding({ words, editor, add }: ListModel): TemplateResult {
  const { preferences } = words, { name, text, saving } = editor, field = `${name}-entry`;
  const submit = (event: Event): void => {
    event.preventDefault();
    add();
  };
  return html`
    <form novalidate class="add" @submit=${submit}>
      <div class="field">
        <label for=${field}>${preferences.entry}</label>
        <input id=${field} .value=${live(text)} placeholder=${preferences.entryExample} dir="ltr" autocomplete="off" spellcheck="false" autocapitalize="none"
          @input=${(event: Event) => editor.edit((event.target as HTMLInputElement).value)}
          aria-invalid=${editor.mistake ? 'true' : nothing} aria-describedby="${field}-mistake ${name}-hint">
        <button part="button add" type="submit" aria-label=${preferences.lists[name].addTo} aria-disabled=${saving ? 'true' : nothing}>${preferences.add}</button>
      </div>
      ${mistake({ words, mistakes: editor.mistake ? { [field]: editor.mistake } : {} }, field)}
    </form>`;
}

function outcome({ saving, outcome: done }: ListEditor, words: Words): string {
  const { preferences } = words;
  if (saving) return preferences.saving;
  if (!done) return '';
  if (done.kind === 'failed') return preferences.failed(reasonOf(done.problem, words));
  return done.kind === 'refused' ? sentenceOf(done.mistake, words).text : preferences[done.kind](shownAs(done.entry));
}

function isFailure(done: ListOutcome | undefined): boolean {
  return done?.kind === 'failed' || done?.kind === 'refused';
}

/** As safe text; what has nothing to see can be removed all the same. */
const shownAs = (entry: string): string => plainText(entry) || '?';
