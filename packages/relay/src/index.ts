export { isLoopback, type Origins } from './guards.js';
export { PortalNetwork, type Knows } from './network/portal-network.js';
export { memoryStatusStore, type Status, type StatusStore, type Words } from './network/status-store.js';
export { createRelay, type Relay } from './relay.js';
export type { Authenticate, RelayOptions } from './relay-options.js';
export { startSamplePeople } from './sample-people.js';
export type { RelayLimits } from './schemas.js';
export { serveRelay, type ServeOptions, type ServedRelay } from './serve.js';
