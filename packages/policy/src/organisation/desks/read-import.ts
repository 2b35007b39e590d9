import { isRecord, plainJson } from '../../store/plain-json.js';
import type { StoreChange } from '../../store/store.js';
import type { Documents, Kept } from '../documents/documents.js';
import { pairId, pairOf } from '../documents/pair.js';
import { isKept, readDocument } from '../documents/read-document.js';
import { below } from '../fields/fields.js';
import { refusal, type Findings } from '../fields/settings-error.js';
import { inTurns, type Pause } from '../in-turns.js';
import { exportFormat, type Scope } from '../settings-export.js';
import { personAt } from '../tables/who-is-who.js';
import { decided, EXPORT_VERSION } from './export.js';

export interface ReadImport {
  /** By collection and id. */
  readonly documents: ReadonlyMap<Kept, ReadonlyMap<string, Documents[Kept]>>;
  /** What people have set, as it is. */
  readonly statuses: readonly StoreChange[];
}

export interface ReadImportOptions {
  readonly domain: string;
  readonly scope: Scope;
  readonly pause?: Pause | undefined;
}

/** Reads a stranger's file. What cannot be taken is among the findings; with them the answer counts for nothing. @throws SettingsError for what is no export at all. */
export async function readImport(exported: unknown, { domain, scope, pause }: ReadImportOptions, found: Findings): Promise<ReadImport> {
  const documents = new Map<Kept, ReadonlyMap<string, Documents[Kept]>>(), statuses: StoreChange[] = [];
  for (const [collection, wanted] of Object.entries(documentsOf(exported, domain))) {
    const path = below('documents', collection);
    if (!isKept(collection) && collection !== 'statuses') found.add(path, 'unknown-collection', 'Nothing of this kind is known here.');
    else if (!isRecord(wanted)) found.add(path, 'wrong-type', 'This is an object.');
    else if (scope === 'decided' && collection !== 'people' && !decided.some(each => each === collection)) found.add(path, 'not-yours', onlyTheHost);
    else if (isKept(collection)) documents.set(collection, await readEach(collection, wanted, { scope, pause, path }, found));
    else statuses.push(...Object.entries(wanted).map(([id, value]) => statusOf(id, value, below(path, id), found)));
  }
  return { documents, statuses };
}

/** @throws SettingsError for what is no export of these settings. */
function documentsOf(exported: unknown, domain: string): Readonly<Record<string, unknown>> {
  if (!isRecord(exported) || exported['format'] !== exportFormat) throw refusal('not-an-export', 'This is no file that was exported from here.', 'format');
  const { version, domain: from, documents } = exported;
  if (version !== EXPORT_VERSION) throw refusal(Number.isFinite(version) && version as number > EXPORT_VERSION ? 'newer' : 'not-an-export', 'This file was written by another version.', 'version');
  if (from !== domain) throw refusal('other-domain', `These are the settings of another domain than ${domain}.`, 'domain');
  if (!isRecord(documents)) throw refusal('wrong-type', 'This is an object.', 'documents');
  return documents;
}

const onlyTheHost = 'What people prefer, and whom they know, is theirs: only whoever runs this can put it back.';

async function readEach(collection: Kept, wanted: Readonly<Record<string, unknown>>, { scope, pause, path }: Pick<ReadImportOptions, 'scope' | 'pause'> & { readonly path: string }, found: Findings): Promise<ReadonlyMap<string, Documents[Kept]>> {
  const read = new Map<string, Documents[Kept]>(), about = new Set<string>();
  await inTurns(Object.entries(wanted), pause, ([id, value]) => {
    const { document, problems = [] } = readDocument(collection, id, value), where = below(path, id);
    for (const problem of problems) found.add(below(where, problem.path), problem.code, problem.message);
    if (document && scope === 'decided' && collection === 'people' && Object.keys(value as object).some(part => part !== 'v' && part !== 'authorisation')) found.add(where, 'not-yours', onlyTheHost);
    else if (document) read.set(id, document);
    if (about.has(subjectOf(collection, id))) found.add(where, 'twice', 'There is another one about the same two, under another way to write an address.');
    about.add(subjectOf(collection, id));
  });
  return read;
}

/** Whom or what it is about, however that is written. */
function subjectOf(collection: Kept, id: string): string {
  const [user, address] = collection === 'contacts' || collection === 'requests' ? pairOf(id) ?? [] : [], person = address && personAt(address);
  return person ? pairId(user!, person) : id;
}

function statusOf(id: string, value: unknown, path: string, found: Findings): StoreChange {
  try {
    return { collection: 'statuses', id, value: plainJson(value) };
  } catch {
    found.add(path, 'wrong-type', 'This cannot be kept.'); // Nested deeper than anything that a person sets.
    return { collection: 'statuses', id, value: undefined };
  }
}
