import { audiences, type MyPreferences, type Presence } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Draft, Field, Values } from './draft.js';
import { mistake, type FieldMistakes } from './mistake.js';
import { seenWords, type Words } from './words.js';

/** What the form shows, and whom it tells. */
export interface FormModel extends FieldMistakes {
  readonly words: Words;
  readonly kept: MyPreferences;
  readonly values: Values;
  /** What is seen at the address in the form; null where none stands there, or a wrong one. */
  readonly seen: Presence | undefined | null;
  /** Was that address typed? Then what is seen there is news. */
  readonly isNew: boolean;
  readonly saving: boolean;
  /** Said politely: that it is being saved, or what became of it. */
  readonly status: string;
  readonly failed: boolean;
  readonly signIns: TemplateResult | typeof nothing;
  readonly edit: (change: Draft) => void;
  /** The address was typed and left. */
  readonly look: () => void;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly useEnterprise: () => void;
}

const choices = {
  sharing: ['organisation', 'on', 'off'],
  approval: ['organisation', 'open', 'ask'],
} as const;

/** What is saved together: native controls, so that it works as forms do. */
export function form(model: FormModel): TemplateResult {
  const { words: { preferences: words }, kept, values, saving, status, failed } = model;
  const visible = (name: Field, label: string): TemplateResult => choice(model, name, label, audiences.map(each => [each, words.audiences[each]]));
  return html`
    <form novalidate @submit=${(event: Event) => submit(event, model)} @input=${(event: Event) => edit(event, model)}>
      ${network(model)} ${model.signIns}
      <fieldset>
        <legend>${words.visibility}</legend>
        ${visible('noteFor', words.noteFor)} ${visible('lastActiveFor', words.lastActiveFor)} ${visible('locationFor', words.locationFor)}
      </fieldset>
      ${kept.mayOverride ? html`
        <fieldset>
          <legend>${words.sharing}</legend>
          ${choice(model, 'sharing', words.sharingMine, choices.sharing.map(each => [each, words.sharings[each]]))}
          ${choice(model, 'approval', words.approval, choices.approval.map(each => [each, words.approvals[each]]))}
        </fieldset>` : nothing}
      <fieldset>
        <legend>${words.messages}</legend>
        <label class="check">
          <input type="checkbox" id="onlyAllowedMayWrite" name="onlyAllowedMayWrite" .checked=${live(values.onlyAllowedMayWrite)}
            aria-invalid=${model.mistakes['onlyAllowedMayWrite'] ? 'true' : nothing} aria-describedby="onlyAllowedMayWrite-mistake">
          <span>${words.onlyAllowedMayWrite}</span>
        </label>
        ${mistake(model, 'onlyAllowedMayWrite')}
      </fieldset>
      <p part="status" role="status" class=${failed ? 'failed' : ''}>${status}</p>
      <div class="actions">
        <button part="button" type="button" @click=${model.cancel}>${words.cancel}</button>
        <button part="button save" type="submit" aria-disabled=${saving ? 'true' : nothing}>${saving ? words.saving : words.save}</button>
      </div>
    </form>`;
}

function network(model: FormModel): TemplateResult {
  const { words: { preferences: words }, kept, values, useEnterprise } = model;
  return html`
    <fieldset aria-describedby="network-hint">
      <legend>${words.network}</legend>
      <p id="network-hint">${words.networkHint}</p>
      ${text(model, 'address', words.address, 'address-seen', model.look)}
      ${seen(model)}
      ${text(model, 'displayName', words.displayName, 'displayName-hint')}
      <p id="displayName-hint" class="hint">${words.displayNameHint}</p>
      <button part="button enterprise" type="button" ?hidden=${!kept.address && !values.address} @click=${useEnterprise}>${words.useEnterprise}</button>
    </fieldset>`;
}

function text(model: FormModel, name: 'address' | 'displayName', label: string, also = '', left?: () => void): TemplateResult {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} .value=${live(model.values[name])} dir=${name === 'address' ? 'ltr' : 'auto'} autocomplete="off" spellcheck="false"
        autocapitalize=${name === 'address' ? 'none' : 'words'} @change=${left}
        aria-invalid=${model.mistakes[name] ? 'true' : nothing} aria-describedby="${name}-mistake ${also}">
    </div>
    ${mistake(model, name)}`;
}

/** Not said aloud but where somebody has just typed the address: my own presence changes all day. */
function seen({ words, seen: presence, isNew }: FormModel): TemplateResult {
  return html`
    <p part="preview" id="address-seen" class=${presence === null ? 'none' : ''} aria-live=${isNew ? 'polite' : 'off'}>${presence === null ? nothing : html`
      <span part="glyph" class="${presence?.availability ?? 'unknown'}"></span>
      <span>${words.preferences.preview(seenWords(presence, words))}</span>`}
    </p>`;
}

function choice(model: FormModel, name: Field, label: string, options: readonly (readonly [string, string])[]): TemplateResult {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name} aria-invalid=${model.mistakes[name] ? 'true' : nothing} aria-describedby="${name}-mistake">
        ${options.map(([value, word]) => html`<option .value=${value} .selected=${live(value === model.values[name])}>${word}</option>`)}
      </select>
    </div>
    ${mistake(model, name)}`;
}

function edit(event: Event, model: FormModel): void {
  const { name, value, type, checked } = event.target as HTMLInputElement;
  model.edit({ [name]: type === 'checkbox' ? checked : value });
}

function submit(event: Event, model: FormModel): void {
  event.preventDefault();
  if (!model.saving) model.save();
}
