import type { AgentKind, JsonSchema } from '@presence-elements/core';
import type { SocketClass } from './connection/frames.js';
import { loadStrophe } from './connection/load-strophe.js';
import { xmppAgent } from './xmpp-agent.js';
import { mechanisms, type XmppOptions } from './xmpp-options.js';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });
const flag = (title: string, description: string): JsonSchema => ({ type: 'boolean', default: false, title, description });
const url = text('Service', 'wss: for WebSocket, https: for BOSH.', { pattern: '^(wss?|https?)://' });

const properties: JsonSchema = {
  jid: text('Account', 'The bare JID that the relay signs in as: presence@corp.example. Whoever shares presence with it is seen.', { pattern: '^[^@/\\s]+@[^@/\\s]+$' }),
  domain: text('Domain', 'Without an account: the domain to enter as a guest (ANONYMOUS).'),
  password: text('Password', 'Of the account.', { writeOnly: true }),
  token: text('Token', 'An OAuth token instead of a password.', { writeOnly: true }),
  service: {
    title: 'Service', description: 'Where to connect; several are tried in this order. Without it the domain is asked (XEP-0156).',
    anyOf: [url, { type: 'array', items: url, minItems: 1, maxItems: 10 }],
  },
  mechanisms: { type: 'array', items: { enum: mechanisms }, minItems: 1, title: 'Mechanisms', description: 'Ways to sign in; by default those that fit password, token or neither.' },
  insecure: flag('Insecure', 'Lets the password go to other hosts without TLS.'),
  resource: text('Resource', 'Name of this connection; the server\'s choice by default.', { maxLength: 200 }),
  priority: { type: 'integer', minimum: -128, maximum: 127, default: -1, title: 'Priority', description: 'Below 0 no messages are routed here.' },
  availability: { enum: ['online', 'away', 'busy', 'dnd', 'invisible'], default: 'online', title: 'Availability', description: 'How the account is seen. Invisible, changes are asked for instead of told.' },
  account: { enum: ['service', 'viewer'], default: 'service', title: 'Whose account', description: 'service: shared by all viewers, who may do nothing in its name. viewer: of the one person who uses this relay.' },
  relayMessages: flag('Relay messages', 'Lets viewers send messages through the service account, each beginning with the viewer\'s address.'),
  watchStrangers: flag('Watch strangers', 'Asks for people outside the roster by directed presence, which shows them this account.'),
  accessRequests: { enum: ['ask', 'approve', 'deny'], default: 'ask', title: 'Access requests', description: 'What becomes of those who ask to see this account: nothing until somebody answers, or always the same.' },
  languages: { type: 'array', items: { type: 'string' }, title: 'Languages', description: 'In which to read what people write in several (BCP 47).' },
};

/** An XMPP account for `presence.config.json`. */
export const agentKind: AgentKind = {
  kind: 'xmpp',
  title: 'XMPP: Prosody, ejabberd, Openfire, Cisco IM and Presence, and whoever federates with them',
  options: { type: 'object', title: 'XMPP', description: 'One XMPP account.', additionalProperties: false, properties, anyOf: [{ required: ['jid'] }, { required: ['domain'] }] },
  async create(options, context) {
    // Now rather than at the first question: whoever starts a relay can still install what is missing.
    await loadStrophe().catch((cause: unknown) => { throw new TypeError('strophe.js cannot be loaded; in Node it needs two packages more: npm install ws @xmldom/xmldom', { cause }); });
    return xmppAgent({
      // Unless it is said otherwise, the account belongs to nobody who looks through it.
      account: 'service',
      ...(options as XmppOptions),
      name: context?.name?.replace(/\s+/g, '-'),
      WebSocket: context?.WebSocket as SocketClass | undefined,
    });
  },
};
