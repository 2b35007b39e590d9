import { describe, expect, it } from 'vitest';
import { contentsOf, DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';
import type { SettingsExport } from '../settings-export.js';

const server = { kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], agent: { kind: 'sample', options: { service: 'x', password: { env: 'PRESENCE_OCS' } } } } as const;

/** Settings with something in each collection. */
async function filled(): Promise<SettingsExport> {
  const { administration, account } = await portal(), { id } = await account('root').providers.add(server);
  await account('ada').preferences.write({ address: 'yahoo:ada', block: ['eve.example'] });
  await account('ada').contacts.add([{ address: 'bob@corp.example', groups: ['Team'] }]);
  await administration.write('sharing', { approval: 'ask', maxContacts: 200 }, 0);
  await account('bob').contacts.add([{ address: `ada@${DOMAIN}` }]);
  await administration.setModerators('sales', ['ada']);
  await administration.importDirectory(id, [{ address: 'cy@ocs.example', name: 'Cy' }]);
  await account('root').providers.remove('msn');
  return JSON.parse(JSON.stringify(await administration.export())) as SettingsExport;
}

const withDocument = (exported: SettingsExport, collection: string, id: string, value: unknown): unknown =>
  ({ ...exported, documents: { ...exported.documents, [collection]: { ...exported.documents[collection], [id]: value } } });

describe('an import', () => {
  it('puts back everything, so that the next export is the same', async () => {
    const exported = await filled(), { administration, organisation } = await portal();
    expect(Object.keys(exported.documents).sort()).toEqual(['areas', 'contacts', 'directory', 'people', 'providers', 'requests', 'settings']);
    expect(await administration.import(exported)).toEqual({ changed: 9 });
    const revisionless = (value: unknown) => JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'revision' ? undefined : part))) as unknown;
    expect(revisionless((await administration.export()).documents)).toEqual(revisionless(exported.documents));
    expect([organisation.facts.preferencesOf('ada').address, organisation.facts.settings.sharing.maxContacts, organisation.facts.answerTo('ada', `bob@${DOMAIN}`)]).toEqual(['yahoo:ada', 200, 'waiting']);
    expect(await administration.import(exported)).toEqual({ changed: 0 });
  });

  it('is one recorded change, and one that is told', async () => {
    const exported = await filled(), { administration, organisation } = await portal();
    let told = 0;
    organisation.follow(() => told++);
    await administration.import(exported);
    expect(told).toBe(1);
    expect(await administration.changes()).toMatchObject([{ number: 1, by: 'root', what: 'settings-imported', before: { people: 0, contacts: 0 }, after: { people: 1, contacts: 2, settings: 1, areas: 1 } }]);
  });

  it('takes away what the export does not have, but leaves collections that it does not name', async () => {
    const { administration, account, organisation } = await portal(), empty = { ...(await administration.export()), documents: { contacts: {} } };
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    await account('ada').preferences.write({ displayName: 'Ada' });
    await administration.import(empty);
    expect([organisation.facts.hasContact('ada', 'bob@corp.example'), organisation.facts.preferencesOf('ada').displayName]).toEqual([false, 'Ada']);
  });

  it('goes above the revisions that are known, so that nobody takes new settings for old ones', async () => {
    const exported = await filled(), { administration } = await portal();
    for (let revision = 0; revision < 5; revision++) await administration.write('sharing', { maxContacts: revision + 1 }, revision);
    await administration.import(exported);
    expect((await administration.read('sharing')).revision).toBe(6);
    await expect(administration.write('sharing', { maxContacts: 9 }, 5)).rejects.toMatchObject({ problems: [{ code: 'conflict' }] });
  });

  it.each<[string, (exported: SettingsExport) => unknown, readonly string[]]>([
    ['no object', () => 'settings', ['format not-an-export']], ['another file', exported => ({ ...exported, format: 'package.json' }), ['format not-an-export']],
    ['a newer version', exported => ({ ...exported, version: 2 }), ['version newer']], ['another portal', exported => ({ ...exported, domain: 'other.example' }), ['domain other-domain']],
    ['no documents', exported => ({ ...exported, documents: [] }), ['documents wrong-type']], ['an unknown collection', exported => ({ ...exported, documents: { colours: {} } }), ['documents.colours unknown-collection']],
    ['a damaged document', exported => withDocument(exported, 'people', 'bob', { v: 1, preferences: { noteFor: 'x', address: 'y' } }), ['documents.people.bob.preferences.address not-an-address', 'documents.people.bob.preferences.noteFor not-a-choice']],
    ['a document without a version', exported => withDocument(exported, 'areas', 'games', { enabled: true, moderators: [] }), ['documents.areas.games.v damaged']],
    ['two of one name', exported => withDocument(exported, 'providers', 'x', { v: 1, revision: 1, provider: { ...server, routes: ['x.example'] } }), ['documents.providers.id1.provider.name name-taken', 'documents.providers.x.provider.name name-taken']],
    ['a secret in the open', exported => withDocument(exported, 'providers', 'id1', { v: 1, revision: 1, provider: { ...server, agent: { kind: 'sample', options: { password: 'hunter2' } } } }), ['documents.providers.id1.provider.agent.options.password secret-in-text']],
    ['an agent that is not there', exported => withDocument(exported, 'providers', 'id1', { v: 1, revision: 1, provider: { ...server, agent: { kind: 'telepathy', options: {} } } }), ['documents.providers.id1.provider.agent.kind unknown-agent']],
    ['two with one address', exported => withDocument(exported, 'people', 'zoe', { v: 1, preferences: { address: 'yahoo:ada' } }), ['documents.people.zoe.preferences.address address-taken']],
    ['somebody else’s address', exported => withDocument(exported, 'people', 'zoe', { v: 1, preferences: { address: `bob@${DOMAIN}` } }), ['documents.people.zoe.preferences.address address-taken']],
  ])('of %s is refused at the field, and changes nothing', async (_what, spoil, problems) => {
    const exported = spoil(await filled()), { administration, account, store } = await portal();
    await account('eve').preferences.write({ displayName: 'Eve' });
    const before = await contentsOf(store), refused = await administration.import(exported).catch((error: unknown) => error as { message: string; problems: readonly { path: string; code: string }[] });
    expect('problems' in refused && refused.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
    expect('message' in refused && refused.message).not.toContain('hunter2');
    expect([await contentsOf(store), await administration.changes()]).toEqual([before, []]);
  });

  it('takes people’s statuses as they are, and puts aside what could not be read', async () => {
    const { administration, store } = await portal({}, storeOf({ 'areas/sales': 'damaged' })), exported = await administration.export();
    await administration.import({ ...exported, documents: { statuses: { ada: { own: {} } }, areas: { sales: { v: 1, enabled: false, moderators: [] } } } });
    expect(await contentsOf(store)).toMatchObject({ 'statuses/ada': { own: {} }, 'areas/sales': { enabled: false }, 'aside/areas/sales/9': { value: 'damaged' } });
  });
});
