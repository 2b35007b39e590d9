export { sipAgent, type SipAgent } from './sip-agent.js';
export type { IncomingMessage, SipOptions, SocketLike, WebSocketLike } from './sip-options.js';
export type { SipWatcher, WatchersListener } from './sip-watcher.js';
