import type { AgentHarness } from './agent-harness.js';
import { Bench } from './bench.js';
import type { Rule } from './rule.js';

/** Tries one rule and clears up; rejects with the rule's own sentence where it is broken. */
export async function tryRule(rule: Rule, harness: AgentHarness): Promise<void> {
  const bench = new Bench(harness);
  try {
    await rule.check(bench);
  } catch (error) {
    // An agent that breaks a rule may well fail to be closed, too: the rule says more.
    await bench.clear().catch(() => undefined);
    throw error;
  }
  await bench.clear();
}
