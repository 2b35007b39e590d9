import { html, nothing, type TemplateResult } from 'lit';
import type { Mine } from './mine.js';
import { noteOf, stateOf, type Words } from './words.js';

/** The button that shows my state and opens the form. */
export function summary(mine: Mine, words: Words): TemplateResult {
  const state = stateOf(mine, words), note = noteOf(mine);
  const name = [state, note].filter(Boolean).join(', ');
  return html`
    <button part="summary" type="button" popovertarget="panel" aria-haspopup="dialog"
      aria-label=${name ? words.self.summary(name) : words.self.title}>
      <span part="glyph" class=${mine.availability ?? mine.choice ?? 'unknown'}></span>
      <span>${state || words.self.title}</span>
      ${note ? html`<bdi part="note">${note}</bdi>` : nothing}
    </button>`;
}
