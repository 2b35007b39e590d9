import { Ajv2020 } from 'ajv/dist/2020.js';
import { pushKey, HOOK, SECRET } from '../test/push-fixture.js';
import { agentKind } from './config.js';

const valid = new Ajv2020({ strict: false }).compile(agentKind.options);
const least = { tenant: 'corp.example', clientId: 'our-app', clientSecret: 'hush' };
const push = { notificationUrl: HOOK, clientState: SECRET, keys: [pushKey('new')] };

describe('the configuration', () => {
  it.each([[least, true], [{ ...least, push, cloud: 'us-gov-high', write: true, refreshToken: 'x' }, true], [{}, false], [{ ...least, cloud: 'moon' }, false], [{ ...least, push: { ...push, keys: [] } }, false], [{ ...least, tenant: 'a/b' }, false], [{ ...least, more: 1 }, false]])('of %.60j is in order: %s', (options, isValid) => {
    expect(valid(options)).toBe(isValid);
  });

  it('keeps every secret out of files', () => {
    const secrets = JSON.stringify(agentKind.options).match(/"title":"([^"]+)","description":"[^"]+","writeOnly":true/g)!.map(each => /"title":"([^"]+)"/.exec(each)![1]);
    expect(secrets.sort()).toEqual(['Client secret', 'Client state', 'Private key', 'Refresh token']);
  });

  it('makes an agent for all viewers, named as the network is, that can do what it is allowed to', async () => {
    const plain = await agentKind.create(least, { name: 'our office' }), all = await agentKind.create({ ...least, push, write: true });
    expect([plain.name, plain.audience, 'publish' in plain, 'watch' in plain, 'hook' in plain]).toEqual(['our-office', 'shared', false, false, false]);
    expect([all.name, 'publish' in all, 'watch' in all, 'hook' in all]).toEqual(['graph', true, true, true]);
  });

  it('names the option that a schema cannot refuse', () => {
    expect(() => agentKind.create({ ...least, push: { ...push, clientState: 'short' } })).toThrow(/clientState/);
    expect(() => agentKind.create({ ...least, base: 'http://graph.corp.example' })).toThrow(/base/);
  });
});
