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
  if (typeof value !== 'object' && typeof value !== 'string') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value); // It refers to itself.
  }
}
