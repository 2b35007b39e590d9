export type { AgentHarness, CreateAgent, Provision } from './agent-harness.js';
export { describeAgent, type Runner } from './describe-agent.js';
export { fakeAgent, type FakeAgent, type FakeAgentOptions, type FakeFacts } from './fake-agent.js';
export { fakeClock, type FakeClock } from './fake-clock.js';
