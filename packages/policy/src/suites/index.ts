export { sampleAgents, type AccountHarness } from './account-harness.js';
export { describeAccount } from './describe-account.js';
export { describeStore } from './describe-store.js';
export type { Rule, Runner, Without } from './runner.js';
export type { StoreHarness, StoreSuiteOptions } from './store-harness.js';
