import type { AgentKind, JsonSchema } from '@presence-elements/core';
import { sipAgent } from './sip-agent.js';
import type { SipOptions, WebSocketLike } from './sip-options.js';

const SIP_URI = '^sips?:[^@\\s<>]+@[^@\\s<>]+$';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });
const flag = (title: string, description: string): JsonSchema => ({ type: 'boolean', default: false, title, description });

const properties: JsonSchema = {
  service: text('Service', 'The server\'s WebSocket (RFC 7118): wss://sip.corp.example/ws', { pattern: '^wss?://.' }),
  uri: text('Account', 'Whose subscriptions these are: sip:presence@corp.example. Whoever lets this account see them is seen.', { pattern: SIP_URI }),
  user: text('User', 'The name to sign in with, where it is not the user of the account.'),
  password: text('Password', 'Of the account, for the server\'s digest challenge.', { writeOnly: true }),
  realm: text('Realm', 'The only realm that the password is for. Without it, the first that asks.'),
  list: text('List', 'A resource list on the server (RFC 4662): one subscription for all who are on it. Others are subscribed to singly.', { pattern: SIP_URI }),
  xcap: text('XCAP', 'Where the server keeps documents (RFC 4825): https://sip.corp.example/xcap-root', { pattern: '^https?://.' }),
  keepList: flag('Keep the list', 'Writes whoever is watched into the list. Needs list and xcap.'),
  dialog: flag('Calls', 'Subscribes to each contact\'s calls, too (RFC 4235): they show as in-call.'),
  languages: { type: 'array', items: { type: 'string' }, title: 'Languages', description: 'In which to read what people write in several (BCP 47), best first.' },
  expires: { type: 'integer', minimum: 60_000, maximum: 86_400_000, default: 3_600_000, title: 'Expires', description: 'Milliseconds that a subscription is asked for.' },
  rate: { type: 'integer', minimum: 1, maximum: 10_000, default: 100, title: 'Rate', description: 'Subscriptions that are made or renewed in one second.' },
  account: {
    enum: ['service', 'viewer'], default: 'service', title: 'Whose account',
    description: 'service: shared by all viewers, who may do nothing in its name. viewer: of the one person who uses this relay.',
  },
};

/** A SIP account for `presence.config.json`. */
export const agentKind: AgentKind = {
  kind: 'sip',
  title: 'SIP/SIMPLE: Kamailio, PBXs, and Lync or OCS behind a SIP proxy',
  options: { type: 'object', title: 'SIP', description: 'One SIP account.', additionalProperties: false, required: ['service', 'uri'], properties },
  create({ account = 'service', ...options }, { WebSocket, name } = {}) {
    const agent = sipAgent({ ...options as unknown as SipOptions, name: name?.replace(/\s+/g, '-'), ...(WebSocket && { WebSocket: WebSocket as unknown as WebSocketLike }) });
    if (account === 'viewer') return agent;
    // Nobody who looks through a shared account may speak in its name.
    const { publish: _publish, send: _send, requestAccess: _requestAccess, ...shared } = agent;
    return shared;
  },
};
