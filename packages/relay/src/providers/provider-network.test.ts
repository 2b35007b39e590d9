import { describe, expect, it } from 'vitest';
import { fakeKind } from '../../test/fake-kinds.js';
import { type AgentRefused, providerNetwork } from './provider-network.js';

const kind = fakeKind('xmpp');
const tools = { kinds: new Map([['xmpp', kind]]), env: { PRESENCE_PW: 'hunter2', PRESENCE_EMPTY: '', OTHER_PW: 'classified' }, secretPrefix: 'PRESENCE_' };
const make = (options: Record<string, unknown>, name = 'xmpp') => providerNetwork('Office', ['corp.example'], { kind: name, options }, tools);
const problems = (options: Record<string, unknown>, name?: string) => {
  try {
    make(options, name);
  } catch (error) {
    return (error as AgentRefused).problems;
  }
  return [];
};
const server = 'wss://corp.example';

describe('the network of a provider', () => {
  it('is made with its defaults, and with secrets of the environment', async () => {
    const agent = await make({ server, password: { env: 'PRESENCE_PW' }, accounts: [{ key: { env: 'PRESENCE_PW' } }] }).create();
    expect(kind.given.at(-1)).toEqual({ server, password: 'hunter2', pace: 3, accounts: [{ key: 'hunter2' }] });
    expect([agent.name, kind.contexts.at(-1)]).toEqual(['xmpp', { name: 'Office' }]);
  });

  it('leaves what was entered as it was', () => {
    const options = { server };
    make(options);
    expect(options).toEqual({ server });
  });

  it.each([
    [{ server, password: { env: 'OTHER_PW' } }, 'agent.options.password', 'secret-name', 'PRESENCE_'],
    [{ server, password: { env: 'PRESENCE_GONE' } }, 'agent.options.password', 'secret-missing', 'PRESENCE_GONE is not set'],
    [{ server, password: { env: 'PRESENCE_EMPTY' } }, 'agent.options.password', 'secret-missing', 'is empty'],
    [{ server, accounts: [{ key: { env: 'OTHER_PW' } }] }, 'agent.options.accounts.0.key', 'secret-name', 'PRESENCE_'],
    [{ server, password: 'hunter2' }, 'agent.options.password', 'secret-in-text', 'environment variable'],
    [{}, 'agent.options.server', 'required', 'Server'],
    [{ server, pase: 3 }, 'agent.options.pase', 'unknown-option', 'pace'],
    [{ server, pace: 0 }, 'agent.options.pace', 'not-accepted', 'at least 1'],
    [{ server: 'x' }, 'agent.options.server', 'not-accepted', 'URL'],
  ])('cannot be had of %j', (options, path, code, words) => {
    expect(problems(options)).toEqual([{ path, code, message: expect.stringContaining(words) as string }]);
    expect(JSON.stringify(problems(options))).not.toMatch(/hunter2|classified/);
  });

  it('is of a kind that is offered: no other package is loaded because a form names it', () => {
    expect(problems({ server }, 'lodash.merge')).toEqual([{ path: 'agent.kind', code: 'unknown-agent', message: expect.any(String) as string }]);
  });

  it('is refused by its agent at the option that it names, without the secret', async () => {
    const refused = make({ server: 'wss://refused.example', password: { env: 'PRESENCE_PW' } }).create();
    await expect(refused).rejects.toMatchObject({ name: 'AgentRefused', problems: [{ path: 'agent.options.server', code: 'not-accepted', message: 'server: refused for •••' }] });
  });
});
