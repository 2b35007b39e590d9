import { plainJson } from './plain-json.js';
import type { ChangesAsked, RecordedChange, Store, StoredDocument } from './store.js';

export interface MemoryStoreOptions {
  /** How many recorded changes are remembered: 10,000. */
  readonly maxChanges?: number | undefined;
}

// Unless asked otherwise, so many changes are one page.
const PAGE = 100;

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
    changes: asked => pageOf(recorded.toReversed(), asked),
  };
}

/** The part that was asked for of changes that stand the latest first. */
export function pageOf(changes: readonly RecordedChange[], { before = Infinity, limit = PAGE }: ChangesAsked = {}): readonly RecordedChange[] {
  return changes.filter(({ number }) => number < before).slice(0, limit);
}
