import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '../test/fake-server.js';
import { agentKind } from './config.js';

const options = { service: 'wss://sip.corp.example/ws', uri: 'sip:presence@corp.example' };
const context = { WebSocket: new FakeServer().WebSocket as unknown as new () => object };

describe('the SIP kind', () => {
  it('makes an agent that speaks in nobody\'s name, unless the account is one person\'s own', async () => {
    const shared = await agentKind.create(options, context);
    expect(shared).toMatchObject({ name: 'sip' });
    expect(await agentKind.create(options, { ...context, name: 'Desk phones' })).toMatchObject({ name: 'Desk-phones' });
    expect(Object.keys(shared)).toEqual(expect.not.arrayContaining(['publish', 'send', 'requestAccess']));
    expect(await agentKind.create({ ...options, account: 'viewer' }, context)).toHaveProperty('publish');
  });

  it('names the option that a schema cannot refuse', () => {
    expect(() => agentKind.create({ ...options, keepList: true }, context)).toThrow(/^keepList:/);
  });

  it('has a closed schema, in which each option has a title and a description, and the password is a secret', () => {
    const validate = new Ajv2020({ useDefaults: true }).compile({ ...agentKind.options });
    expect(validate({ ...options })).toBe(true);
    for (const wrong of [{}, { ...options, service: 'https://x' }, { ...options, uri: 'ada' }, { ...options, publish: true }, { ...options, rate: 0 }]) expect(validate(wrong)).toBe(false);
    const properties = agentKind.options['properties'] as Record<string, Record<string, unknown>>;
    for (const each of Object.values(properties)) expect(each).toMatchObject({ title: expect.any(String) as string, description: expect.any(String) as string });
    expect(Object.entries(properties).filter(([, { writeOnly }]) => writeOnly).map(([name]) => name)).toEqual(['password']);
  });
});
