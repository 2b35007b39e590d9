import type { Provider, ProviderDraft, Providers } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { organised } from '../test/organised.js';

const draft: ProviderDraft = {
  kind: 'federated', name: 'Corp', routes: ['corp.example'], agent: { kind: 'xmpp', options: { server: 'wss://corp.example', password: { env: 'PRESENCE_PW' } } },
  allowed: true, verification: 'provider-verified', isPublic: false, supports: [],
};

async function setUp() {
  const place = await organised(), { admin } = place;
  return {
    ...place,
    list: async () => (await admin.call('GET', '/settings/providers')).body as unknown as Providers,
    add: async (change: Partial<ProviderDraft> = {}) => (await admin.call('POST', '/settings/providers', { body: { ...draft, ...change } })),
    reach: async (body: object) => (await admin.call('POST', '/settings/check', { body })).body as unknown as { reached: boolean; problem?: string; message: string },
  };
}

describe('the list of networks', () => {
  it('has MSN, AOL and Yahoo! from the start, not enabled, and the agents there are to choose, each with its form', async () => {
    const { list } = await setUp(), { providers, federation, agents } = await list();
    expect(providers.map(({ name, allowed, isPublic }) => [name, allowed, isPublic])).toEqual([['AOL', false, true], ['MSN', false, true], ['Yahoo!', false, true]]);
    expect([federation, agents.map(({ kind }) => kind)]).toEqual([true, ['xmpp']]);
    expect(agents[0]!.options).toMatchObject({ properties: { password: { writeOnly: true, type: 'object' } } });
  });

  it('takes one, changes it, loses it and has it back under the same id', async () => {
    const { add, admin, list } = await setUp(), { status, body } = await add(), { id, revision } = body as unknown as Provider;
    expect([status, body]).toEqual([201, { ...draft, id, revision, active: false }]);
    const changed = (await admin.call('PATCH', `/settings/providers/${id}`, { body: { revision, change: { verification: 'everyone', agent: null } } })).body as unknown as Provider;
    const { agent: _, ...rest } = draft;
    expect(changed).toEqual({ ...rest, verification: 'everyone', id, revision: revision + 1, active: false });
    expect((await admin.call('DELETE', `/settings/providers/${id}`)).status).toBe(204);
    expect((await list()).providers).toHaveLength(3);
    expect((await admin.call('PUT', `/settings/providers/${id}`, { body: changed })).body).toMatchObject({ id, name: 'Corp' });
  });

  it('is not overwritten by who knows an older one', async () => {
    const { add, admin } = await setUp(), { id, revision } = (await add()).body as unknown as Provider;
    const block = () => admin.call('PATCH', `/settings/providers/${id}`, { body: { revision, change: { allowed: false } } });
    expect([(await block()).status, await block()]).toEqual([200, expect.objectContaining({ status: 409, body: expect.objectContaining({ code: 'agent-fault', errors: [{ path: '', code: 'conflict', message: expect.any(String) as string }] }) as object })]);
  });

  it.each([
    [{ name: '' }, 'name', 'required'], [{ routes: ['no route'] }, 'routes.0', 'not-a-route'], [{ routes: ['portal.example'] }, 'routes.0', 'route-taken'], [{ name: 'AOL' }, 'name', 'name-taken'],
    [{ agent: { kind: 'none', options: {} } }, 'agent.kind', 'unknown-agent'],
    [{ agent: { kind: 'xmpp', options: {} } }, 'agent.options.server', 'required'],
    [{ agent: { kind: 'xmpp', options: { server: 'wss://x', password: 'hunter2' } } }, 'agent.options.password', 'secret-in-text'],
    [{ agent: { kind: 'xmpp', options: { server: 'wss://x', password: { env: 'OTHER_PW' } } } }, 'agent.options.password', 'secret-name'],
    [{ agent: { kind: 'xmpp', options: { server: 'wss://x', password: { env: 'PRESENCE_NONE' } } } }, 'agent.options.password', 'secret-missing'],
    [{ agent: { kind: 'xmpp', options: { server: 'wss://refused.example', password: { env: 'PRESENCE_PW' } } } }, 'agent.options.server', 'not-accepted'],
  ])('refuses %j at its field, in words, without any secret', async (change, path, code) => {
    const { add, list } = await setUp(), { status, body } = await add(change);
    expect([status, body.errors![0]]).toEqual([422, { path: expect.stringMatching(new RegExp(`^${path}(\\.env)?$`)) as string, code, message: expect.stringMatching(/\S/) as string }]);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|classified/);
    expect((await list()).providers).toHaveLength(3);
  });

  it('shows no secret, neither in an answer nor in an export nor in what is recorded', async () => {
    const { add, admin } = await setUp();
    await add();
    const all = await Promise.all(['/settings/providers', '/settings/export', '/settings/changes'].map(async path => JSON.stringify((await admin.call('GET', path)).body)));
    expect(all.join()).not.toContain('hunter2');
    expect(all.join()).toContain('PRESENCE_PW');
  });
});

describe('reaching a network now', () => {
  it('makes an agent apart from the registry, says how it went and puts it away', async () => {
    const { reach, kind, relay } = await setUp();
    expect(await reach(draft)).toMatchObject({ reached: true, message: 'It answers.', milliseconds: expect.any(Number) as number });
    expect([kind.made.at(-1)!.disposed, kind.made.at(-1)!.asked, relay.registry.agentFor('x@corp.example')]).toEqual([true, [['presence-check@corp.example']], undefined]);
  });

  it('tries one on the list by its id', async () => {
    const { add, reach } = await setUp(), { id } = (await add()).body as unknown as Provider;
    expect(await reach({ id })).toMatchObject({ reached: true });
  });

  it('says in words why there is nobody to ask', async () => {
    const { reach, admin } = await setUp(), refused = { ...draft, agent: { kind: 'xmpp', options: { server: 'wss://refused.example', password: { env: 'PRESENCE_PW' } } } };
    expect(await admin.call('POST', '/settings/check', { body: refused })).toMatchObject({ status: 422, body: { errors: [{ path: 'agent.options.server', message: 'server: refused for •••' }] } });
    const { agent: _, ...registered } = draft;
    expect(await reach(registered)).toMatchObject({ reached: false, problem: 'no-agent' });
  });

  it('goes through the agent that the host has registered, where it has', async () => {
    const { reach, relay } = await setUp(), asked: string[] = [];
    relay.registry.register({ name: 'own', query: async addresses => { asked.push(...addresses.map(({ text }) => text)); return []; } }, 'corp.example');
    const { agent: _, ...registered } = draft;
    expect([await reach(registered), asked]).toEqual([expect.objectContaining({ reached: true }), ['presence-check@corp.example']]);
  });
});
