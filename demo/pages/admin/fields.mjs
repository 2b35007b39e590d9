import { html } from 'hono/html';

/**
 * Entries of a form of settings. `public/admin/fields.js` reads and writes them by `data-field`, the path of the setting, and
 * `data-kind`; what is wrong with one is said in the paragraph of class `mistake` below it.
 */
export function flag(form, field, { label, hint }) {
  const id = idOf(form, field);
  return setting(field, 'flag', html`<label class="check"><input type="checkbox" id="${id}" ${describedBy(id, hint)}><span>${label}</span></label>`, id, hint);
}

export function choice(form, field, { label, hint, options }) {
  const id = idOf(form, field);
  return html`<fieldset class="setting" data-field="${field}" data-kind="choice" ${describedBy(id, hint)}><legend>${label}</legend>
  <div class="radios">${Object.entries(options).map(([value, words]) => html`<label class="check"><input type="radio" name="${id}" value="${value}"><span>${words}</span></label>`)}</div>
  ${below(id, hint)}</fieldset>`;
}

export function lines(form, field, { label, hint }) {
  const id = idOf(form, field);
  return setting(field, 'lines', html`<label for="${id}">${label}</label>
  <textarea id="${id}" rows="3" dir="ltr" spellcheck="false" autocapitalize="none" ${describedBy(id, hint)}></textarea>`, id, hint);
}

/** A number, or no limit. */
export function limit(form, field, { label, hint, noLimit }) {
  const id = idOf(form, field);
  return setting(field, 'limit', html`<label for="${id}">${label}</label>
  <span class="limit"><input id="${id}" inputmode="numeric" autocomplete="off" dir="ltr" ${describedBy(id, hint)}>
  <label class="check"><input type="checkbox" data-no-limit aria-label="${label}: ${noLimit}"><span>${noLimit}</span></label></span>`, id, hint);
}

export function minutes(form, field, { label, hint, unit }) {
  const id = idOf(form, field);
  return setting(field, 'minutes', html`<label for="${id}">${label}</label>
  <span class="limit"><input id="${id}" inputmode="decimal" autocomplete="off" dir="ltr" aria-describedby="${id}-unit${hint ? ` ${id}-hint` : ''} ${id}-mistake"><span id="${id}-unit">${unit}</span></span>`, id, hint);
}

/** Entries that belong together. */
export function group(title, hint, ...fields) {
  return html`<fieldset class="card settings"><legend class="group-title">${title}</legend>${hint ? html`<p class="hint">${hint}</p>` : ''}${fields}</fieldset>`;
}

function setting(field, kind, control, id, hint) {
  return html`<div class="setting" data-field="${field}" data-kind="${kind}">${control}${below(id, hint)}</div>`;
}

function below(id, hint) {
  return html`${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}<p class="theirs" hidden></p><p class="mistake" id="${id}-mistake" hidden></p>`;
}

function describedBy(id, hint) {
  return html`aria-describedby="${hint ? `${id}-hint ` : ''}${id}-mistake"`;
}

const idOf = (form, field) => `${form}-${field.replace('.', '-')}`;
