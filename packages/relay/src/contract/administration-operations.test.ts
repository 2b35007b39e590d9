import { describe, expect, it } from 'vitest';
import { schemas } from '../schemas.js';
import { accountOperations } from './account-operations.js';
import { administrationOperations } from './administration-operations.js';
import { forms } from './forms.js';

const limits = { body: 1, query: 1, watched: 1, streams: 1, recipients: 1 };

describe('what is published of settings', () => {
  it.each(Object.entries({ ...accountOperations, ...administrationOperations }).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [method, path, operation] as const)))('has a schema for all that goes over the wire: %s %s', (method, _, { body, answers, problems }) => {
    const known = schemas(limits, { keepsSettings: true });
    for (const name of [body, ...Object.values(answers)]) if (name !== undefined) expect(Object.keys(known)).toContain(name);
    expect(body !== undefined).toBe(method !== 'get' && method !== 'delete');
    expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(forms)));
    expect(problems).toEqual(expect.arrayContaining([401, 403]));
  });
});
