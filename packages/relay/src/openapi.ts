import { schemas, type RelayLimits, type Schema } from './schemas.js';

interface Operation {
  readonly summary: string;
  readonly description?: string;
  /** Name of the request's schema. */
  readonly body?: string;
  /** Status → what is answered: the name of its schema, or undefined for an empty answer. */
  readonly answers: Readonly<Record<number, string | undefined>>;
  readonly problems: readonly number[];
}

const COMMON = [401, 403, 500, 503] as const;
const WITH_BODY = [400, 413, 415] as const;
const OUTSIDE = [404, 429, 502, 504] as const;

const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/query': {
    post: { summary: 'Looks addresses up, once', description: 'One item for every address asked, in their order.', body: 'QueryRequest', answers: { 200: 'QueryAnswer' }, problems: [...COMMON, ...WITH_BODY] },
  },
  '/stream': {
    get: {
      summary: 'Everything that changes, in order',
      description: 'Server-sent events: first `open` (OpenEvent), then `presence` (PresenceEvent); comments in between are signs of life. Sent back as `Last-Event-ID`, the last id seen resumes a stream.',
      answers: { 200: 'text/event-stream' },
      problems: [...COMMON, 429],
    },
  },
  '/stream/{id}': {
    put: { summary: 'Declares all that the stream watches', description: 'The state of what is new in the list follows on the stream.', body: 'StreamList', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404, 409] },
    patch: { summary: 'Adds to the list, and removes from it', body: 'StreamChange', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404, 409] },
  },
  '/me': {
    get: { summary: 'What I have set and still counts', answers: { 200: 'OwnPresence' }, problems: [...COMMON, 404] },
    put: { summary: 'Sets how I want to be seen', description: 'Replaces all that was set before; answers what was really set.', body: 'OwnPresence', answers: { 200: 'OwnPresence' }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
    delete: { summary: 'Withdraws what I have set', answers: { 204: undefined }, problems: [...COMMON, ...OUTSIDE] },
  },
  '/me/alive': {
    post: { summary: 'A page of mine is open', description: 'Every 60 seconds per user while one is.', body: 'Alive', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404] },
  },
  '/send': {
    post: { summary: 'Sends a message to one or many', body: 'SendRequest', answers: { 200: 'SendReceipt' }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
  },
  '/access': {
    post: { summary: 'Asks a person for leave to see their presence', description: 'Only ever on somebody’s explicit act.', body: 'AccessRequest', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
  },
  '/hooks/{agent}': {
    post: { summary: 'What a network tells by itself', description: 'Of the network of that name, in its own format; its agent knows it from strangers. A network that tries whether the URL is right is answered with what it sent.', answers: { 200: 'text/plain', 202: undefined }, problems: [403, 404, 500, 503] },
  },
  '/openapi.json': {
    get: { summary: 'This contract', answers: { 200: 'application/json' }, problems: [403, 500, 503] },
  },
  '/health': {
    get: { summary: 'Is the relay ready?', answers: { 200: 'Health' }, problems: [403, 500, 503] },
  },
};

/** The published contract (OpenAPI 3.1), of the same schemas that requests are checked against. */
export function openapi(basePath: string, limits: RelayLimits): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Presence relay',
      version: '1.0.0',
      description: 'Presence for pages. Errors are RFC 9457 problems with a `code`. Calls from a page of another site are refused unless its origin is allowed.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath || '/' }],
    paths: Object.fromEntries(Object.entries(operations).map(([path, methods]) => [path, {
      ...(path.includes('{') && { parameters: [{ name: /\{(\w+)\}/.exec(path)![1], in: 'path', required: true, schema: { type: 'string' } }] }),
      ...Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, describe(method, path, operation)])),
    }])),
    components: { schemas: schemas(limits) },
  };
}

function describe(method: string, path: string, { summary, description, body, answers, problems }: Operation): Schema {
  return {
    operationId: method + path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, ''),
    summary,
    ...(description && { description }),
    ...(path === '/stream' && { parameters: [{ name: 'Last-Event-ID', in: 'header', schema: { type: 'string' } }] }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      ...Object.fromEntries(problems.map(status => [status, {
        description: 'A problem', content: { 'application/problem+json': { schema: refer('Problem') } },
      }])),
    },
  };
}

function describeAnswer(answer: string | undefined): Schema {
  if (!answer) return { description: 'Done' };
  const isType = answer.includes('/');
  const schema = !isType ? refer(answer) : answer === 'application/json' ? { type: 'object' } : { type: 'string' };
  return { description: 'Done', content: { [isType ? answer : 'application/json']: { schema } } };
}

const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
