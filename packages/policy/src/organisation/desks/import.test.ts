import { describe, expect, it } from 'vitest';
import { contentsOf, DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';
import type { RecordedChange } from '../../store/store.js';
import type { SettingsExport } from '../settings-export.js';

const server = { kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], agent: { kind: 'sample', options: { service: 'x', password: { env: 'PRESENCE_OCS' } } } } as const;

/** Settings with something in each collection. */
async function filled(): Promise<SettingsExport> {
  const { administration, account, organisation } = await portal(), { id } = await account('root').providers.add(server);
  await account('ada').preferences.write({ address: 'yahoo:ada', block: ['eve.example'] });
  await account('ada').contacts.add([{ address: 'bob@corp.example', groups: ['Team'] }]);
  await administration.write('sharing', { approval: 'ask', maxContacts: 200 }, 0);
  await account('bob').contacts.add([{ address: `ada@${DOMAIN}` }]);
  await administration.setModerators('sales', ['ada']);
  await administration.authorise('ada', { federation: true });
  await administration.importDirectory(id, [{ address: 'cy@ocs.example', name: 'Cy' }]);
  await account('root').providers.remove('msn');
  return JSON.parse(JSON.stringify(await organisation.backup())) as SettingsExport;
}

// Deeper than anybody could go through it step by step.
const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);

const withDocument = (exported: SettingsExport, collection: string, id: string, value: unknown): unknown =>
  ({ ...exported, documents: { ...exported.documents, [collection]: { ...exported.documents[collection], [id]: value } } });

/** Without what rises by itself. */
const revisionless = (value: unknown) => JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'revision' ? undefined : part))) as unknown;

describe('a backup that is restored', () => {
  it('puts back everything, so that the next one is the same', async () => {
    const backup = await filled(), { organisation, root } = await portal();
    expect(Object.keys(backup.documents).sort()).toEqual(['areas', 'contacts', 'directory', 'people', 'providers', 'requests', 'settings']);
    expect(await organisation.restore(backup, root)).toEqual({ changed: 9 });
    expect(revisionless((await organisation.backup()).documents)).toEqual(revisionless(backup.documents));
    expect([organisation.facts.preferencesOf('ada').address, organisation.facts.settings.sharing.maxContacts, organisation.facts.answerTo('ada', `bob@${DOMAIN}`)]).toEqual(['yahoo:ada', 200, 'waiting']);
    expect(await organisation.restore(backup, root)).toEqual({ changed: 0 });
  });

  it('is one recorded change, and one that is told, with what administrators decide in full and the rest in numbers', async () => {
    const backup = await filled(), { administration, organisation, root } = await portal();
    let told = 0;
    organisation.follow(() => told++);
    await organisation.restore(backup, root);
    expect(told).toBe(1);
    const [{ number, by, what, before, after }] = await administration.changes() as [RecordedChange];
    expect([number, by, what]).toEqual([1, 'root', 'settings-restored']);
    expect(before).toEqual({ contacts: 0, requests: 0, directory: 0, settings: { sharing: { revision: 0, value: { enabled: true, approval: 'open', mayOverride: true, temporary: { enabled: true, ttl: 600_000 } } } }, providers: {}, areas: {}, people: {} });
    expect(after).toMatchObject({
      contacts: 2, requests: 1, directory: 1, people: { ada: { federation: true } }, areas: { sales: { moderators: ['ada'] } },
      settings: { sharing: { value: { approval: 'ask' } } }, providers: { id1: { provider: { name: 'OCS' } }, msn: { removed: true } },
    });
    expect(JSON.stringify(after)).not.toMatch(/yahoo:ada|eve.example|bob@corp.example/);
  });

  it('takes away what it does not have, but leaves collections that it does not name', async () => {
    const { account, organisation, root } = await portal(), empty = { ...(await organisation.backup()), documents: { contacts: {} } };
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    await account('ada').preferences.write({ displayName: 'Ada' });
    await organisation.restore(empty, root);
    expect([organisation.facts.hasContact('ada', 'bob@corp.example'), organisation.facts.preferencesOf('ada').displayName]).toEqual([false, 'Ada']);
  });

  it('takes away what has come to be there since, also where there was nothing at all', async () => {
    const { account, administration, organisation, root } = await portal(), [decided, everything] = [await administration.export(), await organisation.backup()];
    const { id } = await account('root').providers.add(server);
    await administration.authorise('ada', { federation: true });
    await administration.setModerators('sales', ['ada']);
    await administration.importDirectory(id, [{ address: 'cy@ocs.example' }]);
    await account('ada').contacts.add([{ address: 'bob@corp.example' }]);
    await administration.import(decided);
    expect([organisation.facts.settings.providers.some(({ name }) => name === 'OCS'), await administration.authorisations(), await administration.areas(), await administration.directory()]).toEqual([false, [], [], []]);
    expect(organisation.facts.hasContact('ada', 'bob@corp.example')).toBe(true);
    await organisation.restore(everything, root);
    expect(organisation.facts.hasContact('ada', 'bob@corp.example')).toBe(false);
  });

  it('goes above the revisions that are known, so that nobody takes new settings for old ones', async () => {
    const backup = await filled(), { administration, organisation, root } = await portal();
    for (let revision = 0; revision < 5; revision++) await administration.write('sharing', { maxContacts: revision + 1 }, revision);
    await organisation.restore(backup, root);
    expect((await administration.read('sharing')).revision).toBe(6);
    await expect(administration.write('sharing', { maxContacts: 9 }, 5)).rejects.toMatchObject({ problems: [{ code: 'conflict' }] });
  });

  it.each<[string, (exported: SettingsExport) => unknown, readonly string[]]>([
    ['no object', () => 'settings', ['format not-an-export']], ['another file', exported => ({ ...exported, format: 'package.json' }), ['format not-an-export']],
    ['a newer version', exported => ({ ...exported, version: 2 }), ['version newer']], ['another portal', exported => ({ ...exported, domain: 'other.example' }), ['domain other-domain']],
    ['an address that nobody could say', exported => ({ ...exported, domain: { toString: 1, valueOf: 1 } }), ['domain other-domain']], ['a version that is none', exported => ({ ...exported, version: { toString: 1, valueOf: 1 } }), ['version not-an-export']],
    ['what is nested without end', exported => withDocument(exported, 'statuses', 'ada', nested), ['documents.statuses.ada wrong-type']], ['one collection that is none', exported => ({ ...exported, documents: { statuses: [], areas: 'x' } }), ['documents.statuses wrong-type', 'documents.areas wrong-type']],
    ['somebody of this portal in a directory', exported => withDocument(exported, 'directory', `bob@${DOMAIN}`, { v: 1, provider: 'id1', user: 'eve', groups: [] }), [`documents.directory.bob@${DOMAIN} own-address`]],
    ['a version before the first', exported => withDocument(exported, 'areas', 'games', { v: -1e15, enabled: true, moderators: [] }), ['documents.areas.games.v damaged']],
    ['no documents', exported => ({ ...exported, documents: [] }), ['documents wrong-type']], ['an unknown collection', exported => ({ ...exported, documents: { colours: {} } }), ['documents.colours unknown-collection']],
    ['a damaged document', exported => withDocument(exported, 'people', 'bob', { v: 1, preferences: { noteFor: 'x', address: 'y' } }), ['documents.people.bob.preferences.address not-an-address', 'documents.people.bob.preferences.noteFor not-a-choice']],
    ['a document without a version', exported => withDocument(exported, 'areas', 'games', { enabled: true, moderators: [] }), ['documents.areas.games.v damaged']],
    ['two of one name', exported => withDocument(exported, 'providers', 'x', { v: 1, revision: 1, provider: { ...server, routes: ['x.example'] } }), ['documents.providers.id1.provider.name name-taken', 'documents.providers.x.provider.name name-taken']],
    ['a secret in the open', exported => withDocument(exported, 'providers', 'id1', { v: 1, revision: 1, provider: { ...server, agent: { kind: 'sample', options: { password: 'hunter2' } } } }), ['documents.providers.id1.provider.agent.options.password secret-in-text']],
    ['an agent that is not there', exported => withDocument(exported, 'providers', 'id1', { v: 1, revision: 1, provider: { ...server, agent: { kind: 'telepathy', options: {} } } }), ['documents.providers.id1.provider.agent.kind unknown-agent']],
    ['two with one address', exported => withDocument(exported, 'people', 'zoe', { v: 1, preferences: { address: 'yahoo:ada' } }), ['documents.people.zoe.preferences.address address-taken']],
    ['somebody else’s address', exported => withDocument(exported, 'people', 'zoe', { v: 1, preferences: { address: `bob@${DOMAIN}` } }), ['documents.people.zoe.preferences.address address-taken']],
  ])('of %s is refused at the field, and changes nothing', async (_what, spoil, problems) => {
    const exported = spoil(await filled()), { administration, account, store, organisation, root } = await portal();
    await account('eve').preferences.write({ displayName: 'Eve' });
    const before = await contentsOf(store), refused = await organisation.restore(exported, root).catch((error: unknown) => error as { message: string; problems: readonly { path: string; code: string }[] });
    expect('problems' in refused && refused.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
    expect('message' in refused && refused.message).not.toContain('hunter2');
    expect([await contentsOf(store), await administration.changes()]).toEqual([before, []]);
  });

  it('takes people’s statuses as they are, and puts aside what could not be read', async () => {
    const { organisation, root, store } = await portal({}, storeOf({ 'areas/sales': 'damaged' })), backup = await organisation.backup();
    await organisation.restore({ ...backup, documents: { statuses: { ada: { own: {} } }, areas: { sales: { v: 1, enabled: false, moderators: [] } } } }, root);
    expect(await contentsOf(store)).toMatchObject({ 'statuses/ada': { own: {} }, 'areas/sales': { enabled: false }, 'aside/areas/sales/a5f6a': { value: 'damaged' } });
  });

  it('takes no field for anything but a field', async () => {
    const { organisation, root } = await portal(), { format, version, domain } = await organisation.backup();
    const hostile: unknown = JSON.parse(JSON.stringify({ format, version, domain, documents: { areas: {}, people: {} } })
      .replace('"areas":{}', '"areas":{"__proto__":{"v":1,"enabled":false,"moderators":[]},"constructor":{"v":1,"enabled":false,"moderators":["ada"]}},"__proto__":{"polluted":true}')
      .replace('"people":{}', '"people":{"ada":{"v":1,"__proto__":{"preferences":{"block":["*"]}}}}'));
    await expect(organisation.restore(hostile, root)).rejects.toMatchObject({ problems: [{ path: 'documents.__proto__', code: 'unknown-collection' }, { path: 'documents.people.ada.__proto__', code: 'unknown-field' }] });
    expect('polluted' in {}).toBe(false);
  });
});

describe('what administrators import', () => {
  it('is what they have exported: it puts that back, and leaves what is people’s own', async () => {
    const one = await portal(), other = await portal();
    await one.organisation.restore(await filled(), one.root);
    await other.account('eve').preferences.write({ block: ['bob@corp.example'], address: 'aim:eve' });
    await other.account('eve').contacts.add([{ address: 'bob@corp.example' }]);
    for (const user of ['eve', 'ada']) await other.administration.authorise(user, { remote: true });
    const exported = JSON.parse(JSON.stringify(await one.administration.export())) as SettingsExport;
    expect(await other.administration.import(exported)).toEqual({ changed: 7 });
    expect(revisionless((await other.administration.export()).documents)).toEqual(revisionless(exported.documents));
    const { facts } = other.organisation;
    expect([facts.preferencesOf('eve').block, facts.hasContact('eve', 'bob@corp.example'), facts.authorisationOf('eve').remote, facts.authorisationOf('ada')]).toEqual([['bob@corp.example'], true, false, { federation: true, publicIm: false, remote: false }]);
    expect((await other.administration.changes({ limit: 1 }))[0]).toMatchObject({ what: 'settings-imported', before: { people: { ada: { remote: true }, eve: { remote: true } } }, after: { people: { ada: { remote: false } } } });
    expect(await other.administration.import(exported)).toEqual({ changed: 0 });
  });

  it('holds nothing that is people’s own', async () => {
    const backup = await filled(), { administration, store } = await portal(), before = await contentsOf(store);
    await expect(administration.import({ ...backup, documents: { ...backup.documents, statuses: { ada: {} } } })).rejects.toMatchObject({
      problems: ['people.ada', 'contacts', 'requests', 'statuses'].map(path => ({ path: `documents.${path}`, code: 'not-yours' })),
    });
    expect([await contentsOf(store), await administration.changes()]).toEqual([before, []]);
  });
});
