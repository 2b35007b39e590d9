import { accountOperations } from './contract/account-operations.js';
import { administrationOperations } from './contract/administration-operations.js';
import { directoryOperations } from './contract/directory-operations.js';
import type { Operation } from './contract/operation.js';
import { presenceOperations } from './contract/presence-operations.js';
import { ref, type Schema } from './contract/shape.js';
import { schemas, type Keeping, type RelayLimits } from './schemas.js';

/** The published contract (OpenAPI 3.1), of the same schemas that requests are checked against. */
export function openapi(basePath: string, limits: RelayLimits, keeping: Keeping = {}): Schema {
  const operations = { ...presenceOperations, ...(keeping.keepsSettings && { ...accountOperations, ...administrationOperations, ...directoryOperations }) };
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
    components: { schemas: schemas(limits, keeping) },
  };
}

function describe(method: string, path: string, { summary, description, query, body, orText = [], answers, problems }: Operation): Schema {
  return {
    operationId: method + path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, ''),
    summary,
    ...(description && { description }),
    ...(path === '/stream' && { parameters: [{ name: 'Last-Event-ID', in: 'header', schema: { type: 'string' } }] }),
    ...(query && { parameters: Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })) }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: ref(body) }, ...Object.fromEntries(orText.map(type => [type, { schema: { type: 'string' } }])) } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      ...Object.fromEntries(problems.map(status => [status, {
        description: 'A problem', content: { 'application/problem+json': { schema: ref('Problem') } },
      }])),
    },
  };
}

function describeAnswer(answer: string | undefined): Schema {
  if (!answer) return { description: 'Done' };
  const isType = answer.includes('/');
  const schema = !isType ? ref(answer) : answer === 'application/json' ? { type: 'object' } : { type: 'string' };
  return { description: 'Done', content: { [isType ? answer : 'application/json']: { schema } } };
}
