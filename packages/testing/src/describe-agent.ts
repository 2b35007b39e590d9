import type { AgentHarness } from './agent-harness.js';
import { addressesOf } from './bench.js';
import { failureRules } from './failure-rules.js';
import { ownRules } from './own-rules.js';
import { queryRules } from './query-rules.js';
import type { Rule } from './rule.js';
import { shapeRules } from './shape-rules.js';
import { tryRule } from './try-rule.js';
import { watchRules } from './watch-rules.js';

/** The two words of a test runner: those of vitest, mocha and node:test all fit. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: ((name: string, body: () => Promise<void>) => unknown) & { readonly skip?: (name: string, body: () => void) => unknown };
}

const rules: readonly Rule[] = [...shapeRules, ...queryRules, ...failureRules, ...watchRules, ...ownRules];

/**
 * The agent contract as a suite: defines one test for each rule. `describe` and `it` are the global ones unless given.
 *
 * @throws TypeError where the harness itself is at fault.
 */
export function describeAgent(name: string, harness: AgentHarness, runner: Runner = globalRunner()): void {
  addressesOf(Object.keys(harness.known));
  if (Object.keys(harness.known).length < 2) throw new TypeError('The harness needs two `known` addresses at least');
  runner.describe(name, () => {
    for (const rule of rules) define(rule, harness, runner);
  });
}

function define(rule: Rule, harness: AgentHarness, { it }: Runner): void {
  const missing = rule.needs?.find(need => harness[need] === undefined);
  if (!missing) return void it(rule.title, () => tryRule(rule, harness));
  const title = `${rule.title} (not tried: ${harness.without?.[missing] ?? `the harness has no \`${missing}\``})`;
  if (it.skip) it.skip(title, () => undefined);
  else it(title, () => Promise.resolve());
}

function globalRunner(): Runner {
  const { describe, it } = globalThis as Partial<Runner>;
  if (!describe || !it) throw new TypeError('There is no global `describe` and `it`: pass those of your test runner');
  return { describe, it };
}
