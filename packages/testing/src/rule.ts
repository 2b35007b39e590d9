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
