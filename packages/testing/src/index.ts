export type { AgentHarness, CreateAgent, Provision } from './agent-harness.js';
export { describeAgent, type Runner } from './describe-agent.js';
export { fakeAgent, type FakeAgent, type FakeAgentOptions, type FakeFacts } from './fake-agent.js';
export { fakeContactList, type FakeContactList, type FakeContacts } from './fake-contact-list.js';
export { fakePreferencesDesk, type FakePreferencesDesk } from './fake-preferences-desk.js';
export { fakeClock, type FakeClock } from './fake-clock.js';
export { processorTime } from './processor-time.js';
export { describeTimes, median } from './times.js';
