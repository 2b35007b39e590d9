import { verificationLevels, type Provider, type ProviderDraft, type Viewer } from '@presence-elements/core';
import { sameJson } from '../../store/plain-json.js';
import type { Json } from '../../store/store.js';
import type { Draft } from '../concerned.js';
import type { ProviderDocument } from '../documents/documents.js';
import { flag, oneOf } from '../fields/fields.js';
import { Findings, refusal } from '../fields/settings-error.js';
import { listedProviders } from '../listed-providers.js';
import type { Plan } from '../keeper.js';
import type { Office } from '../office.js';
import type { Tables } from '../tables/tables.js';
import { checkAmongOthers, checkRoutes } from './provider-check.js';

/** A provider on the list. @throws SettingsError where there is none, any more. */
export function findProvider({ settings }: Tables, id: string, path: string = ''): Provider {
  const provider = settings.providers.find(each => each.id === id);
  if (!provider) throw refusal('not-found', 'This provider is not on the list any more.', path);
  return provider;
}

/** What an administrator fills in, without what the list itself adds. */
export function draftOf({ id: _id, revision: _revision, active: _active, fixed: _fixed, ...draft }: Provider): ProviderDraft {
  return draft;
}

/** @throws SettingsError where somebody else was quicker. */
export function checkRevision({ revision }: { readonly revision: number }, known: number): void {
  if (revision !== known) throw refusal('conflict', 'Somebody else has changed this meanwhile: look at it again before you change it.');
}

export interface ProviderChange {
  readonly id: string;
  /** What it is to be from now on; undefined: it is removed. */
  readonly draft: ProviderDraft | undefined;
  /** 'provider-added', … */
  readonly what: string;
  /** Another one of this revision was there before, and is put back. */
  readonly revision?: number | undefined;
}

/** The change of a provider, once it has been compared with all others. @throws SettingsError where they leave it no room. */
export function planOf(office: Office, viewer: Viewer, tables: Tables, { id, draft, what, revision = 0 }: ProviderChange): Plan<Provider> {
  const { providers } = tables.settings, before = providers.find(each => each.id === id), others = providers.filter(each => each.id !== id);
  const isFirst = draft?.kind === 'enterprise' && !providers.some(({ active }) => active), active = isFirst || before?.active === true, found = new Findings();
  if (draft && before?.fixed) checkRoutes(others, { ...draft, id, active }, office.facts.domain, found, 'allowed');
  else if (draft) checkAmongOthers(others, { ...draft, id, active }, office.facts.domain, found);
  found.refuse();
  const next = Math.max(before?.revision ?? 0, tables.providers.documents.get(id)?.revision ?? 0, revision) + 1;
  const drafts: readonly Draft[] = [
    { collection: 'providers', id, document: draft ? documentOf(before, draft, next) : removed(id, next) },
    ...(isFirst ? [{ collection: 'settings', id: 'enterprise', document: { active: id } } as const] : []),
  ];
  const unchanged = before && draft && sameJson(draftOf(before) as unknown as Json, draft as unknown as Json);
  return {
    drafts: unchanged ? [] : drafts,
    recorded: office.record(viewer, what, id, before && toldOf(draftOf(before), before.active), draft && toldOf(draft, active)),
    // Nobody asks for one that was removed.
    answer: () => office.keeper.tables.settings.providers.find(each => each.id === id)!,
  };
}

/** The first connection becomes the active one by itself, and none is when the active one goes: that has to stand in the record, too. */
const toldOf = (draft: ProviderDraft, active: boolean): ProviderDraft & { readonly active?: true } => (active && draft.kind === 'enterprise' ? { ...draft, active } : draft);

function documentOf(before: Provider | undefined, draft: ProviderDraft, revision: number): ProviderDocument {
  return before?.fixed ? { revision, override: { allowed: draft.allowed, verification: draft.verification } } : { revision, provider: draft };
}

/** Those that are listed from the start would be back if nothing said that they were removed. */
const removed = (id: string, revision: number): ProviderDocument | undefined => (listedProviders.has(id) ? { revision, removed: true } : undefined);

/** Of a provider of the operator's file only two fields can be changed here. @throws SettingsError for any other. */
export function fixedDraft(provider: Provider, change: Readonly<Record<string, unknown>>): ProviderDraft {
  const found = new Findings(), draft = draftOf(provider), fields = draft as unknown as Readonly<Record<string, Json | undefined>>;
  const { allowed = draft.allowed, verification = draft.verification, ...rest } = change;
  for (const [name, value] of Object.entries(rest)) {
    if (!sameJson((value ?? undefined) as Json | undefined, fields[name])) found.add(name, 'fixed', 'This stands in the operator’s file, and can only be changed there.');
  }
  const fixed = { ...draft, allowed: flag(allowed, 'allowed', found), verification: oneOf(verificationLevels)(verification, 'verification', found) };
  found.refuse();
  return fixed;
}
