import {
  providerKinds, verificationLevels, type JsonSchema, type Provider, type ProviderAgent, type ProviderDraft, type ProviderKind, type VerificationLevel,
} from '@presence-elements/core';
import { checkField, placeOf } from './options/check-field.js';
import { checkValue } from './options/check-value.js';
import { fieldOf } from './options/field-of.js';
import type { Field } from './options/field.js';
import type { Mistake } from './options/mistake.js';
import { isObject, isSame } from './options/schema.js';
import { valueOf } from './options/value-of.js';

/** What stands in the form of one network. Plain data: replaced, never changed. */
export interface ProviderForm {
  /** As it is kept; undefined for a new one. */
  readonly base: Provider | undefined;
  /** What there is to choose from. */
  readonly agents: readonly ProviderAgent[];
  readonly kind: ProviderKind;
  readonly name: string;
  /** One on each line, as typed. */
  readonly routes: string;
  readonly allowed: boolean;
  readonly verification: VerificationLevel;
  readonly isPublic: boolean;
  readonly supports: readonly string[];
  readonly signIn: string;
  /** Empty: the portal's own. */
  readonly agentKind: string;
  /** By kind of agent, so that nothing is lost by looking at another. */
  readonly options: Readonly<Record<string, Field>>;
}

const blank: ProviderDraft = { kind: providerKinds[0], name: '', routes: [], allowed: true, verification: verificationLevels[1], isPublic: false, supports: [] };

export function formOf(agents: readonly ProviderAgent[], base?: Provider): ProviderForm {
  const { kind, name, routes, allowed, verification, isPublic, supports, signIn = '', agent } = base ?? blank;
  const options = agent ? { [agent.kind]: optionsField(agents, agent.kind, agent.options) } : {};
  return { base, agents, kind, name, routes: routes.join('\n'), allowed, verification, isPublic, supports, signIn, agentKind: agent?.kind ?? '', options };
}

/** The form of an agent's options; of an agent that is not there, they are text. */
export function optionsField(agents: readonly ProviderAgent[], kind: string, options?: unknown): Field {
  const agent = agents.find(each => each.kind === kind);
  return fieldOf(agent?.options ?? { type: 'object' }, options, { required: true });
}

export function withAgent(form: ProviderForm, agentKind: string): ProviderForm {
  const known = !agentKind || Object.hasOwn(form.options, agentKind);
  return { ...form, agentKind, options: known ? form.options : { ...form.options, [agentKind]: optionsField(form.agents, agentKind) } };
}

export const optionsIn = ({ agentKind, options }: ProviderForm): Field | undefined => (agentKind ? options[agentKind] : undefined);

/** The network that the form describes. */
export function draftOf(form: ProviderForm): ProviderDraft {
  const { base, kind, name, allowed, verification, isPublic, supports, agentKind } = form;
  if (base?.fixed) return { ...kept(base), allowed, verification };
  const routes = linesOf(form.routes), signIn = form.signIn.trim(), field = optionsIn(form), options = field && valueOf(field);
  return {
    kind, allowed, verification, supports,
    isPublic: isPublic && (kind !== 'enterprise' || base?.kind === kind),
    name: name === base?.name ? name : name.trim(),
    routes: form.routes === base?.routes.join('\n') ? base.routes : routes,
    ...(field && { agent: { kind: agentKind, options: isObject(options) ? options : {} } }),
    ...(signIn && { signIn }),
  };
}

/** What an administrator enters, without what the list itself adds. */
const kept = ({ id: _id, revision: _revision, active: _active, fixed: _fixed, ...draft }: Provider): ProviderDraft => draft;

/** What differs between two states of a network, as the second has it. */
export function changesOf(from: ProviderDraft, to: ProviderDraft): Partial<ProviderDraft> {
  const keys = ['kind', 'name', 'routes', 'agent', 'allowed', 'verification', 'isPublic', 'supports', 'signIn'] as const;
  return Object.fromEntries(keys.filter(key => !isSame(from[key], to[key])).map(key => [key, to[key]]));
}

export const isTouched = (form: ProviderForm): boolean => Object.keys(changesOf(form.base ?? blank, draftOf(form))).length > 0;

const schema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    routes: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(\\*|(\\*\\.)?[^\\s:/@*]+|[a-zA-Z][a-zA-Z0-9+.-]*:)$' } },
    signIn: { type: 'string', pattern: '^(https?://|/)\\S*$' },
  },
};
// What the patterns above are there for, in words of their own.
const codes: Readonly<Record<string, string>> = { 'routes not-as-described': 'not-a-route', 'routes too-few': 'required', 'signIn not-as-described': 'not-a-page' };

/** What is wrong with the form, as far as a page can tell. */
export function checkForm(form: ProviderForm): readonly Mistake[] {
  if (form.base?.fixed) return [];
  const { name, routes, signIn } = draftOf(form);
  const own = checkValue({ name, routes, signIn }, { schema, root: schema, path: '' });
  return [
    ...own.map(mistake => ({ ...mistake, code: codes[`${mistake.path.split('.')[0]} ${mistake.code}`] ?? mistake.code })),
    ...checkOptions(form),
  ];
}

export function checkOptions(form: ProviderForm): readonly Mistake[] {
  const field = form.base?.fixed ? undefined : optionsIn(form);
  return field ? checkField(field, 'agent.options') : [];
}

/** The control at which a mistake is shown; empty where the form has none for it. */
export function placeInForm(form: ProviderForm, path: string): string {
  const field = optionsIn(form), place = path.split('.')[0]!;
  if (field && path.startsWith('agent.options')) return placeOf(path, field, 'agent.options');
  return shownFields(form).includes(place) ? place : '';
}

/** What can be entered: some of it has no meaning for some kinds of network, and is kept. */
export function shownFields({ kind, base }: ProviderForm): readonly string[] {
  const outside = kind === 'enterprise' ? [] : ['verification'];
  if (base?.fixed) return ['allowed', ...outside];
  return ['kind', 'name', 'routes', 'agent', 'allowed', 'signIn', ...outside, ...(kind === 'enterprise' ? [] : ['isPublic']), ...(kind === 'public' ? ['supports'] : [])];
}

const linesOf = (text: string): readonly string[] => text.split('\n').map(line => line.trim()).filter(Boolean);
