/** The shorter way from what the relay watches, where that is known, to what it should. */
export function listChange(
  wanted: readonly string[], declared: readonly string[] | undefined, revision: number,
): { readonly method: string; readonly body: string } {
  const before = new Set(declared), after = new Set(wanted);
  const add = wanted.filter(address => !before.has(address));
  const remove = [...before].filter(address => !after.has(address));
  const isShorter = declared && add.length + remove.length < wanted.length;
  return {
    method: isShorter ? 'PATCH' : 'PUT',
    body: JSON.stringify(isShorter ? { revision, add, remove } : { revision, addresses: wanted }),
  };
}
