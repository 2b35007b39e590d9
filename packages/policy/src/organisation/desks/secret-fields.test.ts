import { describe, expect, it } from 'vitest';
import { Findings } from '../fields/settings-error.js';
import { checkSecrets } from './secret-fields.js';

const secret = { type: 'object', writeOnly: true, properties: { env: { type: 'string' } } };
const schema = {
  type: 'object',
  properties: {
    service: { type: 'string' }, password: secret,
    login: { anyOf: [{ type: 'string' }, { type: 'object', properties: { token: secret } }] },
    keys: { type: 'array', items: { type: 'object', properties: { key: secret } } },
    headers: { type: 'object', additionalProperties: secret },
    nested: { allOf: [{ oneOf: [{ properties: { deep: secret } }] }] },
  },
};

function problems(options: unknown): readonly string[] {
  const found = new Findings();
  checkSecrets(schema, options, 'agent.options', 'PRESENCE_', found);
  for (const { message } of found.problems) expect(message).not.toContain('hunter2');
  return found.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('secrets among options', () => {
  it('are names of environment variables, at whatever depth', () => {
    const env = { env: 'PRESENCE_OCS_PASSWORD' };
    expect(problems({ service: 'x', password: env, login: { token: env }, keys: [{ key: env }], headers: { a: env }, nested: { deep: env } })).toEqual([]);
    expect(problems({ login: 'ada' })).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{ password: 'hunter2' }, 'password secret-in-text'], [{ password: 7 }, 'password secret-in-text'], [{ password: null }, 'password secret-in-text'], [{ password: { env: 'PRESENCE_A', value: 'hunter2' } }, 'password secret-in-text'],
    [{ login: { token: 'hunter2' } }, 'login.token secret-in-text'], [{ keys: [{ key: { env: 'PRESENCE_A' } }, { key: 'hunter2' }] }, 'keys.1.key secret-in-text'],
    [{ headers: { authorization: 'hunter2' } }, 'headers.authorization secret-in-text'], [{ nested: { deep: 'hunter2' } }, 'nested.deep secret-in-text'],
  ])('are no texts: %j', (options, problem) => expect(problems(options)).toEqual([`agent.options.${problem}`]));

  it.each(['PATH', 'AWS_SECRET', 'PRESENCE_', 'PRESENCE', 'presence_password', 'PRESENCE_A B', 'PRESENCE_A=B', ''])('name none of the operator’s other variables: %s', env => {
    expect(problems({ password: { env } })).toEqual(['agent.options.password secret-name']);
    expect(problems({ service: { env } })).toEqual(['agent.options.service secret-name']);
  });

  it.each([
    'wss://presence:hunter2@corp.example/ws', 'https://:hunter2@corp.example', 'https://corp.example/?a=b&api_key=hunter2', 'https://corp.example/status?token=hunter2', '/status?user={user}&password=hunter2',
    'Bearer hunter2hunter2', 'basic aHVudGVyMg==', '-----BEGIN RSA PRIVATE KEY-----\nhunter2', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2',
  ])('stand in no field that is meant for something else: %s', text => {
    expect(problems({ service: text })).toEqual(['agent.options.service secret-in-text']);
    expect(problems({ keys: [{ other: text }] })).toEqual(['agent.options.keys.0.other secret-in-text']);
  });

  it.each(['wss://corp.example:5281/xmpp-websocket', 'https://presence@corp.example', 'sip:presence@corp.example', '/status?user={user}&key={key}', '/people?key=', 'presence@corp.example', 'basic', 'Bearer of news', 'https://corp.example/a:b@c'])('are not what only looks a little like one: %s', text => {
    expect(problems({ service: text })).toEqual([]);
  });

  it('may be about nothing that is known', () => {
    const found = new Findings();
    checkSecrets(undefined, { a: { b: [{ env: 'PATH' }] } }, 'o', 'PRESENCE_', found);
    expect(found.problems.map(({ path }) => path)).toEqual(['o.a.b.0']);
  });
});
