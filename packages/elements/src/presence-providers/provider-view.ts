import type { Provider, Providers } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../internal/plain-text.js';
import { switchInput } from './controls.js';
import type { RowAction } from './list-actions.js';
import { isFailure, outcomeIn, type Outcome } from './outcome.js';
import type { ProviderAction } from './presence-provider-change-event.js';
import { stateOf } from './state.js';
import type { Words } from './words.js';

/** How one network is drawn, and who is told. */
export interface ProviderView {
  readonly words: Words;
  readonly all: Providers;
  readonly busy: ProviderAction | 'reach' | undefined;
  readonly outcome: Outcome | undefined;
  /** Its removal is being confirmed. */
  readonly isAsked: boolean;
  readonly act: (action: RowAction, provider: Provider) => void;
}

/** One network in the list. */
export function providerView(provider: Provider, view: ProviderView): TemplateResult {
  const { words: { providers }, all, busy, outcome, isAsked } = view, { id, kind, name, routes } = provider;
  const state = stateOf(provider, all.federation), key = encodeURIComponent(id);
  return html`
    <li part="provider" id="provider-${key}" class=${state} tabindex="-1" aria-busy=${busy ? 'true' : 'false'}>
      <div class="head">
        <bdi part="name" id="name-${key}">${plainText(name)}</bdi>
        <span part="state" class=${state}>${providers.states[state]}</span>
        ${provider.fixed ? html`<span part="fixed">${providers.fixed}</span>` : nothing}
        ${allowSwitch(provider, view, key)}
      </div>
      <p class="routes">${routes.length ? routes.map(route => html`<bdi part="route">${plainText(route)}</bdi> `) : providers.noRoutes}</p>
      ${agentTitle(provider, view)}
      ${kind === 'enterprise' ? nothing : html`<p class="hint">${providers.letsThrough(providers.levels[provider.verification])}</p>`}
      ${outcome || busy === 'reach' ? html`<p part="outcome" class=${isFailure(outcome) ? 'failed' : ''}>${outcome ? outcomeIn(view.words, outcome) : providers.reaching}</p>` : nothing}
      ${isAsked ? confirmation(provider, view) : actions(provider, view, key)}
    </li>`;
}

/** Shows what was asked for while it is being saved, and goes back where it was refused. */
function allowSwitch(provider: Provider, { words: { providers }, busy, act }: ProviderView, key: string): TemplateResult {
  const isOn = busy === 'allow' || (busy !== 'block' && provider.allowed);
  return html`
    <label class="switch">
      ${switchInput(`allow-${key}`, { labelledBy: `allow-${key}-label name-${key}` }, isOn, allowed => act(allowed ? 'allow' : 'block', provider))}
      <span id="allow-${key}-label">${providers.allow}</span>
    </label>`;
}

function agentTitle({ agent }: Provider, { words: { providers }, all: { agents } }: ProviderView): TemplateResult {
  if (!agent) return html`<p class="hint">${providers.noAgent}</p>`;
  const title = agents.find(({ kind }) => kind === agent.kind)?.title;
  return html`<p class="hint">${title ? html`<bdi lang="en">${plainText(title)}</bdi>` : providers.missingAgent(plainText(agent.kind))}</p>`;
}

function actions(provider: Provider, { words: { providers }, busy, act }: ProviderView, key: string): TemplateResult {
  const button = (action: RowAction, label: string): TemplateResult => html`
    <button part="button" type="button" id="${action}-${key}" aria-labelledby="${action}-${key} name-${key}" aria-disabled=${busy ? 'true' : nothing}
      @click=${() => busy || act(action, provider)}>${label}</button>`;
  return html`
    <div class="actions">
      ${button('edit', providers.edit)}
      ${button('reach', providers.reach)}
      ${provider.kind === 'enterprise' && !provider.active ? button('activate', providers.activate) : nothing}
      ${provider.fixed ? nothing : button('ask', providers.remove)}
    </div>`;
}

/** What cannot be taken back by mistake is asked first; Escape keeps it. */
function confirmation(provider: Provider, { words: { providers }, busy, act }: ProviderView): TemplateResult {
  const question = providers.confirmRemoval(plainText(provider.name));
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    act('keep', provider);
  };
  return html`
    <div class="confirm" role="group" aria-label=${question} @keydown=${escape}>
      <p>${question}</p>
      <button part="button remove" type="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => act('remove', provider)}>${providers.remove}</button>
      <button part="button" type="button" class="keep" @click=${() => act('keep', provider)}>${providers.keep}</button>
    </div>`;
}
