import { pageOfChanges } from './page-of-changes.js';
import { plainJson } from './plain-json.js';
import type { RecordedChange, Store, StoredDocument } from './store.js';

/** How much a store in memory keeps. */
export interface MemoryStoreOptions {
  /** How many recorded changes are remembered: 10,000. */
  readonly maxChanges?: number | undefined;
}

/** Keeps settings for as long as this page or process lives. */
export function memoryStore({ maxChanges = 10_000 }: MemoryStoreOptions = {}): Store {
  const documents = new Map<string, StoredDocument>();
  let recorded: readonly RecordedChange[] = [], last = 0;
  return {
    load: kind => [...documents.values()].filter(({ collection }) => kind === undefined || collection === kind),
    commit(changes, more = []) {
      // Whatever cannot be kept is found before anything is.
      const plain = changes.map(({ collection, id, value }) => ({ collection, id, value: value === undefined ? undefined : plainJson(value) }));
      const numbered = more.map((change, at) => ({ ...(plainJson(change) as object), number: last + at + 1 }) as RecordedChange);
      for (const { collection, id, value } of plain) {
        if (value === undefined) documents.delete(`${collection}/${id}`);
        else documents.set(`${collection}/${id}`, Object.freeze({ collection, id, value }));
      }
      last += numbered.length;
      recorded = [...recorded, ...numbered].slice(-maxChanges);
    },
    changes: asked => pageOfChanges(recorded.toReversed(), asked),
  };
}
