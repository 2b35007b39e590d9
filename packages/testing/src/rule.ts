import type { Provision } from './agent-harness.js';
import type { Bench } from './bench.js';

/** One sentence of the agent contract, and how to tell whether an agent keeps it. */
export interface Rule {
  /** Finishes the sentence "the agent …". */
  readonly title: string;
  readonly needs?: readonly Provision[];
  /** Rejects with a sentence for the agent's author where the rule is broken. */
  check(bench: Bench): Promise<void>;
}

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
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value); // A loop, or a number too large for JSON.
  }
}
