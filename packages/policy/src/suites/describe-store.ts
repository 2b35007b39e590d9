import { defineRules, type Runner } from './runner.js';
import type { StoreHarness, StoreSuiteOptions } from './store-harness.js';
import { storeRules } from './rules/store-rules.js';
import { storeTroubleRules } from './rules/store-trouble-rules.js';

/** What a `Store` has to do, as a suite: one test for each rule, each on a place of its own. */
export function describeStore(name: string, make: () => StoreHarness | Promise<StoreHarness>, { without }: StoreSuiteOptions = {}, runner?: Runner): void {
  defineRules(name, [...storeRules, ...storeTroubleRules], make, runner, without);
}
