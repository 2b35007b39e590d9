import { samePresence } from '@presence-elements/core';

/** @throws Error with the sentence: the same in every runner. */
export function holds(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Are two values the same plain data? What is undefined is as good as absent. */
export function same(found: unknown, wanted: unknown, sentence: string): void {
  holds(samePresence(found, wanted), `${sentence}: it is ${show(found)} instead of ${show(wanted)}`);
}

/** How a call ends, thrown or rejected alike. */
export async function outcomeOf<T>(call: () => T | Promise<T>): Promise<{ readonly value?: T; readonly error?: unknown }> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error };
  }
}

/** Anything, short enough for a sentence. */
export function show(value: unknown): string {
  const text = value instanceof Error ? String(value) : (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
