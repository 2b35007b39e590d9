import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { contactSorts, type ContactSort } from '../i18n/contacts-messages.js';
import { plainText } from '../internal/plain-text.js';
import type { Show } from './rows.js';
import { isolated, type Words } from './words.js';

export interface ToolbarModel {
  readonly words: Words;
  readonly search: string;
  readonly show: Show;
  readonly sort: ContactSort;
  /** The names of all groups. */
  readonly groups: readonly string[];
  /** Does it wait to be taken in? And of when is it, in words, where it is that of a moment? */
  readonly order: { readonly isHeld: boolean; readonly asOf: string };
  readonly wish: (change: { readonly search?: string; readonly show?: Show; readonly sort?: ContactSort }) => void;
  readonly sortAgain: () => void;
}

/** How the list is searched, what of it is shown, and in which order. */
export function toolbar({ words: { contacts }, search, show, sort, groups, order, wish, sortAgain }: ToolbarModel): TemplateResult {
  return html`
    <div class="toolbar" role="search" aria-label=${contacts.title}>
      <input part="search" id="search" type="search" dir="auto" autocomplete="off" aria-label=${contacts.search} placeholder=${contacts.search} .value=${live(search)}
        @input=${(event: Event) => wish({ search: valueOf(event) })}>
      ${groups.length ? html`
        <select part="select" id="show" aria-label=${contacts.show} @change=${(event: Event) => wish({ show: valueOf(event) as Show })}>
          ${option('groups', contacts.inGroups, show)}${option('one', contacts.inOne, show)}
          ${groups.map(group => option(`in ${group}`, isolated(plainText(group) || '?'), show))}
          ${option('ungrouped', contacts.ungrouped, show)}
        </select>` : nothing}
      <label class="sort"><span>${contacts.sort}</span>
        <select part="select" id="sort" @change=${(event: Event) => wish({ sort: valueOf(event) as ContactSort })}>
          ${contactSorts.map(each => option(each, contacts.sorts[each], sort))}
        </select>
      </label>
      ${sort === 'availability' ? html`
        <button part="button again" type="button" aria-describedby="order" @click=${sortAgain}>${contacts.sortAgain}</button>
        <span id="order">${[order.asOf && contacts.sortedAt(order.asOf), order.isHeld && contacts.held].filter(Boolean).join(' ')}</span>` : nothing}
    </div>`;
}

const option = (value: string, text: string, chosen: string): TemplateResult => html`<option .value=${value} .selected=${live(value === chosen)}>${text}</option>`;

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
