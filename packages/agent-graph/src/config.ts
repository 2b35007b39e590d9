import type { AgentKind, JsonSchema } from '@presence-elements/core';
import { applicationToken } from './application-token.js';
import { clouds, type CloudName } from './cloud.js';
import { graphAgent } from './graph-agent.js';
import { graphPush, type PushOptions } from './push/graph-push.js';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });
const flag = (title: string, description: string): JsonSchema => ({ type: 'boolean', default: false, title, description });
const closed = (title: string, description: string, properties: JsonSchema, required: readonly string[]): JsonSchema =>
  ({ type: 'object', title, description, additionalProperties: false, required, properties });

const key = closed('Key', 'A certificate and its private key.', {
  id: text('Id', 'Your own name for it.', { maxLength: 128 }),
  certificate: text('Certificate', 'X.509 with an RSA key of 2,048 to 4,096 bits, PEM or base64. Of the first key at least.'),
  privateKey: text('Private key', 'PKCS #8, PEM or base64.', { writeOnly: true }),
}, ['id', 'privateKey']);

const push = closed('Change notifications', 'Lets Graph tell of changes by itself.', {
  notificationUrl: text('Notification URL', 'Where Graph reaches this relay: https://portal.example/presence/hooks/ and the name of this network.', { pattern: '^https://' }),
  lifecycleNotificationUrl: text('Lifecycle URL', 'For what happens to the subscription itself; the same, unless said.', { pattern: '^https://' }),
  clientState: text('Client state', 'A secret that Graph sends with each notification: 16 to 128 characters.', { writeOnly: true }),
  keys: { type: 'array', items: key, minItems: 1, maxItems: 5, title: 'Keys', description: 'The newest first. The one before it stays for a day, for what was encrypted for it.' },
}, ['notificationUrl', 'clientState', 'keys']);

interface Options {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken?: string;
  readonly cloud?: CloudName;
  readonly base?: string;
  readonly write?: boolean;
  readonly push?: PushOptions;
}

/** Microsoft 365 for `presence.config.json`: one application, or one service account, for all viewers of a relay. */
export const agentKind: AgentKind = {
  kind: 'graph',
  title: 'Microsoft 365 (Teams) through Microsoft Graph',
  options: closed('Microsoft 365', 'An application registered in Microsoft Entra.', {
    tenant: text('Tenant', 'Directory (tenant) id, or a domain of it.', { pattern: '^[\\w.-]+$' }),
    clientId: text('Application', 'Application (client) id.'),
    clientSecret: text('Client secret', 'Of that application.', { writeOnly: true }),
    refreshToken: text('Refresh token', 'Of a service account: then the relay looks with that account\'s eyes (delegated), not as the application.', { writeOnly: true }),
    cloud: { enum: Object.keys(clouds), default: 'global', title: 'Cloud', description: 'Which of Microsoft\'s clouds the tenant is in.' },
    base: text('Base', 'Graph with its version, where it is reached through a proxy.', { pattern: '^https?://' }),
    write: flag('Write', 'Lets viewers set their own presence (Presence.ReadWrite.All). The relay has to know their addresses for sure.'),
    push,
  }, ['tenant', 'clientId', 'clientSecret']),
  create(options, context) {
    const { tenant, clientId, clientSecret, refreshToken, cloud = 'global', base, write, push } = options as unknown as Options;
    const { graph, login, teams } = clouds[cloud];
    return graphAgent({
      token: applicationToken({ tenant, clientId, clientSecret, refreshToken, login, graph: new URL(graph).origin }),
      // What anybody sees here is what the application may see: the relay's policy decides who may see whom.
      audience: 'shared',
      base: base ?? graph, teams, write,
      // An application knows its tenant by id or by name; tokens hold the id.
      push: push && graphPush({ ...push, appId: clientId, tenantId: /^[\da-f-]{36}$/i.test(tenant) ? tenant : undefined }),
      name: context?.name?.replace(/\s+/g, '-'),
    });
  },
};
