import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../store/memory-store.js';
import { openOrganisation } from '../open-organisation.js';
import type { OrganisationOptions } from '../organisation.js';

const admin = { id: 'root', roles: ['admin'] };

async function organisation(options: Partial<OrganisationOptions> = {}) {
  const opened = await openOrganisation(memoryStore(), { domain: 'portal.example', ...options }), desk = opened.administration(admin);
  const partner = await opened.account(admin).providers!.add({ kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: false, verification: 'provider-verified', isPublic: false, supports: [] });
  const there = async () => (await desk.directory({ provider: partner.id })).map(({ address, name }) => [address, name]);
  return { opened, desk, partner, there };
}

const people = (...names: readonly string[]) => names.map(name => ({ address: `${name.toLowerCase()}@partner.example`, name }));

describe('the import of a directory', () => {
  it('takes the people in place of those before, says what became of each, and switches federation on for their server', async () => {
    const { opened, desk, partner, there } = await organisation();
    await desk.write('federation', { enabled: false }, 0);
    expect(await desk.importDirectory(partner.id, people('Ada', 'Grace', 'Joan'))).toEqual({
      imported: 3, added: 3, changed: 0, removed: 0, problems: [], examples: { added: ['ada@partner.example', 'grace@partner.example', 'joan@partner.example'], changed: [], removed: [] },
    });
    expect(opened.facts.settings).toMatchObject({ federation: { enabled: true } });
    expect(opened.facts.settings.providers.find(({ id }) => id === partner.id)).toMatchObject({ allowed: true });
    const next = [...people('Ada'), { address: 'grace@partner.example', name: 'Grace Hopper' }, ...people('Mary')];
    expect(await desk.importDirectory(partner.id, next)).toMatchObject({
      imported: 3, added: 1, changed: 1, removed: 1, examples: { added: ['mary@partner.example'], changed: ['grace@partner.example'], removed: ['joan@partner.example'] },
    });
    expect(await there()).toEqual([['ada@partner.example', 'Ada'], ['grace@partner.example', 'Grace Hopper'], ['mary@partner.example', 'Mary']]);
  });

  it('only says what would be, and changes nothing, in a dry run', async () => {
    const { opened, desk, partner, there } = await organisation();
    await desk.importDirectory(partner.id, people('Ada'));
    await opened.account(admin).providers!.change(partner.id, { allowed: false }, opened.facts.settings.providers.find(({ id }) => id === partner.id)!.revision);
    const recorded = (await desk.changes()).length;
    expect(await desk.importDirectory(partner.id, people('Grace'), { dryRun: true })).toMatchObject({ imported: 1, added: 1, removed: 1 });
    expect(await there()).toEqual([['ada@partner.example', 'Ada']]);
    expect(opened.facts.settings.providers.find(({ id }) => id === partner.id)).toMatchObject({ allowed: false });
    expect(await desk.changes()).toHaveLength(recorded);
    await expect(desk.importDirectory(partner.id, [], { dryRun: true })).rejects.toMatchObject({ name: 'SettingsError', problems: [{ path: 'people', code: 'required' }] });
  });

  it('records nothing where nothing is different', async () => {
    const { desk, partner } = await organisation();
    await desk.importDirectory(partner.id, people('Ada'));
    const recorded = (await desk.changes()).length;
    expect(await desk.importDirectory(partner.id, people('Ada'))).toMatchObject({ imported: 1, added: 0, changed: 0, removed: 0 });
    expect(await desk.changes()).toHaveLength(recorded);
  });

  it('leaves out and tells whom it cannot take: no address, one of the portal’s own, one that stands there twice, a user who is none', async () => {
    const { desk, partner, there } = await organisation({ knows: user => user === 'ada' });
    const rows = [...people('Ada'), { address: 'nonsense' }, { address: 'ada@portal.example' }, ...people('Ada'), { address: 'joan@partner.example', user: 'nobody' }, { address: 'mary@partner.example', user: 'ada' }];
    const { imported, problems } = await desk.importDirectory(partner.id, rows);
    expect(imported).toBe(2);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['people.1.address', 'not-an-address'], ['people.2.address', 'own-address'], ['people.3.address', 'twice'], ['people.4.user', 'not-found']]);
    expect(await there()).toEqual([['ada@partner.example', 'Ada'], ['mary@partner.example', undefined]]);
  });

  it('takes nobody whose address does not lead to its server: no directory of a partner says who our colleagues are', async () => {
    const { opened, desk, partner, there } = await organisation();
    await opened.account(admin).providers!.add({ kind: 'enterprise', name: 'Lync', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    const { imported, problems } = await desk.importDirectory(partner.id, [...people('Ada'), { address: 'sip:grace@partner.example' }, { address: 'ceo@corp.example', user: 'mallory' }, { address: 'x@nowhere.example' }]);
    expect([imported, problems.map(({ path, code }) => `${path} ${code}`)]).toEqual([2, ['people.2.address not-routed', 'people.3.address not-routed']]);
    expect(await there()).toHaveLength(2);
    expect(opened.facts.vouchedFor('mallory')).toEqual(['mallory@portal.example']);
  });

  it('takes somebody over whom another server’s directory had', async () => {
    const { opened, desk, partner, there } = await organisation(), providers = opened.account(admin).providers!;
    const { revision } = await providers.change(partner.id, { routes: ['before.example'] }, partner.revision);
    const other = await providers.add({ kind: 'federated', name: 'Other', routes: ['partner.example'], allowed: true, verification: 'provider-verified', isPublic: false, supports: [] });
    await desk.importDirectory(other.id, people('Ada', 'Grace'));
    await providers.change(other.id, { routes: ['other.example'] }, other.revision);
    await providers.change(partner.id, { routes: partner.routes }, revision);
    expect(await desk.importDirectory(partner.id, people('Ada'))).toMatchObject({ added: 1, removed: 0 });
    expect(await there()).toEqual([['ada@partner.example', 'Ada']]);
    expect(await desk.directory({ provider: other.id })).toHaveLength(1);
  });

  it('lets others have a turn with a large one, who see all of it or nothing', async () => {
    let pauses = 0;
    const { opened, desk, partner } = await organisation({ pause: async () => {
      pauses++;
      expect((await opened.administration(admin).directory({ provider: partner.id })).length).toBe(0);
    } });
    await desk.importDirectory(partner.id, Array.from({ length: 2_000 }, (_, n) => ({ address: `p${n}@partner.example` })));
    expect(pauses).toBeGreaterThanOrEqual(20);
  });

  it('is for administrators, and for servers on the list', async () => {
    const { opened, desk, partner } = await organisation();
    await expect(opened.administration({ id: 'ada' }).importDirectory(partner.id, people('Ada'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(desk.importDirectory('nonsense', people('Ada'))).rejects.toMatchObject({ problems: [{ path: 'provider', code: 'not-found' }] });
  });
});
