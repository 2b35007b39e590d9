import { availabilities, capabilities, problemCodes } from '@presence-elements/core';
import { accountSchemas } from './contract/account-schemas.js';
import { administrationSchemas } from './contract/administration-schemas.js';
import { directorySchemas } from './contract/directory-schemas.js';
import { list, object, ref, text, time, type Schema } from './contract/shape.js';

/** How much the relay takes; each is answered with a problem that says so. */
export interface RelayLimits {
  /** Bytes of one request's body: 1 MiB. */
  readonly body: number;
  /** Addresses in one query: 1,000. */
  readonly query: number;
  /** Addresses watched by one stream: 5,000. */
  readonly watched: number;
  /** Streams of one viewer at once: 100. Without `authenticate` all pages are one viewer. */
  readonly streams: number;
  /** Recipients of one message: 100. */
  readonly recipients: number;
}

// Longer notes are cut by the registry; this only keeps bodies sane (characters).
const LONGEST_TEXT = 20_000;

/** What a relay has besides presence. */
export interface Keeping {
  /** Has it an organisation? */
  readonly keepsSettings?: boolean | undefined;
}

/** Every value that goes over the wire, once: the published contract, and what requests are checked against. */
export function schemas(limits: RelayLimits, { keepsSettings = false }: Keeping = {}): Readonly<Record<string, Schema>> {
  const addresses = list({ type: 'string', description: 'ada@corp.example, sip:ada@corp.example, aim:ada, …' });
  const revision: Schema = { type: 'integer', minimum: 0, description: 'Rises with each change of the list.' };
  const settingsRevision: Schema = { type: 'string', description: 'Another one after each change of what the viewer may see or what is kept for them: what was kept of others is to be forgotten.' };
  return {
    ...values,
    ...(keepsSettings && { ...accountSchemas, ...administrationSchemas, ...directorySchemas }),
    QueryRequest: object({ addresses: { ...addresses, maxItems: limits.query } }),
    QueryAnswer: object({ items: list(ref('Presence')), now: time('The relay’s clock, to rebase its times by.') }),
    StreamList: object({ revision, addresses: { ...addresses, maxItems: limits.watched } }),
    StreamChange: object({ revision, add: { ...addresses, maxItems: limits.watched }, remove: addresses }),
    OpenEvent: object({
      id: { type: 'string' },
      resumed: { type: 'boolean', description: 'False: the list has to be declared (again).' },
      now: time('The relay’s clock, to rebase its times by.'),
      heartbeat: { type: 'number', description: 'Milliseconds after which at least a comment follows.' },
      revision: settingsRevision,
    }, ['id', 'resumed', 'now', 'heartbeat']),
    SettingsEvent: object({ revision: settingsRevision }),
    PresenceEvent: object({ items: list(ref('Presence')) }),
    Alive: object({ active: { type: 'boolean', description: 'Is the page in use? Ours say so until five minutes after the last key or pointer.' } }),
    SendRequest: object({ to: { ...addresses, minItems: 1, maxItems: limits.recipients }, text: text(LONGEST_TEXT), lang: text(35) }, ['to', 'text']),
    AccessRequest: object({ address: { type: 'string' } }),
    Health: object({ status: { const: 'ok' }, now: time() }),
  };
}

const own = {
  activities: list(ref('Activity'), 20), note: ref('Note'), outOfOffice: ref('OutOfOffice'), expiresAt: time(),
};

const values: Readonly<Record<string, Schema>> = {
  Availability: { enum: availabilities, description: 'Readers draw a value they do not know as unknown.' },
  ProblemCode: { enum: problemCodes, description: 'Readers take a value they do not know for no-data.' },
  Capability: { enum: capabilities },
  Activity: object({ kind: text(100), text: text(1000), until: time() }, ['kind']),
  Note: object({ text: text(LONGEST_TEXT), emoji: text(100), lang: text(35), expiresAt: time() }, ['text']),
  OutOfOffice: object({ message: text(LONGEST_TEXT), until: time() }, []),
  Presence: object({
    address: { type: 'string' },
    availability: ref('Availability'),
    activities: list(ref('Activity')),
    note: ref('Note'),
    idle: { type: 'boolean' },
    lastActiveAt: time(),
    since: time(),
    outOfOffice: ref('OutOfOffice'),
    capabilities: list(ref('Capability')),
    links: { type: 'object', propertyNames: ref('Capability'), additionalProperties: { type: 'string' } },
    problem: ref('ProblemCode'),
    stale: { type: 'boolean', description: 'The last known value, which cannot be confirmed now.' },
    confidence: { enum: ['confirmed', 'assumed'] },
    network: { type: 'string' },
    agent: { type: 'string' },
    observedAt: time(),
    expiresAt: time(),
    sources: list(ref('Presence')),
  }, ['address', 'availability', 'activities', 'capabilities', 'stale', 'confidence', 'observedAt']),
  OwnPresence: object({
    availability: { enum: [...availabilities.filter(value => value !== 'unknown'), 'invisible', 'auto'] },
    ...own,
  }, []),
  Refusal: object({ address: { type: 'string' }, problem: ref('ProblemCode') }),
  SendReceipt: object({ delivered: { enum: ['sent', 'stored', 'launched'] }, refused: list(ref('Refusal')) }, ['delivered']),
  Problem: object({
    title: { type: 'string' },
    status: { type: 'integer' },
    code: ref('ProblemCode'),
    detail: { type: 'string' },
    errors: list(ref('FieldProblem')),
  }, ['title', 'status', 'code', 'detail']),
  FieldProblem: object({
    path: { type: 'string', description: 'From the outside in: routes.0, agent.options.service. Empty for the whole.' },
    code: { type: 'string', description: 'required, route-taken, conflict, … An open list.' },
    message: { type: 'string', description: 'In English, for a person.' },
  }),
};
