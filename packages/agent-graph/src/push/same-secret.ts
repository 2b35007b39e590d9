/** Are they the same? It takes as long whichever letter differs. */
export function sameSecret(known: string, given: unknown): boolean {
  const other = typeof given === 'string' ? given : '';
  let difference = known.length ^ other.length;
  for (let at = 0; at < known.length; at++) difference |= known.charCodeAt(at) ^ (other.charCodeAt(at) || 0);
  return typeof given === 'string' && known.length > 0 && difference === 0;
}
