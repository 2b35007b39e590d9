export { fakeAgent, type FakeAgent, type FakeAgentOptions, type FakeFacts } from './fake-agent.js';
export { fakeClock, type FakeClock } from './fake-clock.js';
