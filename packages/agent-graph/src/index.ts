export { clouds, type Cloud, type CloudName } from './cloud.js';
export { graphAgent, type GraphAgent } from './graph-agent.js';
export type { GraphOptions } from './graph-options.js';
export type { GraphPush } from './parts.js';
export { graphPush, type PushKey, type PushOptions } from './push/graph-push.js';
export type { LookUp } from './questions.js';
export { readPresence, type GraphPresence } from './read-presence.js';
export { applicationToken, type ApplicationCredential } from './application-token.js';
export type { Token, TokenRequest } from './token-request.js';
