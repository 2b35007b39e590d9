import type { Provider, ProviderDraft } from '@presence-elements/core';
import { fieldOf } from './options/field-of.js';
import { changed, type Field } from './options/field.js';
import { asSchema, isObject, isSame } from './options/schema.js';
import { draftOf, optionsField, optionsIn, type ProviderForm } from './provider-form.js';

/** One entry that somebody else has changed under an open form. */
export interface Merge {
  /** 'name', 'agent', 'agent.options.service', … */
  readonly path: string;
  readonly theirs: unknown;
  /** It was changed here, too, and still stands in the form as it was typed. */
  readonly isContested: boolean;
}

/**
 * The form on top of what somebody else has made of the network meanwhile. What was typed stays; what was not touched
 * follows, so that what one sees is what will be saved. Each change is told.
 */
export function rebase(form: ProviderForm, theirs: Provider): { readonly form: ProviderForm; readonly merges: readonly Merge[] } {
  const base = form.base ?? theirs, mine = draftOf(form);
  const merges = pathsOf(base, theirs, mine).filter(path => !isSame(at(base, path), at(theirs, path)) && !isSame(at(mine, path), at(theirs, path)))
    .map(path => ({ path, theirs: at(theirs, path), isContested: !isSame(at(mine, path), at(base, path)) }));
  const taken = merges.filter(({ isContested }) => !isContested).reduce((now, { path }) => takeTheirs(now, theirs, path), form);
  return { form: { ...taken, base: theirs }, merges };
}

/** The form with one entry as somebody else has set it. */
export function takeTheirs(form: ProviderForm, theirs: Provider, path: string): ProviderForm {
  const { agent } = theirs, option = /^agent\.options\.(.*)$/s.exec(path)?.[1];
  if (option !== undefined && agent) return takeOption(form, agent.options, option);
  if (path === 'agent') return { ...form, agentKind: agent?.kind ?? '', options: { ...form.options, ...(agent && { [agent.kind]: optionsField(form.agents, agent.kind, agent.options) }) } };
  const value = at(theirs, path);
  return { ...form, [path]: path === 'routes' ? theirs.routes.join('\n') : path === 'signIn' ? value ?? '' : value };
}

function takeOption(form: ProviderForm, options: Readonly<Record<string, unknown>>, name: string): ProviderForm {
  const field = optionsIn(form);
  if (!field) return form;
  const taken = field.kind === 'group' && field.fields.some(each => each.name === name)
    ? changed(field, [], group => (group.kind === 'group' ? { ...group, fields: group.fields.map(each => (each.name === name ? again(each, options[name]) : each)) } : group))
    : optionsField(form.agents, form.agentKind, { ...asSchema(draftOf(form).agent?.options), [name]: options[name] });
  return { ...form, options: { ...form.options, [form.agentKind]: taken } };
}

const again = ({ schema, name, root, required }: Field, value: unknown): Field => fieldOf(schema, value, { name, root, required, depth: 1 });

const entries = ['kind', 'name', 'routes', 'allowed', 'verification', 'isPublic', 'supports', 'signIn'] as const;

/** Options are compared one by one where all three mean the same agent. */
function pathsOf(...drafts: readonly ProviderDraft[]): readonly string[] {
  const kinds = new Set(drafts.map(({ agent }) => agent?.kind));
  const options = new Set(drafts.flatMap(({ agent }) => Object.keys(agent?.options ?? {})));
  return [...entries, ...(kinds.size > 1 ? ['agent'] : [...options].map(name => `agent.options.${name}`))];
}

function at(draft: ProviderDraft, path: string): unknown {
  const option = /^agent\.options\.(.*)$/s.exec(path)?.[1];
  if (option !== undefined) return draft.agent?.options[option];
  const value = (draft as unknown as Readonly<Record<string, unknown>>)[path];
  return isObject(value) ? { ...value } : value;
}
