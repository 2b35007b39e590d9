import { describe, expect, it } from 'vitest';
import { DOMAIN, portal } from '../../../fixtures/portal.js';
import type { Administration } from '../administration.js';

describe('the administration', () => {
  it('is closed to everybody but administrators, in each of its parts', async () => {
    const { organisation, administration } = await portal();
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(administration)).filter(name => name !== 'constructor') as (keyof Administration)[];
    expect(methods).toHaveLength(13);
    for (const viewer of [undefined, { id: 'ada' }, { id: 'ada', roles: ['remote', 'moderator'] }]) {
      const closed = organisation.administration(viewer);
      for (const method of methods) await expect((closed[method] as () => Promise<unknown>)(), method).rejects.toMatchObject({ name: 'PresenceError', code: 'forbidden' });
      expect(closed.follow(() => undefined)()).toBeUndefined();
    }
  });

  it('authorises people one by one, lists them by name and page, and writes it down', async () => {
    const { administration, organisation } = await portal({ knows: user => user !== 'nobody' });
    for (const user of ['cy', 'ada', `bob@${DOMAIN}`]) await administration.authorise(user, { federation: true });
    expect(await administration.authorise('ada', { publicIm: true })).toEqual({ user: 'ada', federation: true, publicIm: true, remote: false });
    await administration.authorise('cy', { federation: false });
    expect(await administration.authorisations({ limit: 1 })).toEqual([{ user: 'ada', federation: true, publicIm: true, remote: false }]);
    expect((await administration.authorisations({ after: 'ada' })).map(({ user }) => user)).toEqual(['bob']);
    expect(organisation.facts.authorisationOf('ada').publicIm).toBe(true);
    expect((await administration.changes({ limit: 2 })).map(({ what, target, after }) => [what, target, after])).toEqual([
      ['authorisation-changed', 'cy', { federation: false, publicIm: false, remote: false }], ['authorisation-changed', 'ada', { federation: true, publicIm: true, remote: false }],
    ]);
    await expect(administration.authorise('nobody', { remote: 1 as never, flying: true } as never)).rejects.toMatchObject({ problems: [{ path: 'user', code: 'not-found' }, { path: 'flying', code: 'unknown-field' }, { path: 'remote', code: 'wrong-type' }] });
  });

  it('leaves what somebody prefers alone when it authorises them, and they their authorisation', async () => {
    const { administration, account, organisation } = await portal();
    await account('ada').preferences.write({ displayName: 'Ada' });
    await administration.authorise('ada', { remote: true });
    await account('ada').preferences.write({ noteFor: 'nobody' });
    expect([organisation.facts.preferencesOf('ada'), organisation.facts.authorisationOf('ada')]).toMatchObject([{ displayName: 'Ada', noteFor: 'nobody' }, { remote: true }]);
  });

  it('names the moderators of areas, lists the areas, and tells who is none of the users', async () => {
    const { administration, account } = await portal({ knows: user => user !== 'nobody' });
    expect(await administration.setModerators(' sales ', ['ada', `Bob@${DOMAIN}`])).toEqual({ area: 'sales', enabled: true, moderators: ['ada', 'bob'] });
    await account('ada').areas.write('sales', false);
    await administration.setModerators('games', []);
    expect(await administration.areas()).toEqual([{ area: 'games', enabled: true, moderators: [] }, { area: 'sales', enabled: false, moderators: ['ada', 'bob'] }]);
    await expect(administration.setModerators('sales', ['ada', 'nobody'])).rejects.toMatchObject({ problems: [{ path: 'moderators.1', code: 'not-found' }] });
    await expect(administration.setModerators('', 'ada' as never)).rejects.toMatchObject({ problems: [{ path: 'area', code: 'required' }, { path: 'moderators', code: 'wrong-type' }] });
    expect((await administration.changes()).map(({ what, by }) => `${by} ${what}`)).toEqual(['root moderators-changed', 'ada area-switched', 'root moderators-changed']);
  });

  it('takes moderators step by step: of two administrators neither drops whom the other appoints', async () => {
    const { administration } = await portal();
    await administration.setModerators('sales', ['ada']);
    await Promise.all([administration.setModerators('sales', { add: ['bob', `Ada@${DOMAIN}`] }), administration.setModerators('sales', { add: ['cy'], remove: ['ada'] })]);
    expect(await administration.areas()).toEqual([{ area: 'sales', enabled: true, moderators: ['bob', 'cy'] }]);
    expect((await administration.changes({ limit: 1 }))[0]).toMatchObject({ before: ['ada', 'bob'], after: ['bob', 'cy'] });
  });

  it('takes from the moderators also who is no user any more, and appoints others beside them', async () => {
    const gone = new Set<string>(), { administration } = await portal({ knows: user => !gone.has(user) });
    await administration.setModerators('sales', ['ada', 'bob', 'cy']);
    for (const user of ['ada', 'bob', 'cy']) gone.add(user);
    expect(await administration.setModerators('sales', { add: ['dee'], remove: ['ada'] })).toMatchObject({ moderators: ['bob', 'cy', 'dee'] });
    expect(await administration.setModerators('sales', { remove: [`sip:Bob@${DOMAIN}`, 'never there', 'eve@corp.example'] })).toMatchObject({ moderators: ['cy', 'dee'] });
    await expect(administration.setModerators('sales', { add: ['eve', 'ada'] })).rejects.toMatchObject({ problems: [{ path: 'moderators.add.1', code: 'not-found' }] });
    await expect(administration.setModerators('sales', ['eve', 'eve', 'ada'])).rejects.toMatchObject({ problems: [{ path: 'moderators.2', code: 'not-found' }] });
    await expect(administration.setModerators('sales', { add: 'eve', clear: true } as never)).rejects.toMatchObject({ problems: [{ path: 'moderators.clear', code: 'unknown-field' }, { path: 'moderators.add', code: 'wrong-type' }] });
    await expect(administration.setModerators('sales', { add: Array.from({ length: 999 }, (_, at) => `p${at}`) })).rejects.toMatchObject({ problems: [{ path: 'moderators', code: 'too-many' }] });
    expect(await administration.areas()).toMatchObject([{ moderators: ['cy', 'dee'] }]);
  });

  it('gives the recorded changes page by page, and no more than it can', async () => {
    const { administration } = await portal();
    for (let at = 1; at <= 5; at++) await administration.setModerators(`area ${at}`, []);
    const first = await administration.changes({ limit: 2 });
    expect(first.map(({ number }) => number)).toEqual([5, 4]);
    expect((await administration.changes({ before: first.at(-1)!.number, limit: 0 })).map(({ number }) => number)).toEqual([3]);
    expect(await administration.changes({ limit: 1e9 })).toHaveLength(5);
  });

  it('lists the people of directories by address, page and server', async () => {
    const { administration, account } = await portal(), server = { kind: 'federated', allowed: true, verification: 'everyone', isPublic: false, supports: [] } as const;
    for (const name of ['one', 'two']) {
      const { id } = await account('root').providers.add({ ...server, name, routes: [`${name}.example`] });
      await administration.importDirectory(id, [{ address: `b@${name}.example`, name: 'B' }, { address: `a@${name}.example`, groups: ['x'] }]);
    }
    expect(await administration.directory({ provider: 'id2', limit: 1 })).toEqual([{ address: 'a@two.example', provider: 'id2', groups: ['x'] }]);
    expect((await administration.directory({ after: 'a@one.example' })).map(({ address }) => address)).toEqual(['a@two.example', 'b@one.example', 'b@two.example']);
  });

  it('tells who follows of whatever is changed', async () => {
    const { administration, account } = await portal();
    let told = 0;
    const leave = administration.follow(() => told++);
    await administration.setModerators('sales', []);
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    leave();
    await administration.setModerators('games', []);
    expect(told).toBe(2);
  });
});
