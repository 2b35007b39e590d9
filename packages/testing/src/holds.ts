/** @throws Error with the sentence: the same in every runner. */
export function holds(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Anything, short enough for a sentence. */
export function show(value: unknown): string {
  const text = value instanceof Error ? String(value) : written(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function written(value: unknown): string {
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : typeof value;
  } catch {
    return typeof value; // It refers to itself, or is a number too large for JSON.
  }
}
