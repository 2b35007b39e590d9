import type { Viewer } from '@presence-elements/core';
import type { Section } from '../../settings.js';
import { plainJson, sameJson } from '../../store/plain-json.js';
import type { Imported } from '../administration.js';
import type { Draft } from '../concerned.js';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import type { Documents, Kept, PersonDocument, SectionDocument } from '../documents/documents.js';
import { defaultSections } from '../fields/section-fields.js';
import { Findings } from '../fields/settings-error.js';
import type { Plan } from '../keeper.js';
import type { Office } from '../office.js';
import type { Scope } from '../settings-export.js';
import type { Tables } from '../tables/tables.js';
import { checkTogether } from './check-together.js';
import { readImport } from './read-import.js';

/** Puts back what an export holds: everything is checked before anything is changed. @throws SettingsError with all that cannot be taken. */
export async function importPlan(office: Office, viewer: Viewer, tables: Tables, exported: unknown, scope: Scope): Promise<Plan<Imported>> {
  const { facts: { domain }, options: { pause }, keeper } = office, found = new Findings(), { documents, statuses } = await readImport(exported, { domain, scope, pause }, found);
  found.refuse();
  const drafts = [...documents].flatMap(([collection, wanted]) => (scope === 'decided' && collection === 'people'
    ? authorisationDrafts(tables, wanted as ReadonlyMap<string, PersonDocument>) : draftsOf(tables, collection, wanted)));
  await checkTogether(office, keeper.copyWith(drafts), drafts, found);
  found.refuse();
  const { before, after } = difference(tables, drafts), changed = drafts.length + statuses.length;
  return { drafts, pause, others: statuses, recorded: office.record(viewer, scope === 'decided' ? 'settings-imported' : 'settings-restored', '', before, after), answer: () => ({ changed }) };
}

/** What is to be there, and what is not to be there any more. Whoever knows an older revision must not take this one for it. */
function draftsOf(tables: Tables, collection: Kept, wanted: ReadonlyMap<string, Documents[Kept]>): readonly Draft[] {
  const gone = [...tables.all(collection)].filter(([id]) => !wanted.has(id)).map(([id]) => ({ collection, id, document: undefined }));
  const put = [...wanted].flatMap(([id, document]) => {
    const before = tables.stored(collection, id), isSame = before && sameJson(plainJson({ ...before, revision: 0 }), plainJson({ ...document, revision: 0 }));
    const revision = 'revision' in document ? { revision: Math.max(document.revision, revisionOf(before)) + 1 } : {};
    return isSame ? [] : [{ collection, id, document: { ...document, ...revision } } as Draft];
  });
  return [...gone, ...put];
}

const revisionOf = (document: Documents[Kept] | undefined): number => (document && 'revision' in document ? document.revision : 0);

/** People's own part stays as it is. */
function authorisationDrafts(tables: Tables, wanted: ReadonlyMap<string, PersonDocument>): readonly Draft[] {
  return [...new Set([...tables.people.keys(), ...wanted.keys()])].flatMap(id => {
    const before = tables.person(id), authorisation = wanted.get(id)?.authorisation ?? nobodyAuthorised;
    return sameJson(plainJson(before.authorisation), plainJson(authorisation)) ? [] : [{ collection: 'people', id, document: { ...before, authorisation } } as const];
  });
}

/** What it was and what it is to be: in full what administrators decide one by one; of everything else, how many of what is changed. */
function difference(tables: Tables, drafts: readonly Draft[]): { readonly before: unknown; readonly after: unknown } {
  const sides = { before: new Side(), after: new Side() };
  for (const { collection, id, document } of drafts) {
    sides.before.add(collection, id, tables.stored(collection, id) ?? atFirst(collection, id));
    sides.after.add(collection, id, document ?? atFirst(collection, id));
  }
  return { before: sides.before.told, after: sides.after.told };
}

/** A section of which nothing is kept is as it was at first: somebody who reads the record has to see how. */
function atFirst(collection: Kept, id: string): SectionDocument | undefined {
  return collection === 'settings' && Object.hasOwn(defaultSections, id) ? { revision: 0, value: defaultSections[id as Section] } : undefined;
}

class Side {
  readonly #full = new Map<Kept, [string, unknown][]>();
  readonly #counts = new Map<Kept, number>();

  add(collection: Kept, id: string, document: Documents[Kept] | undefined): void {
    if (!isTold(collection)) this.#counts.set(collection, (this.#counts.get(collection) ?? 0) + (document ? 1 : 0));
    else this.#full.set(collection, [...this.#full.get(collection) ?? [], [id, collection === 'people' ? (document as PersonDocument | undefined)?.authorisation : document]]);
  }

  get told(): unknown {
    return Object.fromEntries<unknown>([...[...this.#full].map(([collection, documents]) => [collection, Object.fromEntries(documents)] as const), ...this.#counts]);
  }
}

const isTold = (collection: Kept): boolean => ['settings', 'providers', 'areas', 'people'].includes(collection);
