import { isKept, readDocument } from '../documents/read-document.js';
import type { Json, StoredDocument } from '../../store/store.js';
import { exportFormat, type SettingsExport } from '../settings-export.js';

/** The form in which exports are written now. */
export const EXPORT_VERSION = 1;

export interface ExportOptions {
  readonly domain: string;
  readonly at: number;
  readonly statuses?: boolean | undefined;
}

/** Everything that can be read, as it is kept. No document holds a secret; whatever cannot be read may be one, and stays where it is. */
export function exportOf(stored: Iterable<StoredDocument>, { domain, at, statuses = false }: ExportOptions): SettingsExport {
  const documents: Record<string, Record<string, Json>> = {};
  for (const { collection, id, value } of stored) {
    const isWanted = isKept(collection) ? !readDocument(collection, id, value).problems : collection === 'statuses' && statuses;
    if (isWanted) Object.defineProperty(documents[collection] ??= {}, id, { value, enumerable: true, configurable: true, writable: true });
  }
  return { format: exportFormat, version: EXPORT_VERSION, domain, at, documents };
}
