/** Files that `exports` or `bin` name and that are not in the package. */
export function missingEntries({ manifest, files }) {
  const named = [...leaves(manifest.exports), ...Object.values(manifest.bin ?? {})];
  return [...new Set(named)].filter((target) => !files.includes(target.replace(/^\.\//u, '')));
}

const leaves = (node) => (typeof node === 'string' ? [node] : Object.values(node).flatMap(leaves));
