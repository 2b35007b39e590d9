import { providerKinds, type AgentKind, type JsonSchema } from '@presence-elements/core';
import { directorySchema } from './directory-schema.js';
import { relayOptions } from './relay-schema.js';
import { fromEnvironment } from './secret-schema.js';

/** The schema of `presence.config.json` (JSON Schema 2020-12), with the options of these kinds of network, by the name that a file gives each. */
export function configSchema(kinds: ReadonlyMap<string, AgentKind>): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Presence relay',
    description: 'Which networks a presence relay asks, and how the relay itself is run.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', title: 'Schema', description: 'Where an editor finds what may stand here.' },
      networks: { type: 'array', title: 'Networks', description: 'The networks that are asked. An address goes to the network with the most specific route.', items: networkSchema(kinds) },
      directories: { type: 'array', title: 'Directories', description: 'Directories of people with their IM addresses, which administrators can have read, or which are read from time to time.', items: directorySchema },
      ...relayOptions,
    },
  };
}

function networkSchema(kinds: ReadonlyMap<string, AgentKind>): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'kind', 'routes'],
    properties: {
      name: { type: 'string', title: 'Name', description: 'What this network is called in messages to the administrator; no two have the same.', pattern: '^[\\w][\\w .-]{0,63}$', examples: ['office'] },
      kind: {
        type: 'string', title: 'Kind', description: 'What the network speaks; or the package of an agent by somebody else.',
        anyOf: [...[...kinds].map(([name, { title }]) => ({ const: name, description: title })), { examples: ['@acme/presence-agent'] }],
      },
      routes: {
        type: 'array', title: 'Routes', description: 'Whose addresses it is asked for: corp.example (a domain), *.corp.example (the domains below it), aim: (a scheme) or * (all others).',
        minItems: 1, uniqueItems: true, items: { type: 'string', examples: ['corp.example', '*.corp.example', 'aim:', '*'] },
      },
      enabled: { type: 'boolean', title: 'Enabled', description: 'false leaves the network here, but nobody asks it.', default: true },
      as: { enum: providerKinds, title: 'As', description: 'What its people are to the organisation, where settings are kept: of an enterprise connection, of a federated server, of a public provider.', default: 'federated' },
      options: { type: 'object', title: 'Options', description: 'How this kind of network is reached.' },
    },
    ...(kinds.size && { allOf: [...kinds].map(([name, kind]) => optionsOf(name, kind)) }),
  };
}

function optionsOf(name: string, { options }: AgentKind): JsonSchema {
  const own = { ...(options.$defs ? { $id: `urn:presence-options:${name}` } : {}), ...(fromEnvironment(options) as JsonSchema) };
  return {
    if: { properties: { kind: { const: name } }, required: ['kind'] },
    then: { properties: { options: own }, ...(Array.isArray(options.required) && options.required.length && { required: ['options'] }) },
  };
}
