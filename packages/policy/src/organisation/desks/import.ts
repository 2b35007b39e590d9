import type { Viewer } from '@presence-elements/core';
import { isRecord, plainJson, sameJson } from '../../store/plain-json.js';
import type { Json, StoreChange } from '../../store/store.js';
import type { Imported } from '../administration.js';
import type { Draft } from '../concerned.js';
import type { Documents, Kept } from '../documents/documents.js';
import { isKept, readDocument } from '../documents/read-document.js';
import { below } from '../fields/fields.js';
import { Findings, refusal } from '../fields/settings-error.js';
import type { Plan } from '../keeper.js';
import type { Office } from '../office.js';
import { exportFormat } from '../settings-export.js';
import type { Tables } from '../tables/tables.js';
import { checkTogether } from './check-together.js';
import { EXPORT_VERSION } from './export.js';

type Read = ReadonlyMap<Kept, ReadonlyMap<string, Documents[Kept]>>;

/** Puts back what an export holds: everything is checked before anything is changed. @throws SettingsError with all that cannot be taken. */
export async function importPlan(office: Office, viewer: Viewer, tables: Tables, exported: unknown): Promise<Plan<Imported>> {
  const found = new Findings(), documents = documentsOf(exported, office.facts.domain), read = readAll(documents, found);
  found.refuse();
  const drafts = [...read].flatMap(([collection, wanted]) => draftsOf(tables, collection, wanted));
  const after = office.keeper.copyWith(drafts);
  await checkTogether(office, after, found);
  found.refuse();
  const { statuses } = documents, others = Object.entries(isRecord(statuses) ? statuses : {}).map(([id, value]): StoreChange => ({ collection: 'statuses', id, value: plainJson(value) }));
  const counts = (of: Tables): unknown => Object.fromEntries([...read.keys()].map(collection => [collection, [...of.all(collection)].length]));
  const changed = drafts.length + others.length;
  return { drafts, others, recorded: office.record(viewer, 'settings-imported', '', counts(tables), counts(after)), answer: () => ({ changed }) };
}

/** @throws SettingsError for what is no export of these settings. */
function documentsOf(exported: unknown, domain: string): Readonly<Record<string, unknown>> {
  if (!isRecord(exported) || exported['format'] !== exportFormat) throw refusal('not-an-export', 'This is no file that was exported from here.', 'format');
  const { version, domain: from, documents } = exported;
  if (version !== EXPORT_VERSION) throw refusal(Number(version) > EXPORT_VERSION ? 'newer' : 'not-an-export', 'This file was written by another version.', 'version');
  if (from !== domain) throw refusal('other-domain', `These are the settings of ${String(from)}, not of ${domain}.`, 'domain');
  if (!isRecord(documents)) throw refusal('wrong-type', 'This is an object.', 'documents');
  return documents;
}

function readAll(documents: Readonly<Record<string, unknown>>, found: Findings): Read {
  const read = new Map<Kept, Map<string, Documents[Kept]>>();
  for (const [collection, wanted] of Object.entries(documents)) {
    const path = below('documents', collection);
    if (collection === 'statuses') continue;
    if (!isKept(collection)) found.add(path, 'unknown-collection', 'Nothing of this kind is known here.');
    else if (!isRecord(wanted)) found.add(path, 'wrong-type', 'This is an object.');
    else read.set(collection, new Map(Object.entries(wanted).flatMap(([id, value]) => {
      const { document, problems = [] } = readDocument(collection, id, value);
      for (const problem of problems) found.add(below(below(path, id), problem.path), problem.code, problem.message);
      return document ? [[id, document]] : [];
    })));
  }
  return read;
}

/** What is to be there, and what is not to be there any more. Whoever knows an older revision must not take this one for it. */
function draftsOf(tables: Tables, collection: Kept, wanted: ReadonlyMap<string, Documents[Kept]>): readonly Draft[] {
  const gone = [...tables.all(collection)].filter(([id]) => !wanted.has(id)).map(([id]) => ({ collection, id, document: undefined }));
  const put = [...wanted].flatMap(([id, document]) => {
    const before = tables.stored(collection, id), isSame = before && sameJson({ ...before, revision: 0 } as unknown as Json, { ...document, revision: 0 } as unknown as Json);
    const revision = 'revision' in document ? { revision: Math.max(document.revision, revisionOf(before)) + 1 } : {};
    return isSame ? [] : [{ collection, id, document: { ...document, ...revision } } as Draft];
  });
  return [...gone, ...put];
}

const revisionOf = (document: Documents[Kept] | undefined): number => (document && 'revision' in document ? document.revision : 0);
