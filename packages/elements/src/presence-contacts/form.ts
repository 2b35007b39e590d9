import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { contactMistakes, type ContactMistake } from '../i18n/contacts-messages.js';
import { plainText } from '../internal/plain-text.js';
import { labelOf } from './by-name.js';
import type { Editor, Outcome } from './editor.js';
import { readPasted } from './pasted.js';
import { problemIn, type Words } from './words.js';

// Of more refusals than this nobody reads the rest; those who were refused are all still in the field.
const MOST_LISTED = 20;

/** What the form shows beside what stands in it. */
export interface FormModel {
  readonly words: Words;
  readonly editor: Editor;
  /** The names of all groups. */
  readonly groups: readonly string[];
  /** How many more there may be. */
  readonly room: number;
  readonly limit: number | undefined;
  number(value: number): string;
}

interface Model extends FormModel {
  /** How many addresses stand in the field. */
  readonly entered: number;
}

/** The form in which contacts are added and changed, in a dialog of its own. */
export function form(given: FormModel): TemplateResult {
  const { words: { contacts }, editor } = given, { draft, saving, contact } = editor, isNew = !contact;
  const model: Model = { ...given, entered: readPasted(draft.text).contacts.length };
  return html`
    <form novalidate @submit=${(event: Event) => submit(event, editor)} @input=${(event: Event) => edit(event, editor)}>
      <h2 id="form-title">${contact ? contacts.editOf(labelOf({ contact, hasTwin: false })) : contacts.addTitle}</h2>
      ${isNew ? addresses(model) : html`<p class="address">${contacts.address}: <bdi>${contact.address}</bdi></p>`}
      ${model.entered > 1 ? nothing : name(model)}
      ${groups(model)}
      <p part="status" role="status" class=${editor.outcome.problem ? 'failed' : ''}>${status(model)}</p>
      <div class="actions">
        <button part="button" type="button" @click=${() => editor.cancel()}>${contacts.cancel}</button>
        <button part="button save" type="submit" aria-disabled=${saving ? 'true' : nothing}>
          ${saving ? (isNew ? contacts.adding : contacts.saving) : isNew ? contacts.add : contacts.save}</button>
      </div>
    </form>`;
}

function addresses(model: Model): TemplateResult {
  const { words, words: { contacts }, editor: { draft, outcome } } = model, ofOne = outcome.mistakes.filter(mistake => mistake.of);
  const isWrong = outcome.isEmpty || outcome.refused.length + ofOne.length > 0;
  return html`
    <div class="field">
      <label for="text">${contacts.addresses}</label>
      <textarea id="text" name="text" rows="3" dir="ltr" spellcheck="false" autocapitalize="off" autocomplete="off" ?autofocus=${true} .value=${live(draft.text)}
        aria-invalid=${isWrong ? 'true' : nothing} aria-describedby="text-hint room text-error"></textarea>
      <small id="text-hint">${contacts.addressesHint}</small>
      <small id="room" role="status" class=${isTooMany(model) ? 'failed' : ''}>${room(model)}</small>
      <div id="text-error" class="failed">
        ${refusals(outcome, model)} ${ofOne.map(mistake => html`<p role="alert" dir="auto">${contacts.refused(mistake.of!, sentenceOf(mistake, words))}</p>`)}
      </div>
    </div>`;
}

/** Said before anything is sent: how many there is room for, and that it is not enough. */
function room(model: Model): string {
  const { words: { contacts }, room: left, limit, number, entered } = model;
  if (limit === undefined) return '';
  if (left <= 0) return contacts.full(number(limit));
  return isTooMany(model) ? contacts.tooMany(number(entered), number(left)) : contacts.room(number(left));
}

const isTooMany = ({ room: left, limit, entered }: Model): boolean => limit !== undefined && entered > left;

function refusals({ isEmpty, added, refused }: Outcome, { words: { contacts }, number }: FormModel): TemplateResult | string {
  if (isEmpty) return contacts.required;
  if (!refused.length) return '';
  // A network may have come to know reasons that are none of these.
  const reasons: Readonly<Partial<Record<string, string>>> = contacts.refusals;
  return html`
    <p role="alert">${added.length ? contacts.added(number(added.length)) : ''} ${contacts.notAdded(number(refused.length))}</p>
    <ul>
      ${refused.slice(0, MOST_LISTED).map(({ address, reason }) => html`<li dir="auto">${contacts.refused(plainText(address), reasons[reason] ?? plainText(reason))}</li>`)}
      ${refused.length > MOST_LISTED ? html`<li>${contacts.more(number(refused.length - MOST_LISTED))}</li>` : nothing}
    </ul>`;
}

function name({ words, editor: { draft, outcome } }: FormModel): TemplateResult {
  const mistake = mistakeAt('name', outcome, words);
  return html`
    <div class="field">
      <label for="name">${words.contacts.name}</label>
      <input id="name" name="name" dir="auto" autocomplete="off" .value=${live(draft.name)} ?autofocus=${draft.address !== undefined}
        aria-invalid=${mistake ? 'true' : nothing} aria-describedby="name-hint name-error">
      <small id="name-hint">${words.contacts.nameHint}</small>
      <small id="name-error" class="failed">${mistake}</small>
    </div>`;
}

function groups({ words, editor: { draft, outcome }, groups: all }: FormModel): TemplateResult {
  const mistake = mistakeAt('groups', outcome, words), offered = [...new Set([...all, ...draft.groups])];
  return html`
    <fieldset>
      <legend>${words.contacts.groups}</legend>
      <div class="groups">
        ${repeat(offered, group => group, group => html`
          <label part="choice"><input type="checkbox" name="groups" .value=${group} .checked=${live(draft.groups.includes(group))}> <bdi>${plainText(group) || '?'}</bdi></label>`)}
      </div>
      <label for="new-group">${words.contacts.newGroup}</label>
      <input id="new-group" name="newGroup" dir="auto" autocomplete="off" .value=${live(draft.newGroup)}
        aria-invalid=${mistake ? 'true' : nothing} aria-describedby="groups-error">
      <small id="groups-error" class="failed">${mistake}</small>
    </fieldset>`;
}

function status({ words, editor: { outcome: { problem, mistakes } } }: FormModel): string {
  if (problem) return words.contacts.failed(problemIn(words, problem));
  const elsewhere = mistakes.find(({ path }) => !/^(name|groups)\b/.test(path));
  return elsewhere ? sentenceOf(elsewhere, words) : '';
}

function mistakeAt(field: string, { mistakes }: Outcome, words: Words): string {
  const mistake = mistakes.find(({ path, of }) => path.split('.')[0] === field && !of);
  return mistake ? sentenceOf(mistake, words) : '';
}

function sentenceOf({ code, message }: { readonly code: string; readonly message: string }, { contacts }: Words): string {
  return contactMistakes.includes(code as ContactMistake) ? contacts.mistakes[code as ContactMistake] : plainText(message);
}

function edit(event: Event, editor: Editor): void {
  const { name: field, type, value, checked } = event.target as HTMLInputElement, { groups: chosen } = editor.draft;
  if (type !== 'checkbox') editor.edit({ [field]: value });
  else editor.edit({ groups: checked ? [...chosen, value] : chosen.filter(group => group !== value) });
}

function submit(event: Event, editor: Editor): void {
  event.preventDefault();
  void editor.save();
}
