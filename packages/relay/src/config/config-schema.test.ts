import { readFile } from 'node:fs/promises';
import type { AgentKind } from '@presence-elements/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fakeKind } from '../../test/fake-kinds.js';
import { ownKinds } from './agent-kinds.js';
import { configSchema } from './config-schema.js';

const schema = configSchema(new Map([['xmpp', fakeKind('xmpp')], ['@acme/x', { ...fakeKind('x'), options: { $defs: { port: { type: 'integer' } }, type: 'object', properties: { port: { $ref: '#/$defs/port' } } } }]]));
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({ ...schema });
const fits = (options: unknown, kind = 'xmpp'): boolean => validate({ $schema: 'x', networks: [{ name: 'a', kind, routes: ['x'], ...(options !== undefined && { options }) }] });

describe('the schema of a configuration', () => {
  it('has the options of each kind', () => {
    expect(fits({ server: 'wss://x', pace: 3 })).toBe(true);
    expect(fits({ server: 'wss://x', pase: 3 })).toBe(false);
    expect(fits({ pace: 3 })).toBe(false);
    expect(fits(undefined)).toBe(false);
  });

  it('takes secrets from the environment only', () => {
    expect(fits({ server: 'wss://x', password: { env: 'XMPP_PASSWORD' } })).toBe(true);
    expect(fits({ server: 'wss://x', password: 'hunter2' })).toBe(false);
    expect(fits({ server: 'wss://x', password: { env: 'not a name' } })).toBe(false);
  });

  it('leaves the options of a kind that it does not know to others', () => {
    expect(fits({ whatever: 1 }, '@other/agent')).toBe(true);
  });

  it('may have kinds whose schemas have parts of their own', () => {
    expect([fits({ port: 1 }, '@acme/x'), fits({ port: 'x' }, '@acme/x')]).toEqual([true, false]);
  });

  it('has a title and a description for all that one may write, and offers the kinds', () => {
    const { properties } = schema as { properties: Record<string, { title?: string; description?: string; items?: { properties: Record<string, object> } }> };
    for (const part of [...Object.values(properties), ...Object.values(properties.networks!.items!.properties)]) expect(part).toMatchObject({ title: expect.any(String) as string, description: expect.any(String) as string });
    expect(properties.networks!.items!.properties.kind).toMatchObject({ anyOf: [{ const: 'xmpp', description: 'The xmpp network' }, { const: '@acme/x' }, {}] });
  });
});

describe('the published schema', () => {
  it('is what the agents’ own packages declare now: node .ci/config-schema.mjs', async () => {
    const kinds = new Map<string, AgentKind>();
    for (const name of ownKinds) kinds.set(name, ((await import(`@presence-elements/agent-${name}/config.js`)) as { agentKind: AgentKind }).agentKind);
    const published = JSON.parse(await readFile(new URL('../../presence.config.schema.json', import.meta.url), 'utf8')) as unknown;
    expect(published).toEqual(JSON.parse(JSON.stringify(configSchema(kinds))));
  });

  it('is a schema by the book (2020-12), and every option of every kind has a title and a description', async () => {
    const published = JSON.parse(await readFile(new URL('../../presence.config.schema.json', import.meta.url), 'utf8')) as Published;
    expect(new Ajv2020().validateSchema({ ...published })).toBe(true);
    for (const { then } of published.properties.networks.items.allOf) {
      for (const [name, option] of Object.entries(then.properties.options.properties)) expect(option, name).toMatchObject({ title: expect.any(String) as string, description: expect.any(String) as string });
    }
  });
});

interface Published {
  readonly properties: { readonly networks: { readonly items: { readonly allOf: readonly { readonly then: { readonly properties: { readonly options: { readonly properties: object } } } }[] } } };
}
