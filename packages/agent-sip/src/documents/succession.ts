/** A document that is sent whole once and then in parts (RFC 4235 §4.1, RFC 4662 §4.6, RFC 3858 §3.2). */
export interface Versioned {
  readonly version: number;
  readonly full: boolean;
}

/**
 * How a document follows what is known: it replaces it, adds to it, comes after one that was lost, or is older.
 *
 * A full state replaces whatever its version: servers exist that never count on, and to keep what they
 * once said would be to show it for ever. What is out of order does not get here (RFC 3261 §12.2.2).
 */
export function succession(known: Versioned | undefined, next: Versioned): 'replaces' | 'adds' | 'gap' | 'old' {
  if (next.full) return 'replaces';
  if (!known) return 'gap';
  if (next.version <= known.version) return 'old';
  return next.version === known.version + 1 ? 'adds' : 'gap';
}

/** What is known, with what comes in place of what has the same key, in the old order. */
export function patched<T>(known: readonly T[], changed: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const items = new Map(known.map(item => [keyOf(item), item]));
  for (const item of changed) items.set(keyOf(item), item);
  return [...items.values()];
}
