/** The id of a document that is about two: whose it is, and whom it is about. No user's name has white space in it. */
export const pairId = (user: string, address: string): string => `${user} ${address}`;

/** Undefined where an id is no pair. */
export function pairOf(id: string): readonly [user: string, address: string] | undefined {
  const at = id.indexOf(' ');
  return at > 0 && at < id.length - 1 ? [id.slice(0, at), id.slice(at + 1)] : undefined;
}
