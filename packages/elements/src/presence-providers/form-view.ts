import { providerKinds, verificationLevels, type ProviderKind, type VerificationLevel } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../internal/plain-text.js';
import { checkbox, checks, idOf, radios, select, textArea, textInput, type Control } from './controls.js';
import type { FormSession } from './form-session.js';
import { mergeView } from './merge-view.js';
import { groupFields } from './option-groups.js';
import { optionView } from './option-view.js';
import type { Option } from './options/schema.js';
import { isFailure, outcomeIn } from './outcome.js';
import { optionsIn, placeInForm, shownFields, type ProviderForm } from './provider-form.js';
import { sentencesAt, type Words } from './words.js';

/** How the form of one network is drawn, and who is told. */
export interface FormView {
  readonly words: Words;
  readonly session: FormSession;
  /** Why nothing can be saved at the moment, though all is still here. */
  readonly trouble: string | undefined;
  readonly save: () => void;
  readonly reach: () => void;
  readonly cancel: () => void;
}

/** The form of one network: native controls, so that it works as forms do. Browsers are to remember nothing of it. */
export function formView(view: FormView): TemplateResult {
  const { words, session, trouble, save } = view, { providers } = words, { form, busy } = session;
  const mistakes = sentencesAt(words, session.mistakes, path => placeInForm(form, path));
  const name = plainText(form.base?.name);
  const submit = (event: Event): void => {
    event.preventDefault();
    save();
  };
  return html`
    <form part="form" novalidate autocomplete="off" aria-labelledby="form-title" aria-busy=${busy ? 'true' : 'false'} @submit=${submit}>
      <h3 id="form-title" tabindex="-1">${form.base ? providers.editing(name) : providers.add}</h3>
      ${trouble ? html`<p part="trouble">${trouble} ${providers.stillHere}</p>` : nothing}
      ${mergeView(session, words)}
      ${form.base?.fixed ? html`<p class="hint">${providers.fixedHint}</p>` : nothing}
      ${fields(view, mistakes)}
      ${status(view, mistakes.get('') ?? [])}
      <div class="actions">
        <button part="button" type="button" id="form-reach" aria-disabled=${busy ? 'true' : nothing} @click=${view.reach}>${providers.reach}</button>
        <span class="space"></span>
        <button part="button cancel" type="button" @click=${view.cancel}>${providers.cancel}</button>
        <button part="button save" type="submit" aria-disabled=${busy ? 'true' : nothing}>${busy === 'saving' ? providers.saving : providers.save}</button>
      </div>
    </form>`;
}

/** Seen here; said by the element's own live region. */
function status({ words, session: { outcome, busy } }: FormView, others: readonly string[]): TemplateResult {
  const { providers } = words;
  const text = busy ? (busy === 'saving' ? providers.saving : providers.reaching) : outcome ? outcomeIn(words, outcome) : '';
  return html`<p part="outcome" class=${isFailure(outcome) || others.length ? 'failed' : ''}>${[text, ...others].filter(Boolean).join(' ')}</p>`;
}

type Sentences = ReadonlyMap<string, readonly string[]>;

function fields({ words, session }: FormView, mistakes: Sentences): readonly (TemplateResult | typeof nothing)[] {
  const { providers } = words, { form } = session, shown = shownFields(form);
  const control = (path: string, label: string, hint?: string): Control => ({ id: idOf(path), label, hint, mistakes: mistakes.get(path) });
  const edit = (change: Partial<ProviderForm>): void => session.edit(change);
  const drawn: Readonly<Record<string, () => TemplateResult>> = {
    kind: () => select(control('kind', providers.fields.kind, providers.kindHints[form.kind]), kindsIn(words), form.kind, kind => edit({ kind: kind as ProviderKind, ...(kind === 'public' && { isPublic: true }) })),
    name: () => textInput({ ...control('name', providers.fields.name), required: providers.required }, form.name, name => edit({ name })),
    routes: () => textArea({ ...control('routes', providers.fields.routes, providers.hints.routes), required: providers.required }, form.routes, routes => edit({ routes })),
    agent: () => html`${select(control('agent', providers.fields.agent, providers.hints.agent), agentsIn(form, words), form.agentKind, agentKind => edit({ agentKind: agentKind as string }))} ${options(session, words, mistakes)}`,
    allowed: () => checkbox(control('allowed', providers.allow, providers.allowHint), form.allowed, allowed => edit({ allowed })),
    verification: () => radios(control('verification', providers.verification), levelsIn(words), form.verification, level => edit({ verification: level as VerificationLevel })),
    isPublic: () => checkbox(control('isPublic', providers.fields.isPublic, providers.hints.isPublic), form.isPublic, isPublic => edit({ isPublic })),
    supports: () => checks(control('supports', providers.fields.supports), supportedIn(form, words), form.supports, supports => edit({ supports: supports as readonly string[] })),
    signIn: () => textInput(control('signIn', providers.fields.signIn, providers.hints.signIn), form.signIn, signIn => edit({ signIn }), 'url'),
  };
  return Object.entries(drawn).map(([path, draw]) => (shown.includes(path) ? draw() : nothing));
}

/** The agent's own options, as its schema describes them. */
function options(session: FormSession, words: Words, mistakes: Sentences): TemplateResult | typeof nothing {
  const field = optionsIn(session.form), path = 'agent.options';
  if (!field) return nothing;
  const view = { words, mistakes, edit: session.editOption.bind(session) };
  if (field.kind !== 'group') return html`${optionView({ field: { ...field, title: words.providers.fields.options }, steps: [], path }, view)}`;
  if (!field.fields.length) return nothing;
  return html`
    <fieldset part="options" id=${idOf(path)} tabindex="-1">
      <legend>${words.providers.fields.options}</legend>
      ${mistakes.has(path) ? html`<p part="mistake">${mistakes.get(path)!.join(' ')}</p>` : nothing}
      ${groupFields({ field, steps: [], path }, view, optionView)}
    </fieldset>`;
}

const kindsIn = ({ providers }: Words): readonly Option[] => providerKinds.map(value => ({ value, title: providers.kind[value] }));

const levelsIn = ({ providers }: Words): readonly (Option & { readonly hint: string })[] => verificationLevels.map(value => ({ value, title: providers.levels[value], hint: providers.levelHints[value] }));

/** One that is not there any more is still what it is. */
function agentsIn({ agents, options: known }: ProviderForm, { providers }: Words): readonly Option[] {
  const missing = Object.keys(known).filter(kind => !agents.some(agent => agent.kind === kind));
  return [
    { value: '', title: providers.ownAgent },
    ...agents.map(({ kind, title }) => ({ value: kind, title: plainText(title) || kind })),
    ...missing.map(kind => ({ value: kind, title: providers.missingAgent(plainText(kind)) })),
  ];
}

/** Also what a newer version, or somebody by hand, has put there. */
function supportedIn({ supports, base }: ProviderForm, { providers }: Words): readonly Option[] {
  const known: Readonly<Record<string, string>> = providers.supported;
  return [...new Set([...Object.keys(known), ...(base?.supports ?? []), ...supports])].map(value => ({ value, title: known[value] ?? plainText(value) }));
}
