/** The word that was probably meant: "did you mean …?" Undefined where none is near. */
export function similar(word: string, known: readonly string[]): string | undefined {
  const near = known.map(name => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.min(name.length, word.length) / 3)));
  return near.sort((a, b) => a.far - b.far)[0]?.name;
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  // Nobody means a word that is so much longer, and nothing that long is worth the time.
  if (Math.abs(one.length - other.length) > 3 || one.length > 100) return Infinity;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i], above = rows[i - 1]!;
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? rows[i - 2]?.[j - 2] : undefined;
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1), (swapped ?? Infinity) + 1);
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
