import { describe, expect, it } from 'vitest';
import { fakeKind, installed, packages } from '../../test/fake-kinds.js';
import { choices, offeredKinds } from './offered-kinds.js';

describe('the kinds of agent that may be chosen', () => {
  it('are those of ours that are installed', async () => {
    expect([...(await offeredKinds([], '/nowhere', installed(fakeKind('xmpp'), fakeKind('web')))).keys()]).toEqual(['xmpp', 'web']);
  });

  it('are those that the operator names besides', async () => {
    const kinds = await offeredKinds(['@acme/presence-agent'], '/nowhere', packages({ '@acme/presence-agent/config.js': { agentKind: fakeKind('acme') } }));
    expect([...kinds.keys()]).toEqual(['@acme/presence-agent']);
  });

  it('have to be there where the operator names them', async () => {
    await expect(offeredKinds(['@acme/presence-agent'], '/nowhere', packages({}))).rejects.toThrow('kinds: the package @acme/presence-agent is not installed');
  });

  it('show a form in which secrets are named and not entered', () => {
    const [choice] = choices(new Map([['xmpp', fakeKind('xmpp')]]), 'PRESENCE_');
    expect(choice).toMatchObject({ kind: 'xmpp', title: 'The xmpp network', options: { properties: { password: { writeOnly: true, type: 'object', properties: { env: { pattern: '^PRESENCE_[A-Za-z0-9_]+$' } } } } } });
  });
});
