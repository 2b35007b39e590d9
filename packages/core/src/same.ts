/** Do two presences look the same to whoever watches? When they were heard, and until when they count, does not. */
export function samePresence(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const one = a as Record<string, unknown>, other = b as Record<string, unknown>;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    // Until when a note counts is part of what is seen; until when an answer counts is not.
    const unseen = key === 'observedAt' || (key === 'expiresAt' && 'availability' in one);
    if (!unseen && !samePresence(one[key], other[key])) return false;
  }
  return true;
}
