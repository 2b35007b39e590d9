/** Are they the same? It takes as long whichever letter differs. */
export function sameSecret(known: string, given: unknown): boolean {
  // Strangers may send hundreds of thousands of items without any.
  if (typeof given !== 'string') return false;
  let difference = known.length ^ given.length;
  for (let at = 0; at < known.length; at++) difference |= known.charCodeAt(at) ^ (given.charCodeAt(at) || 0);
  return known.length > 0 && difference === 0;
}
