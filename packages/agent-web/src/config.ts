import { availabilities, problemCodes, type AgentKind, type JsonSchema } from '@presence-elements/core';
import { services } from './services.js';
import { webAgent } from './web-agent.js';
import type { WebAgentOptions } from './web-options.js';

const text = (title: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, title, description, ...more });

const closed = (title: string, description: string, properties: JsonSchema, required: readonly string[] = []): JsonSchema =>
  ({ type: 'object', title, description, additionalProperties: false, required, properties });

const path = (title: string, description: string): JsonSchema =>
  ({ title, description, anyOf: [{ type: 'string', minLength: 1 }, { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } }] });

const strings = (title: string, description: string): JsonSchema => ({ type: 'array', items: { type: 'string' }, title, description });

const meaning: JsonSchema = {
  title: 'Meaning',
  description: 'What a word says of a person.',
  anyOf: [
    { enum: availabilities },
    closed('Meaning', 'An availability and what goes with it, or why there is none.', {
      availability: { enum: availabilities, title: 'Availability', description: 'How far the person can be reached.' },
      confidence: { const: 'assumed', title: 'Assumed', description: 'The service uses this word for people it does not know, too.' },
      idle: { type: 'boolean', title: 'Idle', description: 'Available, but long inactive.' },
      activity: text('Activity', 'Kind of activity, such as in-call.'),
      problem: { enum: problemCodes, title: 'Problem', description: 'Why nothing is known.' },
    }),
  ],
};

const document = closed('JSON or XML', 'The word stands in a JSON or XML document.', {
  format: { enum: ['json', 'xml'], title: 'Format', description: 'What the service answers with, whatever it calls it.' },
  root: text('Root', 'Name of the outermost element (XML).'),
  proof: text('Proof', 'A path that every answer of this service has.'),
  status: text('Status', 'A path to a status as HTTP has it, inside the answer.'),
  each: path('Entries', 'A path to one entry for each person or device.'),
  who: text('Whose', 'Within an entry, whose it is. Without it the entries are devices of one person.'),
  state: path('State', 'A path to the word, within an entry.'),
  priority: text('Priority', 'A path to the priority of a device, within an entry.'),
  note: path('Note', 'A path to what the person wrote, within an entry.'),
  noteHtml: path('Note in HTML', 'The same where it is HTML: only its text is taken.'),
}, ['format', 'state']);

const read: JsonSchema = {
  title: 'Reading',
  description: 'Where in an answer the word for a person\'s state is.',
  anyOf: [
    document,
    closed('Text or page', 'The body is the word, or holds it between two markers.', {
      format: { enum: ['text', 'html'], title: 'Format', description: 'Only html may be a page.' },
      between: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 2, maxItems: 2, title: 'Between', description: 'What stands before the word and what after it.' },
    }, ['format']),
    closed('Redirect', 'The word is the last part of where the answer redirects to.', {
      format: { const: 'redirect', title: 'Format', description: 'Read without going there.' },
    }, ['format']),
  ],
};

const integer = (title: string, description: string, minimum: number, maximum: number, more: JsonSchema = {}): JsonSchema => ({ type: 'integer', title, description, minimum, maximum, ...more });

const limits = closed('Limits', 'What the service puts up with.', {
  maxBatch: integer('Batch', 'Addresses in one question. Each is a request of its own, unless the service takes several.', 1, 1_000),
  rate: closed('Rate', 'So many questions in so many milliseconds.', {
    requests: integer('Questions', 'So many questions.', 1, 1_000),
    per: integer('Time', 'In so many milliseconds.', 1, 3_600_000),
  }, ['requests', 'per']),
  ttl: integer('Freshness', 'Milliseconds until an answer is asked for again.', 1_000, 3_600_000),
});

const concurrency = integer('Concurrency', 'Requests under way at once.', 1, 100);

const row = closed('Service of your own', 'A service described as data.', {
  name: text('Name', 'Short, without white space.', { pattern: '^\\S{1,40}$' }),
  title: text('Title', 'What it is.'),
  schemes: strings('Schemes', 'Schemes of the addresses it knows; all unless given.'),
  domains: strings('Domains', 'Domains whose bare addresses it knows, too.'),
  digits: { type: 'boolean', title: 'Digits', description: 'It knows people by numbers alone.' },
  path: text('Path', 'What to ask for below the base, with {user}, {domain}, {address}, {users} or {key}.', { pattern: '^/(?!/)' }),
  batch: integer('Batch', 'People in one request, for {users}.', 1, 1_000),
  limits,
  concurrency,
  read,
  values: { type: 'object', additionalProperties: meaning, title: 'Words', description: 'What the words of this service mean. Any other leaves a person unknown.' },
  none: meaning,
  silent: strings('No note', 'Texts that stand for no note.'),
  statuses: { type: 'object', additionalProperties: { enum: problemCodes }, title: 'Statuses', description: 'What HTTP statuses mean here, where it is not the usual.' },
}, ['name', 'title', 'path', 'read', 'values']);

/** Web presence for `presence.config.json`. */
export const agentKind: AgentKind = {
  kind: 'web',
  title: 'Web presence: the web modules of XMPP servers, AIM and ICQ and their revivals, or a URL of your own',
  options: closed('Web presence', 'One web presence service.', {
    service: { title: 'Service', description: 'One that is known by name, or one described as data.', anyOf: [{ enum: services.map(({ name }) => name) }, row] },
    base: text('Base', 'Where the service is, with the path it lies under: https://xmpp.corp.example:5281', { pattern: '^https?://' }),
    allowPrivate: { type: 'boolean', default: false, title: 'Allow private addresses', description: 'Ask hosts of your own network, too.' },
    key: text('Application key', 'What goes into {key}; no secret.'),
    user: text('User', 'Who signs in, where the service wants that.'),
    password: text('Password', 'Of that user.', { writeOnly: true }),
    limits,
    concurrency,
    timeout: integer('Timeout', 'Milliseconds for a whole question.', 100, 10_000, { default: 9_000 }),
  }, ['service']),
  create: (options, context) => webAgent({ ...(options as unknown as WebAgentOptions), name: context?.name?.replace(/\s+/g, '-'), resolve: context?.resolve }),
};
