import type { ContactRequest } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../internal/plain-text.js';
import type { Words } from './words.js';

// Strangers may ask, as many as like: the others come as these are answered.
const MOST_LISTED = 20;

export interface RequestsModel {
  readonly requests: readonly ContactRequest[];
  readonly words: Words;
  /** Whose are being answered. */
  readonly busy: ReadonlySet<string>;
  number(value: number): string;
  /** How long ago, in words. */
  ago(time: number): string;
  answer(request: ContactRequest, answer: 'approve' | 'deny'): void;
}

/** Who asks for leave to see me, and what becomes of those whom I deny it. */
export function requests(model: RequestsModel): TemplateResult | typeof nothing {
  const { requests: all, words: { contacts }, number } = model;
  if (!all.length) return nothing;
  // By address, so that no button becomes another person's under the finger that has just pressed it.
  return html`
    <section part="requests" aria-labelledby="requests">
      <h2 id="requests">${contacts.requests(number(all.length))}</h2>
      <p id="deny-hint">${contacts.denyHint}</p>
      <ul>
        ${repeat(all.slice(0, MOST_LISTED), ({ address }) => address, request => one(request, model))}
        ${all.length > MOST_LISTED ? html`<li>${contacts.more(number(all.length - MOST_LISTED))}</li>` : nothing}
      </ul>
    </section>`;
}

function one(request: ContactRequest, { words: { contacts }, busy, ago, answer }: RequestsModel): TemplateResult {
  const label = nameOf(request), isBusy = busy.has(request.address), on = (how: 'approve' | 'deny') => () => {
    if (!isBusy) answer(request, how);
  };
  return html`
    <li part="request" aria-busy=${isBusy ? 'true' : nothing}>
      <span class="who">
        <bdi part="name">${label}</bdi>
        <span part="detail">${label === request.address ? nothing : html`<bdi>${request.address}</bdi> · `}${contacts.asked(ago(request.at))}</span>
      </span>
      <button part="button approve" type="button" aria-label=${contacts.approveOf(label)} aria-disabled=${isBusy ? 'true' : nothing} @click=${on('approve')}>${contacts.approve}</button>
      <button part="button deny" type="button" aria-label=${contacts.denyOf(label)} aria-describedby="deny-hint" aria-disabled=${isBusy ? 'true' : nothing} @click=${on('deny')}>${contacts.deny}</button>
    </li>`;
}

/** What the person calls themselves, safe to draw. */
export const nameOf = ({ name, address }: ContactRequest): string => plainText(name).replaceAll('\n', ' ') || address;
