import type { AccountHarness } from './account-harness.js';
import { areaRules } from './rules/area-rules.js';
import { contactLimitRules } from './rules/contact-limit-rules.js';
import { contactRules } from './rules/contact-rules.js';
import { preferenceRules } from './rules/preference-rules.js';
import { providerRules } from './rules/provider-rules.js';
import { defineRules, type Runner } from './runner.js';

/** What a `PresenceAccount` has to do, as a suite: one test for each rule, each in an organisation of its own. */
export function describeAccount(name: string, make: () => AccountHarness | Promise<AccountHarness>, runner?: Runner): void {
  defineRules(name, [...preferenceRules, ...contactRules, ...contactLimitRules, ...areaRules, ...providerRules], make, runner);
}
