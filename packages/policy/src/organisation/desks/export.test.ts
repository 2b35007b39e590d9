import { describe, expect, it } from 'vitest';
import { DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';
import { exportOf } from './export.js';

/** Settings of which each person has some, too. */
async function lived() {
  const made = await portal({ wordsOf: () => ({ note: { text: 'Frozen' } }) }), { administration, account, store } = made;
  await account('ada').preferences.write({ address: 'yahoo:ada', block: ['eve@hidden.example'], approval: 'ask' });
  await account('bob').contacts.add([{ address: `ada@${DOMAIN}` }, { address: 'cy@corp.example' }]);
  await account('ada').contacts.answer(`bob@${DOMAIN}`, 'deny');
  await administration.write('messaging', { history: false }, 0);
  await administration.authorise('ada', { federation: true });
  await administration.authorise('bob', { remote: false });
  await administration.setModerators('sales', ['ada']);
  await store.commit([{ collection: 'statuses', id: 'ada', value: { own: { availability: 'invisible' } } }]);
  return made;
}

describe('an export for administrators', () => {
  it('is one document of all that they decide, which JSON gives back as it is', async () => {
    const exported = await (await lived()).administration.export();
    expect(exported).toMatchObject({ format: 'presence-elements/settings', version: 1, domain: DOMAIN, at: 1_000 });
    expect(Object.fromEntries(Object.entries(exported.documents).map(([collection, documents]) => [collection, Object.keys(documents)]))).toEqual({ people: ['ada'], settings: ['messaging'], areas: ['sales'], providers: [], directory: [] });
    expect(exported.documents['people']!['ada']).toEqual({ v: 1, authorisation: { federation: true, publicIm: false, remote: false } });
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  });

  it('has nothing that is people’s own: neither whom they block, know, have denied or ask, nor what they prefer or have set', async () => {
    const { administration } = await lived(), told = JSON.stringify([await administration.export(), await administration.changes()]);
    for (const own of ['hidden.example', 'yahoo:ada', 'cy@corp.example', 'denied', 'Frozen', 'invisible', 'block']) expect(told).not.toContain(own);
  });
});

describe('a backup', () => {
  it('is one document of everything that is kept', async () => {
    const backup = await (await lived()).organisation.backup();
    expect(Object.fromEntries(Object.entries(backup.documents).map(([collection, documents]) => [collection, Object.keys(documents)]))).toEqual({
      people: ['ada', 'bob'], contacts: [`bob ada@${DOMAIN}`, 'bob cy@corp.example'], requests: [`ada bob@${DOMAIN}`], settings: ['messaging'], areas: ['sales'], providers: [], directory: [], statuses: ['ada'],
    });
    expect(JSON.parse(JSON.stringify(backup))).toEqual(backup);
  });
});

describe('either', () => {
  it('has nothing that cannot be read: it may be a secret', async () => {
    const { administration, organisation } = await portal({}, storeOf({ 'areas/sales': 'damaged: hunter2', 'people/ada': 'damaged', 'aside/x': {}, 'colours/x': {} }));
    expect([await administration.export(), await organisation.backup()].flatMap(({ documents }) => Object.values(documents).flatMap(collection => Object.keys(collection)))).toEqual([]);
  });

  it('takes no name for anything but a name', () => {
    const { documents } = exportOf([{ collection: 'areas', id: '__proto__', value: { v: 1, enabled: true, moderators: [] } }], { domain: DOMAIN, at: 0, scope: 'decided' });
    expect(Object.keys(documents['areas']!)).toEqual(['__proto__']);
  });
});
