import { documentKinds, nobodyAuthorised } from '../documents/document-kinds.js';
import type { Kept } from '../documents/documents.js';
import { isKept, readDocument } from '../documents/read-document.js';
import { plainJson, sameJson } from '../../store/plain-json.js';
import type { Json, StoredDocument } from '../../store/store.js';
import type { Office } from '../office.js';
import { exportFormat, type Scope, type SettingsExport } from '../settings-export.js';

/** The form in which exports are written now. */
export const EXPORT_VERSION = 1;

export interface ExportOptions {
  readonly domain: string;
  readonly at: number;
  readonly scope: Scope;
  /** What is known not to be of any use. */
  readonly isUnreadable?: ((collection: string, id: string) => boolean) | undefined;
}

/** What is kept now. */
export function exportNow({ keeper, facts: { domain }, options: { now } }: Office, scope: Scope): Promise<SettingsExport> {
  return keeper.read(async store => exportOf(await store.load(), { domain, at: now(), scope, isUnreadable: (collection, id) => keeper.isUnreadable(collection, id) }));
}

/** Collections that administrators decide, with nothing of people's own in them. */
export const decided: readonly Kept[] = ['settings', 'providers', 'areas', 'directory'];

/** Everything that can be read, as it is kept. No document holds a secret; whatever cannot be read may be one, and stays where it is. */
export function exportOf(stored: Iterable<StoredDocument>, { domain, at, scope, isUnreadable = () => false }: ExportOptions): SettingsExport {
  // Each is named, also when nothing is in it: whatever comes to be there later is to be gone when this is put back.
  const named = scope === 'everything' ? Object.keys(documentKinds) : [...decided, 'people'];
  const documents: Record<string, Record<string, Json>> = Object.fromEntries(named.map(collection => [collection, {}]));
  for (const { collection, id, value } of stored) {
    if (isUnreadable(collection, id)) continue;
    const told = scope === 'everything' || decided.some(each => each === collection) ? wholeOf(collection, id, value) : decisionOf(collection, id, value);
    // Not by assignment: `__proto__` is a name like any other.
    if (told !== undefined) Object.defineProperty(documents[collection] ??= {}, id, { value: told, enumerable: true, configurable: true, writable: true });
  }
  return { format: exportFormat, version: EXPORT_VERSION, domain, at, documents };
}

function wholeOf(collection: string, id: string, value: Json): Json | undefined {
  const isReadable = isKept(collection) ? !readDocument(collection, id, value).problems : collection === 'statuses';
  return isReadable ? value : undefined;
}

/** Of people: what each is authorised for, if for anything. */
function decisionOf(collection: string, id: string, value: Json): Json | undefined {
  const authorisation = collection === 'people' ? readDocument(collection, id, value).document?.authorisation : undefined;
  if (!authorisation || sameJson(plainJson(authorisation), plainJson(nobodyAuthorised))) return;
  return plainJson({ v: documentKinds.people.version, authorisation });
}
