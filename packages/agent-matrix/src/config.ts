import type { AgentKind, JsonSchema } from '@presence-elements/core';
import { matrixAgent } from './matrix-agent.js';
import type { MatrixOptions } from './matrix-options.js';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });

const properties: JsonSchema = {
  homeserver: text('Homeserver', 'Where it is: https://matrix.corp.example', { pattern: '^https?://' }),
  userId: text('User id', 'Instead: the account, @presence:corp.example. Its server is asked where the homeserver is.', { pattern: '^@[^:]+:.+' }),
  token: text('Access token', 'Of the account, and of a device that nothing else uses.', { writeOnly: true }),
  account: { enum: ['service', 'viewer'], default: 'service', title: 'Whose account', description: 'service: shared by all viewers, who see whomever it shares a room with, and may do nothing in its name. viewer: of the one person who uses this relay.' },
  sync: { type: 'boolean', default: true, title: 'Sync', description: 'Be told of changes. Without it everybody is asked for once a minute.' },
};

/** A Matrix account for `presence.config.json`. */
export const agentKind: AgentKind = {
  kind: 'matrix',
  title: 'Matrix: Synapse, Dendrite, Conduit and whoever federates with them',
  options: {
    type: 'object', title: 'Matrix', description: 'One account on a Matrix homeserver.', additionalProperties: false, required: ['token'], properties,
    oneOf: [{ required: ['homeserver'] }, { required: ['userId'] }],
  },
  // Unless it is said otherwise, the account belongs to nobody who looks through it.
  create: (options, context) => matrixAgent({ account: 'service', ...(options as unknown as MatrixOptions), name: context?.name?.replace(/\s+/g, '-') }),
};
