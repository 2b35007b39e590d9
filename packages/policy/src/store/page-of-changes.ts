import type { ChangesAsked, RecordedChange } from './store.js';

// Unless asked otherwise, so many changes are one page.
const PAGE = 100;

/** The part that was asked for of recorded changes that stand the latest first. */
export function pageOfChanges(changes: readonly RecordedChange[], { before = Infinity, limit = PAGE }: ChangesAsked = {}): readonly RecordedChange[] {
  return changes.filter(({ number }) => number < before).slice(0, limit);
}
