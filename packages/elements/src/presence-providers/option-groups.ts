import { html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../i18n/providers-messages.js';
import { below, describedBy, leaveTo, select, type Control } from './controls.js';
import type { Draw, OptionsView, Shown } from './option-shown.js';
import type { Field, GroupField, RowsField, VariantField } from './options/field.js';
import { rowOf } from './options/field-of.js';
import { below as pathBelow, isWithin } from './options/mistake.js';

/** Options that belong together. What may be left out as a whole is folded away until something stands in it. */
export function groupView(shown: Shown<GroupField>, view: OptionsView, control: Control, draw: Draw): TemplateResult {
  const { field: { required, was, touched }, path } = shown;
  if (required) {
    return html`
      <fieldset part="field group" id=${control.id} tabindex="-1" aria-describedby=${describedBy(control)}>
        <legend>${control.label}</legend>
        ${below(control)} ${groupFields(shown, view, draw)}
      </fieldset>`;
  }
  const isOpen = touched || was !== undefined || [...view.mistakes.keys()].some(place => isWithin(place, path));
  return html`
    <details part="field group" id=${control.id} tabindex="-1" ?open=${isOpen}>
      <summary aria-describedby=${describedBy(control)}>${control.label}</summary>
      ${below(control)} ${groupFields(shown, view, draw)}
    </details>`;
}

export function groupFields({ field, steps, path }: Shown<GroupField>, view: OptionsView, draw: Draw): readonly (TemplateResult | typeof nothing)[] {
  return field.fields.map(each => draw({ field: each, steps: [...steps, each.name], path: pathBelow(path, each.name) }, view));
}

/** Several groups alike, each of which can be taken out. */
export function rowsView({ field, steps, path }: Shown<RowsField>, view: OptionsView, control: Control, draw: Draw): TemplateResult {
  const { providers } = view.words, set = (rows: (now: RowsField) => readonly Field[]): void => view.edit(steps, now => ({ ...now, rows: rows(now as RowsField) }) as Field, path);
  const titleOf = (row: Field, at: number): string => providers.row(row.title || field.title, String(at + 1));
  return html`
    <fieldset part="field group" id=${control.id} tabindex="-1" aria-describedby=${describedBy(control)}>
      <legend>${control.label}</legend>
      ${below(control)}
      ${field.rows.map((row, at) => html`
        <div class="row" role="group" aria-label=${titleOf(row, at)}>
          ${draw({ field: { ...row, title: titleOf(row, at) }, steps: [...steps, at], path: pathBelow(path, at) }, view)}
          <button part="button" type="button" aria-label="${providers.removeRow}: ${titleOf(row, at)}"
            @click=${(event: Event) => { leaveTo(event, 'fieldset'); set(now => now.rows.filter((_, each) => each !== at)); }}>${providers.removeRow}</button>
        </div>`)}
      <button part="button" type="button" @click=${() => set(now => [...now.rows, rowOf({ ...now, was: undefined }, 0)])}>${providers.addRow(field.title)}</button>
    </fieldset>`;
}

/** First which shape, then what. What was entered in another shape comes back with it. */
export function variantView({ field, steps, path }: Shown<VariantField>, view: OptionsView, control: Control, draw: Draw): TemplateResult {
  const { providers } = view.words, { chosen, alternatives, required } = field;
  const titles = alternatives.map((each, value) => ({ value, title: each.title || providers.shapes[shapes[each.kind]] }));
  const none = required && chosen >= 0 ? [] : [{ value: -1, title: providers.notSet }];
  const alternative = alternatives[chosen];
  return html`
    <div class="variant" role="group" aria-labelledby="${control.id}-title">
      <span id="${control.id}-title" hidden>${control.label}</span>
      ${select({ ...control, id: `${control.id}~`, mistakes: alternative ? [] : control.mistakes }, [...none, ...titles], chosen, value => view.edit(steps, now => ({ ...now, chosen: value }) as Field, path))}
      ${alternative ? alternativeView({ field: named(alternative, titles[chosen]!.title), steps: [...steps, chosen], path }, view, draw) : nothing}
    </div>`;
}

function alternativeView(shown: Shown, view: OptionsView, draw: Draw): TemplateResult | typeof nothing {
  const { field } = shown;
  if (field.kind !== 'group') return draw(shown, view);
  const mistakes = view.mistakes.get(shown.path);
  return html`<div class="row">${mistakes ? html`<p part="mistake">${mistakes.join(' ')}</p>` : nothing} ${groupFields({ ...shown, field }, view, draw)}</div>`;
}

const named = (field: Field, title: string): Field => ({ ...field, title });

const shapes: Readonly<Record<Field['kind'], Shape>> = {
  text: 'text', secret: 'text', number: 'number', choice: 'choice', lines: 'several', checks: 'several', rows: 'several',
  flag: 'flag', constant: 'flag', group: 'object', variant: 'object', json: 'json',
};
