import { PresenceError, type Provider, type ProviderDraft, type Reached } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { portal } from '../../../fixtures/portal.js';

const draft = (more: Partial<ProviderDraft> = {}): ProviderDraft =>
  ({ kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], ...more });

describe('the list of providers', () => {
  it('writes down who changed what, before and after', async () => {
    const { account, administration } = await portal(), { providers } = account('root');
    const added = await providers.add(draft()), changed = await providers.change(added.id, { allowed: false }, added.revision);
    await providers.remove(added.id);
    await providers.restore(changed);
    await providers.setFederation(false);
    expect((await administration.changes()).map(({ what, target, before, after }) => [what, target, before, after]).reverse()).toEqual([
      ['provider-added', 'id1', undefined, draft()], ['provider-changed', 'id1', draft(), draft({ allowed: false })], ['provider-removed', 'id1', draft({ allowed: false }), undefined],
      ['provider-restored', 'id1', undefined, draft({ allowed: false })], ['federation-changed', 'federation', { enabled: true }, { enabled: false }],
    ]);
  });

  it('puts back what is not there alone, whole, and only as it may be', async () => {
    const { providers } = (await portal()).account('root'), added = await providers.add(draft());
    await expect(providers.restore(added)).rejects.toMatchObject({ problems: [{ path: '', code: 'conflict' }] });
    await providers.remove(added.id);
    await expect(providers.restore({ ...added, id: '../x' })).rejects.toMatchObject({ problems: [{ path: 'id', code: 'wrong-id' }] });
    await expect(providers.restore({ ...added, routes: ['*'] })).rejects.toMatchObject({ problems: [{ path: 'routes.0', code: 'route-too-wide' }] });
    await expect(providers.restore(null as never)).rejects.toMatchObject({ problems: [{ code: 'wrong-id' }] });
    expect((await providers.restore({ ...added, revision: 'x' as never })).revision).toBe(1);
  });

  it('is changed by nobody while its agent is looked at: the first who began goes first', async () => {
    let answer = (): void => undefined;
    const looked = new Promise<void>(resolve => (answer = resolve)), { account } = await portal({ checkAgent: async () => { await looked; return []; } }), { providers } = account('root');
    const slow = providers.add(draft({ name: 'Slow', agent: { kind: 'sample', options: {} } })), quick = await providers.add(draft());
    answer();
    await expect(slow).rejects.toMatchObject({ problems: [{ path: 'routes.0', code: 'route-taken' }] });
    expect((await providers.read()).providers[0]).toEqual(quick);
  });

  it('refuses a connection that would take what others have when it becomes the active one', async () => {
    const { providers } = (await portal()).account('root');
    await providers.add(draft({ kind: 'enterprise', name: 'First', routes: ['first.example'] }));
    const { id } = await providers.add(draft({ kind: 'enterprise', name: 'Second', routes: ['ocs.example', 'first.example'] }));
    await providers.add(draft());
    await expect(providers.activate(id)).rejects.toMatchObject({ problems: [{ path: '', code: 'route-taken', message: 'ocs.example goes to OCS already, which is allowed, too.' }] });
    await expect(providers.activate('gone')).rejects.toMatchObject({ problems: [{ code: 'not-found' }] });
  });

  it('has no active connection once that was removed, the same again once it is back, and the next that is added', async () => {
    const { providers } = (await portal()).account('root'), active = async () => (await providers.read()).providers.filter(each => each.active).map(({ name }) => name);
    const first = await providers.add(draft({ kind: 'enterprise', name: 'First', routes: ['a.example'] }));
    await providers.add(draft({ kind: 'enterprise', name: 'Second', routes: ['b.example'] }));
    await providers.remove(first.id);
    expect(await active()).toEqual([]);
    await providers.restore(first);
    expect(await active()).toEqual(['First']);
    await providers.remove(first.id);
    await providers.add(draft({ kind: 'enterprise', name: 'Third', routes: ['c.example'] }));
    expect(await active()).toEqual(['Third']);
  });

  it('tries to reach what is on the list as it stands there, and a draft as it is filled in', async () => {
    const tried: (ProviderDraft | Provider)[] = [], reached: Reached = { reached: true, message: 'Two people answered.', milliseconds: 12 };
    const { providers } = (await portal({ reach: async provider => (tried.push(provider), reached) })).account('root'), added = await providers.add(draft());
    expect([await providers.check({ id: added.id }), await providers.check(draft({ name: 'New' }))]).toEqual([reached, reached]);
    expect(tried).toEqual([added, draft({ name: 'New' })]);
    await expect(providers.check({ id: 'gone' })).rejects.toMatchObject({ problems: [{ code: 'not-found' }] });
  });

  it('says so where a network could not be tried', async () => {
    const reach = () => Promise.reject(new PresenceError('timeout', 'hunter2 did not answer'));
    expect(await (await portal({ reach })).account('root').providers.check(draft())).toEqual({ reached: false, problem: 'timeout', message: 'It could not be tried.', milliseconds: 0 });
    expect(await (await portal()).account('root').providers.check(draft())).toEqual({ reached: false, message: 'Nothing here can reach networks.', milliseconds: 0 });
  });

  it('takes away what may be missing, also where JSON says null', async () => {
    const { providers } = (await portal()).account('root'), { id } = await providers.add(draft({ signIn: '/sign-in', agent: { kind: 'sample', options: { service: 'x' } } }));
    expect(await providers.change(id, { signIn: null, agent: undefined } as never, 1)).toEqual({ ...draft(), id, revision: 2, active: false });
    await expect(providers.change(id, 'x' as never, 2)).rejects.toMatchObject({ problems: [{ code: 'wrong-type' }] });
  });

  it('tells what is wrong with fields and agent at once', async () => {
    const checkAgent = () => [{ path: 'agent.options.service', code: 'required', message: 'Where is it?' }];
    const { providers } = (await portal({ checkAgent })).account('root');
    await expect(providers.add(draft({ name: '', agent: { kind: 'sample', options: {} } }))).rejects.toMatchObject({ problems: [{ path: 'name', code: 'required' }, { path: 'agent.options.service', code: 'required' }] });
  });
});
