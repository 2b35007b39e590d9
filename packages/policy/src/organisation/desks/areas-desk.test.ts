import { describe, expect, it } from 'vitest';
import { portal } from '../../../fixtures/portal.js';

describe('an area', () => {
  it('is read by whoever comes, and switched by nobody who is not known', async () => {
    const { organisation, account } = await portal();
    await account('root').areas.write('sales', false);
    const { areas } = organisation.account(undefined);
    expect(await areas!.read('sales')).toEqual({ enabled: false, moderated: false });
    await expect(areas!.write('sales', true)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that is switched to what it is has not been changed', async () => {
    const { account, administration } = await portal(), { areas } = account('root');
    await areas.write('sales', true);
    await areas.write('sales', false);
    await areas.write('sales', false);
    expect((await administration.changes()).map(({ what, target, before, after }) => ({ what, target, before, after }))).toEqual([{ what: 'area-switched', target: 'sales', before: { enabled: true }, after: { enabled: false } }]);
  });

  it('has nothing but a switch', async () => {
    const { account } = await portal();
    await expect(account('root').areas.write('sales', 'off' as never)).rejects.toMatchObject({ problems: [{ path: 'enabled', code: 'wrong-type' }] });
    await expect(account('root').areas.read(7 as never)).rejects.toMatchObject({ problems: [{ path: 'area', code: 'wrong-type' }] });
  });

  it('is no longer switched by who is no longer its moderator', async () => {
    const { account, administration } = await portal(), { areas } = account('ada');
    await administration.setModerators('sales', ['ada']);
    await areas.write('sales', false);
    await administration.setModerators('sales', []);
    await expect(areas.write('sales', true)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
