import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import { providerAgents } from './provider-agents.js';

const kind = fakeKind('xmpp');
const made = () => providerAgents({ importModule: installed(kind), env: { PRESENCE_PW: 'hunter2' } });
const agent = { kind: 'xmpp', options: { server: 'wss://corp.example', password: { env: 'PRESENCE_PW' } } };
const provider = { kind: 'federated', name: 'Corp', routes: ['corp.example'], agent, allowed: true, verification: 'everyone', isPublic: false, supports: [] } as const;

describe('the agents of an organisation', () => {
  it('are of the kinds that are installed, with secrets by names that begin with PRESENCE_', async () => {
    const { offered, secretPrefix } = await made();
    expect([offered.map(each => each.kind), secretPrefix]).toEqual([['xmpp'], 'PRESENCE_']);
  });

  it('are made to see whether they can be, and put away', async () => {
    const { check } = await made();
    expect(await check(agent)).toEqual([]);
    expect(kind.made.at(-1)!.disposed).toBe(true);
    expect(await check({ kind: 'xmpp', options: {} })).toMatchObject([{ path: 'agent.options.server' }]);
  });

  it('try a network once, whatever comes of it', async () => {
    const { reach } = await made();
    expect(await reach(provider)).toMatchObject({ reached: true });
    expect(kind.made.at(-1)!.disposed).toBe(true);
    expect(await reach({ ...provider, agent: { kind: 'xmpp', options: {} } })).toMatchObject({ reached: false, problem: 'agent-fault', message: expect.stringContaining('agent.options.server') as string });
    expect(await reach({ ...provider, routes: [] })).toMatchObject({ reached: false, problem: 'bad-address' });
  });

  it('of the operator’s file are tried as they are', async () => {
    const agents = await made(), asked: string[] = [];
    agents.agentFor = address => { asked.push(address); return undefined; };
    expect([await agents.reach({ ...provider, fixed: true }), asked]).toEqual([expect.objectContaining({ problem: 'no-agent' }), ['presence-check@corp.example']]);
  });
});
