import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Messages } from '../i18n/messages.js';
import { choices, expiries, type SelfMessages } from '../i18n/self-messages.js';
import type { Draft } from './draft.js';
import { seenAs } from './mine.js';

const LONGEST_NOTE = 280; // characters: what Teams and Graph take

/** What the form shows, and whom it tells. */
export interface Panel {
  readonly words: Messages & SelfMessages;
  readonly draft: Draft;
  /** When it ends as it is, in words. */
  readonly endsAt: string;
  readonly saving: boolean;
  readonly wrongEmoji: boolean;
  /** Said politely: that it is being saved, or why it was not. */
  readonly status: string;
  readonly failed: boolean;
  readonly edit: (change: Partial<Draft>) => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

/** The form in which one sets one's own presence: native controls, so that it works as forms do. */
export function panel(model: Panel): TemplateResult {
  const { words: { self }, saving, status, failed } = model;
  return html`
    <form novalidate @submit=${(event: Event) => submit(event, model)} @input=${(event: Event) => edit(event, model)}>
      ${availability(model)} ${note(model)} ${expiry(model)}
      <p part="status" role="status" class=${failed ? 'failed' : ''}>${status}</p>
      <div class="actions">
        <button part="button" type="button" @click=${model.cancel}>${self.cancel}</button>
        <button part="button save" type="submit" aria-disabled=${saving ? 'true' : nothing}>${saving ? self.saving : self.save}</button>
      </div>
    </form>`;
}

function availability({ words: { self }, draft }: Panel): TemplateResult {
  const focused = draft.availability ?? choices[0];
  return html`
    <fieldset>
      <legend>${self.availability}</legend>
      ${choices.map(choice => html`
        <label part="choice">
          <input type="radio" name="availability" .value=${choice} .checked=${live(draft.availability === choice)} ?autofocus=${focused === choice}
            aria-labelledby=${choice} aria-describedby=${self.hints[choice] ? `${choice}-hint` : nothing}>
          <span part="glyph" class=${seenAs(choice) ?? choice}></span>
          <span id=${choice}>${self.choices[choice]}</span>
          ${self.hints[choice] ? html`<small id="${choice}-hint">${self.hints[choice]}</small>` : nothing}
        </label>`)}
    </fieldset>`;
}

function note({ words: { self }, draft, wrongEmoji, edit: change }: Panel): TemplateResult {
  return html`
    <div role="group" aria-labelledby="note-label">
      <label id="note-label" for="text">${self.note}</label>
      <div class="note">
        <input id="emoji" name="emoji" .value=${live(draft.emoji)} aria-label=${self.emoji} placeholder="☺" autocomplete="off"
          aria-invalid=${wrongEmoji ? 'true' : nothing} aria-describedby=${wrongEmoji ? 'emoji-error' : nothing}>
        <input id="text" name="text" .value=${live(draft.text)} placeholder=${self.notePlaceholder} maxlength=${LONGEST_NOTE} dir="auto" autocomplete="off">
        <button part="button clear" type="button" aria-label=${self.clearNote} ?hidden=${!draft.text && !draft.emoji}
          @click=${() => change({ text: '', emoji: '', expiry: 'never' })}></button>
      </div>
      ${wrongEmoji ? html`<p id="emoji-error" class="failed">${self.notOneEmoji}</p>` : nothing}
    </div>`;
}

function expiry({ words: { self }, draft, endsAt }: Panel): TemplateResult {
  const options = [...(draft.endsAt ? [['keep', self.until(endsAt)] as const] : []), ...expiries.map(each => [each, self.expiries[each]] as const)];
  return html`
    <div class="expiry">
      <label for="expiry">${self.expiry}</label>
      <select id="expiry" name="expiry">
        ${options.map(([value, text]) => html`<option .value=${value} .selected=${live(value === draft.expiry)}>${text}</option>`)}
      </select>
    </div>`;
}

function edit(event: Event, model: Panel): void {
  const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
  model.edit({ [name]: value });
}

function submit(event: Event, model: Panel): void {
  event.preventDefault();
  if (!model.saving) model.save();
}


