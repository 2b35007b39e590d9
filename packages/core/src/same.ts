/** Do two presences look the same to whoever watches? When they were heard, and until when they count, does not. */
export function samePresence(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const a = one as Record<string, unknown>, b = other as Record<string, unknown>;
  // Until when a note counts is part of what is seen; until when an answer counts is not.
  const isSeen = (key: string): boolean => key !== 'observedAt' && !(key === 'expiresAt' && 'availability' in a);
  return Object.keys({ ...a, ...b }).every(key => !isSeen(key) || samePresence(a[key], b[key]));
}
