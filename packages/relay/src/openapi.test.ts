import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { createRelay } from './relay.js';

const published = async (basePath = '/presence') =>
  (await createRelay({ basePath }).fetch(new Request(`http://localhost${basePath}/openapi.json`))).json() as Promise<{ readonly servers: unknown; readonly paths: Record<string, Record<string, { operationId?: string }>> }>;

it('is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(await published());
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

it('says where the relay is mounted', async () => {
  expect((await published('/api/presence')).servers).toEqual([{ url: '/api/presence' }]);
});

it('gives each operation a name of its own', async () => {
  const names = Object.values((await published()).paths)
    .flatMap(methods => Object.values(methods).flatMap(({ operationId }) => operationId ?? []));
  expect(names).toContain('putStreamId');
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(13);
});
