import { describe, expect, it } from 'vitest';
import { DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';
import { exportOf } from './export.js';

describe('an export', () => {
  it('is one document of everything that is kept, which JSON gives back as it is', async () => {
    const { administration, account } = await portal();
    await account('ada').preferences.write({ address: 'yahoo:ada' });
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    await administration.write('messaging', { history: false }, 0);
    const exported = await administration.export();
    expect(exported).toMatchObject({ format: 'presence-elements/settings', version: 1, domain: DOMAIN, at: 1_000 });
    expect(Object.entries(exported.documents).map(([collection, documents]) => [collection, Object.keys(documents)])).toEqual([['people', ['ada']], ['contacts', ['ada bob@corp.example']], ['settings', ['messaging']]]);
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  });

  it('has people’s statuses only if asked for, and nothing that cannot be read', async () => {
    const { administration } = await portal({}, storeOf({ 'statuses/ada': { own: {} }, 'areas/sales': 'damaged: hunter2', 'aside/x': {}, 'colours/x': {} }));
    expect((await administration.export()).documents).toEqual({});
    expect((await administration.export({ statuses: true })).documents).toEqual({ statuses: { ada: { own: {} } } });
  });

  it('takes no name for anything but a name', () => {
    const { documents } = exportOf([{ collection: 'areas', id: '__proto__', value: { v: 1, enabled: true, moderators: [] } }], { domain: DOMAIN, at: 0 });
    expect(Object.keys(documents['areas']!)).toEqual(['__proto__']);
  });
});
