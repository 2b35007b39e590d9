/** Do two presences look the same to whoever watches? When they were heard, and until when they count, does not. */
export function samePresence(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const one = a as Record<string, unknown>, other = b as Record<string, unknown>;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (key !== 'observedAt' && key !== 'expiresAt' && !samePresence(one[key], other[key])) return false;
  }
  return true;
}
