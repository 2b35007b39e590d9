import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Option } from './options/schema.js';

/** One control of a form: what it is called, what is explained below it, what is wrong with it. */
export interface Control {
  readonly id: string;
  readonly label: unknown;
  readonly hint?: unknown;
  readonly mistakes?: readonly string[] | undefined;
  /** In words, where it has to be filled in. */
  readonly required?: string | undefined;
}

/** Paths may have anything in them that a key may, ids no spaces. */
export const idOf = (path: string): string => `field-${encodeURIComponent(path)}`;

/** A control is described by what is below it, and by what is wrong with it first. */
export function describedBy({ id, hint, mistakes }: Control): string | typeof nothing {
  return [mistakes?.length ? `${id}-mistake` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || nothing;
}

const invalid = ({ mistakes }: Control): 'true' | typeof nothing => (mistakes?.length ? 'true' : nothing);

/** What a control is called. */
const named = ({ label, required }: Control): TemplateResult => html`${label}${required ? html` <small class="required">(${required})</small>` : nothing}`;

/** Explanation and mistakes, which stand below a control. */
export function below({ id, hint, mistakes }: Control): TemplateResult {
  return html`
    ${mistakes?.length ? html`<p part="mistake" id="${id}-mistake">${mistakes.join(' ')}</p>` : nothing}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}`;
}

/** A line of text. What is typed is neither remembered by the browser nor sent to whoever checks its spelling. */
export function textInput(control: Control, text: string, edit: (text: string) => void, mode: 'text' | 'numeric' | 'url' = 'text'): TemplateResult {
  return html`
    <div part="field">
      <label for=${control.id}>${named(control)}</label>
      <input id=${control.id} type="text" inputmode=${mode} .value=${live(text)} dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-required=${control.required ? 'true' : nothing} aria-invalid=${invalid(control)} aria-describedby=${describedBy(control)} @input=${typed(edit)}>
      ${below(control)}
    </div>`;
}

export function textArea(control: Control, text: string, edit: (text: string) => void): TemplateResult {
  return html`
    <div part="field">
      <label for=${control.id}>${named(control)}</label>
      <textarea id=${control.id} rows=${Math.min(12, Math.max(2, text.split('\n').length))} .value=${live(text)} dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-required=${control.required ? 'true' : nothing} aria-invalid=${invalid(control)} aria-describedby=${describedBy(control)} @input=${typed(edit)}></textarea>
      ${below(control)}
    </div>`;
}

/** One of several; the first of `options` may stand for none. */
export function select(control: Control, options: readonly Option[], chosen: unknown, edit: (value: unknown) => void): TemplateResult {
  const choose = (event: Event): void => edit(options[(event.target as HTMLSelectElement).selectedIndex]?.value);
  return html`
    <div part="field">
      <label for=${control.id}>${named(control)}</label>
      <select id=${control.id} aria-required=${control.required ? 'true' : nothing} aria-invalid=${invalid(control)} aria-describedby=${describedBy(control)} @change=${choose}>
        ${options.map(({ value, title }, at) => html`<option .value=${String(at)} .selected=${live(value === chosen)}>${title}</option>`)}
      </select>
      ${below(control)}
    </div>`;
}

export function checkbox(control: Control, checked: boolean, edit: (checked: boolean) => void): TemplateResult {
  return html`
    <div part="field">
      <label class="check">
        <input id=${control.id} type="checkbox" .checked=${live(checked)} aria-invalid=${invalid(control)} aria-describedby=${describedBy(control)}
          @change=${(event: Event) => edit((event.target as HTMLInputElement).checked)}>
        <span>${named(control)}</span>
      </label>
      ${below(control)}
    </div>`;
}

// A check box says by itself whether it is on, and may not say it twice (HTML AAM): so no aria-checked.
const SWITCH = 'switch';

export function switchInput(id: string, { labelledBy, describedBy: described = nothing }: { readonly labelledBy: string; readonly describedBy?: string | typeof nothing }, isOn: boolean, edit: (isOn: boolean) => void): TemplateResult {
  return html`
    <input part="switch" type="checkbox" role=${SWITCH} id=${id} .checked=${live(isOn)} aria-labelledby=${labelledBy} aria-describedby=${described}
      @change=${(event: Event) => edit((event.target as HTMLInputElement).checked)}>`;
}

/** Several of several. */
export function checks(control: Control, options: readonly Option[], chosen: readonly unknown[], edit: (chosen: readonly unknown[]) => void): TemplateResult {
  const toggle = (value: unknown): void => edit(chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value]);
  return html`
    <fieldset part="field" id=${control.id} tabindex="-1" aria-describedby=${describedBy(control)}>
      <legend>${named(control)}</legend>
      ${options.map(({ value, title }) => html`
        <label class="check"><input type="checkbox" .checked=${live(chosen.includes(value))} aria-invalid=${invalid(control)} @change=${() => toggle(value)}><span>${title}</span></label>`)}
      ${below(control)}
    </fieldset>`;
}

/** One of a few, each with a sentence of its own. */
export function radios(control: Control, options: readonly (Option & { readonly hint: string })[], chosen: unknown, edit: (value: unknown) => void): TemplateResult {
  return html`
    <fieldset part="field" id=${control.id} role="radiogroup" tabindex="-1" aria-describedby=${describedBy(control)}>
      <legend>${named(control)}</legend>
      ${options.map(({ value, title, hint }, at) => html`
        <label class="check">
          <input type="radio" name=${control.id} .value=${String(at)} .checked=${live(value === chosen)} aria-labelledby="${control.id}-${at}" aria-describedby="${control.id}-${at}-hint"
            @change=${() => edit(value)}>
          <span><span id="${control.id}-${at}">${title}</span><small class="hint" id="${control.id}-${at}-hint">${hint}</small></span>
        </label>`)}
      ${below(control)}
    </fieldset>`;
}

/** A button that is about to go must not take the focus with it. */
export function leaveTo({ target }: Event, selector: string): void {
  (target as HTMLElement).closest<HTMLElement>(selector)?.focus();
}

const typed = (edit: (text: string) => void) => (event: Event): void => edit((event.target as HTMLInputElement | HTMLTextAreaElement).value);
