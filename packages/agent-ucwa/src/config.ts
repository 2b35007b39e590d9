import type { AgentKind, JsonSchema } from '@presence-elements/core';
import { ucwaAgent } from './ucwa-agent.js';
import type { UcwaOptions } from './ucwa-options.js';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });
const flag = (title: string, description: string, preset: boolean): JsonSchema => ({ type: 'boolean', default: preset, title, description });

const properties: JsonSchema = {
  domain: text('SIP domain', 'corp.example: servers are looked for as LyncDiscoverInternal and LyncDiscover below it.'),
  discoveryUrl: text('Discovery URL', 'Where discovery begins instead: https://lyncdiscover.corp.example/', { pattern: '^https://' }),
  trust: { type: 'array', items: { type: 'string', minLength: 1 }, title: 'More trusted domains', description: 'Domains of servers that lie elsewhere. Nothing is sent to a host that is in none of them.' },
  user: text('User', 'The account that asks: CORP\\presence or presence@corp.example. All viewers see what it may see.'),
  password: text('Password', 'Of that account.', { writeOnly: true }),
  culture: text('Language', 'Of activities that the server puts into words.', { default: 'en-US' }),
  batch: flag('Batches', 'Ask for many people in one request. Without it there is one request for each.', true),
  allowPrivate: flag('Allow private addresses', 'Servers in your own network, which is where they usually are.', false),
};

/** A service account on Skype for Business Server or Lync 2013 for `presence.config.json`. */
export const agentKind: AgentKind = {
  kind: 'ucwa',
  title: 'Skype for Business Server and Lync 2013 on premises',
  options: {
    type: 'object', title: 'Skype for Business', description: 'One service account, by which all viewers see.', additionalProperties: false,
    required: ['user', 'password'], properties, anyOf: [{ required: ['domain'] }, { required: ['discoveryUrl'] }],
  },
  create: (options, context) => ucwaAgent({ ...(options as unknown as UcwaOptions), account: 'service', name: context?.name?.replace(/\s+/g, '-'), resolve: context?.resolve }),
};
