import type { ProviderDraft } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { portal, type Portal } from '../../fixtures/portal.js';
import type { Change } from '../store/store.js';

const draft: ProviderDraft = { kind: 'enterprise', name: 'Lync', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] };
const partner: ProviderDraft = { ...draft, kind: 'federated', name: 'Partner', routes: ['partner.example'] };
const none = { federation: false, publicIm: false, remote: false };

/** Everything that administrators and moderators can change: by the method that does it, and what is written down of it. */
const changes: Readonly<Record<string, readonly [act: (made: Portal) => Promise<unknown>, recorded: Partial<Record<keyof Change, unknown>>]>> = {
  'ProviderList.add': [({ account }) => account('root').providers.add({ ...draft, name: 'OCS', routes: ['ocs.example'] }), { what: 'provider-added', target: 'id3', before: undefined, after: { ...draft, name: 'OCS', routes: ['ocs.example'] } }],
  'ProviderList.change': [({ account }) => account('root').providers.change('id1', { allowed: false }, 1), { what: 'provider-changed', target: 'id1', before: { ...draft, active: true }, after: { ...draft, allowed: false, active: true } }],
  'ProviderList.remove': [({ account }) => account('root').providers.remove('id1'), { what: 'provider-removed', target: 'id1', before: { ...draft, active: true }, after: undefined }],
  'ProviderList.restore': [({ account }) => account('root').providers.restore({ ...draft, id: 'old', name: 'Old', routes: ['old.example'], revision: 1, active: false }), { what: 'provider-restored', target: 'old', before: undefined, after: { ...draft, name: 'Old', routes: ['old.example'] } }],
  'ProviderList.activate': [async ({ account }) => account('root').providers.activate((await account('root').providers.add({ ...draft, name: 'OCS' })).id), { what: 'provider-activated', target: 'id3', before: { id: 'id1', name: 'Lync' }, after: { id: 'id3', name: 'OCS' } }],
  'ProviderList.setFederation': [({ account }) => account('root').providers.setFederation(false), { what: 'federation-changed', target: 'federation', before: { enabled: true }, after: { enabled: false } }],
  'Administration.write': [({ administration }) => administration.write('messaging', { history: false }, 0), { what: 'messaging-changed', target: 'messaging', before: { enabled: true, suppressOffline: false, history: true, broadcast: true }, after: { enabled: true, suppressOffline: false, history: false, broadcast: true } }],
  'Administration.authorise': [({ administration }) => administration.authorise('ada', { remote: true }), { what: 'authorisation-changed', target: 'ada', before: none, after: { ...none, remote: true } }],
  'Administration.setModerators': [({ administration }) => administration.setModerators('sales', ['ada']), { what: 'moderators-changed', target: 'sales', before: [], after: ['ada'] }],
  'Administration.importDirectory': [({ administration }) => administration.importDirectory('id2', [{ address: 'ada@partner.example' }]), { what: 'directory-imported', target: 'id2', before: { name: 'Partner', people: 0, allowed: true, federation: true }, after: { name: 'Partner', people: 1, allowed: true, federation: true } }],
  'Administration.import': [async ({ administration }) => administration.import({ ...await administration.export(), documents: { settings: { federation: { v: 1, revision: 1, value: { enabled: false } } } } }),
    { what: 'settings-imported', target: '', before: { settings: { enterprise: { active: 'id1' }, federation: { revision: 0, value: { enabled: true } } } }, after: { settings: { federation: { revision: 2, value: { enabled: false } } } } }],
  'Organisation.restore': [async ({ organisation, root }) => organisation.restore({ ...await organisation.backup(), documents: { areas: { sales: { v: 1, enabled: false, moderators: [] } } } }, root),
    { what: 'settings-restored', target: '', before: { areas: {} }, after: { areas: { sales: { enabled: false, moderators: [] } } } }],
  'Areas.write': [({ account }) => account('root').areas.write('sales', false), { what: 'area-switched', target: 'sales', before: { enabled: true }, after: { enabled: false } }],
};

// What changes nothing.
const looks = ['ProviderList.read', 'ProviderList.check', 'Administration.read', 'Administration.authorisations', 'Administration.areas', 'Administration.atLimit', 'Administration.changes', 'Administration.export', 'Administration.directory', 'Administration.problems', 'Areas.read'];

async function begun(): Promise<Portal> {
  const made = await portal();
  for (const each of [draft, partner]) await made.account('root').providers.add(each);
  made.at(7_000);
  return made;
}

describe('what is written down', () => {
  it.each(Object.entries(changes))('of %s says who, when, what, before and after', async (_method, [act, recorded]) => {
    const made = await begun();
    await act(made);
    const [latest, ...others] = await made.administration.changes();
    expect(latest).toEqual({ by: 'root', at: 7_000, number: others.length + 1, ...recorded });
    expect(latest!.at - others.at(-1)!.at).toBe(6_000);
  });

  it('says of a connection that it became the active one by itself, being the first', async () => {
    const { account, administration } = await portal();
    await account('root').providers.add(draft);
    expect((await administration.changes())[0]).toMatchObject({ what: 'provider-added', after: { ...draft, active: true } });
  });

  it('is written of each method by which administrators and moderators can change anything', async () => {
    const { administration, account } = await begun(), { providers, areas } = account('root');
    const methods = Object.entries({ ProviderList: providers, Administration: administration, Areas: areas }).flatMap(([name, desk]) => Object.getOwnPropertyNames(Object.getPrototypeOf(desk)).filter(method => method !== 'constructor').map(method => `${name}.${method}`));
    expect(methods.filter(method => !looks.includes(method)).sort()).toEqual(Object.keys(changes).filter(method => method !== 'Organisation.restore').sort());
  });
});
