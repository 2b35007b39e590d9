import type { PageOf } from '../administration.js';

const PAGE = 100, MOST = 1_000;

/** The part that was asked for of a list, in the order of its keys. */
export function pageOf<T>(all: readonly T[], keyOf: (item: T) => string, { after, limit = PAGE }: PageOf<string> = {}): readonly T[] {
  const rest = after === undefined ? all : all.filter(item => keyOf(item) > after);
  return rest.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(0, Math.min(Math.max(limit, 1), MOST));
}
