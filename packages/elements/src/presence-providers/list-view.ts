import { providerKinds, type Provider, type ProviderKind, type Providers } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../internal/plain-text.js';
import { switchInput } from './controls.js';
import { FEDERATION, type ListActions } from './list-actions.js';
import { outcomeIn } from './outcome.js';
import { providerView } from './provider-view.js';
import type { Words } from './words.js';

/** How the list is drawn, and who is told. */
export interface ListView {
  readonly words: Words;
  readonly all: Providers;
  readonly actions: ListActions;
  readonly add: () => void;
}

/** All networks, by kind. */
export function listView(view: ListView): TemplateResult {
  const { words: { providers }, all, add } = view;
  return html`
    ${federation(view)} ${removed(view)}
    ${providerKinds.map(kind => group(kind, all.providers.filter(each => each.kind === kind), view))}
    ${all.providers.length ? nothing : html`<p part="empty">${providers.empty}</p>`}
    <div class="actions"><button part="button add" type="button" id="add" @click=${add}>${providers.add}</button></div>`;
}

function federation({ words, all, actions }: ListView): TemplateResult {
  const { providers } = words, busy = actions.busy.get(FEDERATION), outcome = actions.outcomes.get(FEDERATION);
  const isOn = busy === 'federation-on' || (!busy && all.federation);
  return html`
    <div part="federation" aria-busy=${busy ? 'true' : 'false'}>
      <label class="switch">
        ${switchInput('federation', { labelledBy: 'federation-label', describedBy: 'federation-hint' }, isOn, enabled => void actions.setFederation(enabled))}
        <span id="federation-label">${providers.federation}</span>
      </label>
      <p class="hint" id="federation-hint">${all.federation ? providers.federationHint : providers.federationIsOff}</p>
      ${outcome ? html`<p part="outcome" class="failed">${outcomeIn(words, outcome)}</p>` : nothing}
    </div>`;
}

/** What was removed can be brought back for as long as nobody says otherwise. */
function removed({ words, actions }: ListView): TemplateResult | typeof nothing {
  const { providers } = words;
  if (!actions.removed.length) return nothing;
  return html`
    <ul part="removed">
      ${repeat(actions.removed, ({ id }) => id, provider => {
        const { id, name } = provider, key = encodeURIComponent(id), outcome = actions.outcomes.get(id);
        return html`
          <li id="removed-${key}">
            <span id="removed-${key}-name">${providers.removed(plainText(name))}</span>
            <button part="button undo" type="button" id="undo-${key}" aria-labelledby="undo-${key} removed-${key}-name" @click=${() => void actions.restore(provider)}>${providers.undo}</button>
            <button part="button" type="button" id="dismiss-${key}" aria-labelledby="dismiss-${key} removed-${key}-name" @click=${() => actions.dismiss(provider)}>${providers.dismiss}</button>
            ${outcome ? html`<p part="outcome" class="failed">${outcomeIn(words, outcome)}</p>` : nothing}
          </li>`;
      })}
    </ul>`;
}

function group(kind: ProviderKind, list: readonly Provider[], { words, all, actions }: ListView): TemplateResult | typeof nothing {
  if (!list.length) return nothing;
  const row = (provider: Provider): TemplateResult =>
    providerView(provider, { words, all, busy: actions.busy.get(provider.id), outcome: actions.outcomes.get(provider.id), isAsked: actions.asked === provider.id, act: actions.act.bind(actions) });
  return html`
    <section part="kind" aria-labelledby="kind-${kind}">
      <h3 id="kind-${kind}">${words.providers.kinds[kind]}</h3>
      ${kind === 'enterprise' && !list.some(({ active }) => active) ? html`<p class="hint">${words.providers.noneActive}</p>` : nothing}
      <ul part="list">${repeat(list, ({ id }) => id, row)}</ul>
    </section>`;
}
