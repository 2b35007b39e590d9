export type { AliveOptions } from './alive.js';
export { installRelay, RELAY_KEY } from './install.js';
export { relayAgent, type RelayAgent } from './relay-agent.js';
export type { RelayOptions } from './relay-options.js';
