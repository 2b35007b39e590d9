import { html, nothing, type TemplateResult } from 'lit';
import type { ProviderKind, VerificationLevel } from '@presence-elements/core';
import { plainText } from '../internal/plain-text.js';
import { leaveTo } from './controls.js';
import type { FormSession } from './form-session.js';
import { asSchema, isObject } from './options/schema.js';
import { draftOf, type ProviderForm } from './provider-form.js';
import type { Merge } from './rebase.js';
import type { Words } from './words.js';

/** What somebody else has made of the network while it is being edited: their value, and the one that stands here. */
export function mergeView(session: FormSession, words: Words): TemplateResult | typeof nothing {
  const { providers } = words, { merges, isGone, form } = session;
  if (isGone) return html`<p part="meanwhile">${providers.removedMeanwhile}</p>`;
  if (!merges.length) return nothing;
  return html`
    <div part="meanwhile" role="group" tabindex="-1" aria-labelledby="meanwhile">
      <p id="meanwhile">${providers.changedMeanwhile}</p>
      <ul>
        ${merges.map((merge, at) => html`
          <li>
            <span id="merge-${at}"><bdi>${titleOf(merge.path, form, words)}</bdi></span>: <bdi>${providers.theirs(inWords(merge.theirs, merge.path, words))}</bdi>
            ${merge.isContested ? html`
              – <bdi>${providers.yours(inWords(mineAt(merge, form), merge.path, words))}</bdi>
              <button part="button" type="button" id="take-${at}" aria-labelledby="take-${at} merge-${at}" @click=${(event: Event) => { leaveTo(event, '[part="meanwhile"]'); session.takeTheirs(merge); }}>${providers.takeTheirs}</button>` : nothing}
          </li>`)}
      </ul>
    </div>`;
}

function mineAt({ path }: Merge, form: ProviderForm): unknown {
  const draft = draftOf(form), option = /^agent\.options\.(.*)$/s.exec(path)?.[1];
  return option === undefined ? asSchema(draft)[path] : draft.agent?.options[option];
}

function titleOf(path: string, { agents, agentKind }: ProviderForm, { providers }: Words): string {
  const option = /^agent\.options\.(.*)$/s.exec(path)?.[1];
  if (option !== undefined) {
    const { title } = asSchema(asSchema(agents.find(({ kind }) => kind === agentKind)?.options.properties)[option]);
    return plainText(title) || plainText(option);
  }
  const own: Readonly<Record<string, string>> = { ...providers.fields, allowed: providers.allow, verification: providers.verification };
  return own[path] ?? path;
}

/** A value as whoever decides between two can read it. */
function inWords(value: unknown, path: string, words: Words): string {
  const { providers } = words;
  if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) return providers.nothing;
  if (typeof value === 'boolean') return value ? providers.yes : providers.no;
  if (path === 'kind') return providers.kind[value as ProviderKind];
  if (path === 'verification') return providers.levels[value as VerificationLevel];
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) return plainText(value.join(', '));
  if (isObject(value) && typeof value.env === 'string') return plainText(value.env);
  if (path === 'agent' && isObject(value)) return plainText(String(value.kind));
  return plainText(typeof value === 'string' ? value : JSON.stringify(value));
}
