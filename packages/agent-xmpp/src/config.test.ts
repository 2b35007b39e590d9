import { Ajv2020 } from 'ajv/dist/2020.js';
import { agentKind } from './config.js';

const fits = new Ajv2020({ allErrors: true, strictTypes: false }).compile(agentKind.options);

describe('the kind that a relay configures', () => {
  it.each([
    { jid: 'presence@corp.example', password: 'x' },
    { jid: 'presence@corp.example', token: 'x', service: ['wss://corp.example/ws', 'https://corp.example:7335/httpbinding'], mechanisms: ['SCRAM-SHA-256'], priority: 0 },
    { domain: 'guests.corp.example', availability: 'invisible', watchStrangers: true, languages: ['de'] },
  ])('takes %j', options => {
    expect(fits(options)).toBe(true);
  });

  it.each([{ jid: 'ada' }, { jid: 'ada@x/y' }, { service: 'corp.example' }, { priority: 200 }, { surprise: 1 }, { account: 'mine' }, { mechanisms: ['DIGEST-MD5'] }])('refuses %j', options => {
    expect(fits(options)).toBe(false);
  });

  it('says what each option is, and which are secret', () => {
    const properties = Object.entries(agentKind.options['properties'] as Record<string, Record<string, unknown>>);
    for (const [, { title, description }] of properties) expect([typeof title, typeof description]).toEqual(['string', 'string']);
    expect(properties.filter(([, { writeOnly }]) => writeOnly).map(([name]) => name)).toEqual(['password', 'token']);
  });

  it('makes an agent of a service account, in whose name nobody may act', async () => {
    const agent = await agentKind.create({ jid: 'presence@corp.example', password: 'x', service: 'wss://corp.example/ws' }, { name: 'Head office' });
    expect([agent.name, agent.publish, agent.send, agent.requestAccess]).toEqual(['Head-office', undefined, undefined, undefined]);
    const own = await agentKind.create({ jid: 'ada@corp.example', password: 'x', account: 'viewer' });
    expect([own.name, typeof own.publish, typeof own.send, typeof own.requestAccess]).toEqual(['xmpp', 'function', 'function', 'function']);
  });

  it('asks in its schema for an account or a domain, so that a form can say so by their names', () => {
    expect(agentKind.options['anyOf']).toEqual([{ required: ['jid'] }, { required: ['domain'] }]);
  });

  it('refuses a service that would show the password', async () => {
    await expect(agentKind.create({ jid: 'ada@corp.example', password: 'x', service: 'ws://corp.example/ws' })).rejects.toThrow('not secure');
  });
});
