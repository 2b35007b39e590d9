import type { Presence, PresenceView } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../internal/plain-text.js';
import { labelOf } from './by-name.js';
import { cssNumber } from './css-number.js';
import type { ContactRow, GroupRow, Row } from './rows.js';
import type { Words } from './words.js';

/** What a row shows beside what it is. */
export interface RowModel {
  /** Place among all rows. */
  readonly at: number;
  /** The one that the Tab key comes to. */
  readonly isActive: boolean;
  readonly isBusy: boolean;
  readonly words: Words;
  readonly view: PresenceView | undefined;
  readonly presence: Presence | undefined;
  number(value: number): string;
}

/**
 * One row of the tree grid. Nothing listens here: ten rows may come and go with each frame, and the list listens for all.
 *
 * Only the row is a tab stop. The icon's button is none, since its host has `tabindex="-1"` (HTML §6.6.3); it is reached with
 * the arrow keys, or chosen with Enter on the row.
 */
export function drawRow(row: Row, model: RowModel): TemplateResult {
  return row.entry ? person(row, model) : group(row, model);
}

function person(row: ContactRow, { at, isActive, isBusy, words, view, presence }: RowModel): TemplateResult {
  const { contact } = row.entry, { contacts } = words, label = labelOf(row.entry);
  return html`
    <div part="contact" role="row" aria-rowindex=${at + 1} aria-level=${row.level} aria-posinset=${row.place} aria-setsize=${row.siblings}
      tabindex=${isActive ? 0 : -1} aria-busy=${isBusy ? 'true' : nothing} aria-labelledby="who-${at}" ${cssNumber('--_at', at)}>
      <div class="who" id="who-${at}" role="gridcell">
        <presence-icon tabindex="-1" .address=${contact.address} .label=${label} .registry=${view}></presence-icon>
        <span part="name" aria-hidden="true"><bdi>${label}</bdi></span>
        <span part="detail">${detail(row, words, presence)}</span>
      </div>
      <div class="deeds" role="gridcell">
        <button part="button edit" type="button" tabindex="-1" aria-label=${contacts.editOf(label)}></button>
        <button part="button remove" type="button" tabindex="-1" aria-label=${contacts.removeOf(label)} aria-disabled=${isBusy ? 'true' : nothing}></button>
      </div>
    </div>`;
}

/** How reachable somebody is, and what they wrote, else the address. The first the icon says, too: it is seen here, and heard there. */
function detail({ entry: { contact } }: ContactRow, { availability, contacts }: Words, presence: Presence | undefined): TemplateResult | string {
  if (contact.waiting) return contacts.waiting;
  const note = [presence?.note?.emoji, presence?.note?.text].map(text => plainText(text).replaceAll('\n', ' ')).filter(Boolean).join(' ');
  const state = availability[presence?.availability ?? 'unknown'], more = note || (contact.name ? contact.address : '');
  return html`<span aria-hidden="true">${state}</span>${more ? html` · <bdi>${more}</bdi>` : nothing}`;
}

function group(row: GroupRow, { at, isActive, words: { contacts }, number }: RowModel): TemplateResult {
  const name = row.name === undefined ? contacts.ungrouped : plainText(row.name) || '?';
  return html`
    <div part="group" role="row" aria-rowindex=${at + 1} aria-level="1" aria-posinset=${row.place} aria-setsize=${row.siblings}
      aria-expanded=${row.open ? 'true' : 'false'} tabindex=${isActive ? 0 : -1} ${cssNumber('--_at', at)}>
      <div role="gridcell" aria-colspan="2">
        <bdi>${name}</bdi> <span part="count">${number(row.count)}</span>
      </div>
    </div>`;
}
