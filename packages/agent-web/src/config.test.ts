import { Ajv2020 } from 'ajv/dist/2020.js';
import { agentKind } from './config.js';
import { services } from './services.js';

const valid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(agentKind.options);
const row = { name: 'directory', title: 'Staff', path: '/people/{address}', read: { format: 'json', state: 'state' }, values: { in: 'online' } };

describe('the configuration', () => {
  it('takes every service by name, and a row for one of your own, which is what our rows are', () => {
    for (const service of services) {
      expect(valid({ service: service.name, base: 'https://x.example' }), service.name).toBe(true);
      const { retired: _, base: __, session: ___, ...rest } = service;
      expect(valid({ service: rest, base: 'https://x.example' }), `${service.name} ${JSON.stringify(valid.errors)}`).toBe(true);
    }
    expect(valid({ service: row })).toBe(true);
  });
  it('takes nothing else', () => {
    for (const options of [
      {}, { service: 'nowhere' }, { service: 'prosody', bse: 'https://x' }, { service: 'prosody', base: 'xmpp.example' }, { service: { ...row, path: 'people' } }, { service: { ...row, name: 'a b' } },
      { service: { ...row, values: { in: 'here' } } }, { service: { ...row, read: { format: 'json' } } }, { service: { ...row, read: { format: 'redirect', between: ['a', 'b'] } } }, { service: { ...row, session: 'web-aim' } },
    ]) expect(valid(options), JSON.stringify(options)).toBe(false);
  });
  it('describes each option, and keeps the password a secret', () => {
    const properties = agentKind.options['properties'] as Record<string, { title?: string; description?: string; writeOnly?: boolean }>;
    for (const [name, { title, description }] of Object.entries(properties)) expect([name, !!title, !!description]).toEqual([name, true, true]);
    expect(Object.entries(properties).filter(([, { writeOnly }]) => writeOnly).map(([name]) => name)).toEqual(['password']);
  });
  it('makes an agent, named by the administrator and looking up names where the relay can', async () => {
    const asked: string[] = [], resolve = (host: string): Promise<readonly string[]> => { asked.push(host); return Promise.resolve(['10.0.0.7']); };
    const agent = await agentKind.create({ service: 'prosody', base: 'https://xmpp.corp.example' }, { name: 'Our chat', resolve });
    expect(agent.name).toBe('Our-chat');
    const address = { scheme: 'im', user: 'ada', domain: 'corp.example', text: 'ada@corp.example' };
    await expect(agent.query([address], { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'unreachable' });
    expect(asked).toEqual(['xmpp.corp.example']);
    expect((await agentKind.create({ service: 'yahoo' })).name).toBe('web:yahoo');
    expect(() => agentKind.create({ service: 'prosody' })).toThrow(TypeError);
  });
});
