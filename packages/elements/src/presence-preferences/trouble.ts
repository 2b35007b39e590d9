import type { ProblemCode } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { reasonOf, type Words } from './words.js';

/** Why nothing is shown, or what is shown may be out of date. */
export interface Trouble {
  readonly words: Words;
  readonly problem: ProblemCode | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** In place of the form. */
export function waiting(model: Trouble): TemplateResult {
  const { words, problem, isLoading } = model, { preferences } = words;
  const why = problem ? preferences.unreadable(reasonOf(problem, words)) : preferences.notOffered;
  return html`<p part="status" role="status">${isLoading ? preferences.loading : why}</p>${again(model)}`;
}

/** Above the form, which stays: what was typed must not be lost. */
export function trouble(model: Trouble): TemplateResult {
  const { words, problem } = model;
  return html`<div part="problem" class=${problem ? '' : 'none'}><span role="status">${problem ? `${reasonOf(problem, words)}.` : ''}</span> ${again(model)}</div>`;
}

function again({ words, problem, retry }: Trouble): TemplateResult | typeof nothing {
  return problem ? html`<button part="button retry" type="button" @click=${retry}>${words.preferences.retry}</button>` : nothing;
}
