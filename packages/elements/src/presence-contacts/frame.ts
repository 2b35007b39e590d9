import type { Contacts, ProblemCode } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Changes } from './changes.js';
import type { Listing } from './listing.js';
import { problemIn, type Words } from './words.js';

export interface Frame {
  readonly words: Words;
  readonly contacts: Contacts | undefined;
  /** Is it still being looked for who keeps the list, or what is in it? */
  readonly isLooking: boolean;
  /** Why it could not be read, or not again. */
  readonly problem: ProblemCode | undefined;
  readonly listing: Listing;
  readonly changes: Changes;
  readonly requests: TemplateResult | typeof nothing;
  readonly toolbar: () => TemplateResult;
  readonly list: () => TemplateResult;
  number(value: number): string;
  readonly add: () => void;
  readonly retry: () => void;
}

/** All of the contact list but its form: what there is, or why there is nothing. */
export function frame(model: Frame): TemplateResult {
  return model.contacts ? whole(model.contacts, model) : html`<div class="nothing">${why(model)}</div>`;
}

/** Waiting is no failure, nor is a network that keeps no list. */
function why({ words, isLooking, problem, retry }: Frame): TemplateResult {
  const { contacts } = words, text = problem ? contacts.unreadable(problemIn(words, problem)) : isLooking ? contacts.loading : contacts.notOffered;
  return html`<p part="notice" role="status">${text}</p>${problem ? retryButton(words, retry) : nothing}`;
}

function whole(own: Contacts, model: Frame): TemplateResult {
  const { words: { contacts }, listing, number, requests, toolbar, list, add } = model, { contacts: all, limit } = own;
  const isFull = limit !== undefined && all.length >= limit;
  return html`
    <div class="head">
      <span part="count">${limit === undefined ? contacts.count(number(all.length)) : contacts.countOf(number(all.length), number(limit))}</span>
      <button part="button add" type="button" aria-haspopup="dialog" @click=${add}>${contacts.add}</button>
      ${isFull ? html`<p class="full">${contacts.full(number(limit))}</p>` : nothing}
    </div>
    ${notices(model)} ${requests}
    ${all.length ? html`${toolbar()}
      <p class="found" role="status">${listing.found.length < all.length ? contacts.shown(number(listing.found.length), number(all.length)) : ''}</p>
      ${listing.rows.length ? list() : html`<p class="nothing">${contacts.nobodyFound}</p>`}`
    : html`<div class="nothing"><p>${contacts.empty}</p><p>${contacts.emptyHint}</p></div>`}`;
}

function notices({ words, changes, problem, retry }: Frame): TemplateResult {
  const { notice, canUndo, undoLabel } = changes;
  return html`
    <div class=${notice || canUndo ? 'notices' : 'silent'}>
      <p part="notice" role="status" class=${notice?.failed ? 'failed' : ''}>${notice?.text ?? ''}</p>
      ${canUndo ? html`<button part="button undo" type="button" @click=${() => void changes.undo()}>${undoLabel}</button>` : nothing}
    </div>
    <div class=${problem ? 'notices' : 'silent'}>
      <p class="failed" role="status">${problem ? words.contacts.notReread(problemIn(words, problem)) : ''}</p>
      ${problem ? retryButton(words, retry) : nothing}
    </div>`;
}

const retryButton = ({ contacts }: Words, retry: () => void): TemplateResult => html`<button part="button retry" type="button" @click=${retry}>${contacts.retry}</button>`;
