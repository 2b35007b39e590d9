import { html, nothing, type TemplateResult } from 'lit';
import { sentenceOf, type Mistakes } from './mistakes.js';
import type { Words } from './words.js';

export interface FieldMistakes {
  readonly words: Words;
  readonly mistakes: Mistakes;
}

/** What is wrong in a field, below it. It is there before it is needed, so that `aria-describedby` never points to nothing. */
export function mistake({ words, mistakes }: FieldMistakes, field: string): TemplateResult {
  const found = mistakes[field], { text, lang } = found ? sentenceOf(found, words) : { text: '' };
  return html`<p part="mistake" id="${field}-mistake" lang=${lang ?? nothing}>${text}</p>`;
}
