import { Ajv2020 } from 'ajv/dist/2020.js';
import { agentKind } from './config.js';

const valid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(agentKind.options);

describe('the configuration', () => {
  it('takes a homeserver or a user id, and a token', () => {
    expect(valid({ homeserver: 'https://matrix.corp.example', token: 'x' })).toBe(true);
    expect(valid({ userId: '@presence:corp.example', token: 'x', account: 'viewer', sync: false })).toBe(true);
    for (const options of [{}, { token: 'x' }, { homeserver: 'https://x' }, { homeserver: 'https://x', userId: '@a:b', token: 'x' }, { homeserver: 'x', token: 'x' }, { homeserver: 'https://x', token: 'x', tokn: 1 }, { userId: 'a@b', token: 'x' }]) {
      expect(valid(options), JSON.stringify(options)).toBe(false);
    }
  });
  it('describes each option, and keeps the token a secret', () => {
    const properties = agentKind.options['properties'] as Record<string, { title?: string; description?: string; writeOnly?: boolean }>;
    for (const [name, { title, description }] of Object.entries(properties)) expect([name, !!title, !!description]).toEqual([name, true, true]);
    expect(Object.entries(properties).filter(([, { writeOnly }]) => writeOnly).map(([name]) => name)).toEqual(['token']);
  });
  it('makes an agent of an account that all viewers share, unless it is said whose it is', async () => {
    const agent = await agentKind.create({ homeserver: 'https://matrix.corp.example', token: 'x' }, { name: 'Our chat' });
    expect([agent.name, agent.audience, agent.publish, agent.send]).toEqual(['Our-chat', 'shared', undefined, undefined]);
    expect((await agentKind.create({ homeserver: 'https://matrix.corp.example', token: 'x', account: 'viewer', sync: false }))).toMatchObject({ name: 'matrix', audience: 'viewer' });
    expect(() => agentKind.create({ homeserver: 'http://matrix.corp.example', token: 'x' })).toThrow(TypeError);
  });
});
