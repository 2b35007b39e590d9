import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { fakeClock } from '@presence-elements/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Directories } from './directories.js';
import type { DirectorySource } from './read-source.js';

const admin = { id: 'root', roles: ['admin'] };
const HOUR = 3_600_000; // milliseconds
let folder: string, file: string;
const open: Directories[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-directories-'));
  file = join(folder, 'people.csv');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => open.splice(0).forEach(each => each.dispose()));

const people = (...names: readonly string[]) => writeFile(file, `IM\n${names.map(name => `${name}@partner.example\n`).join('')}`);

async function place(source: Partial<DirectorySource> = {}) {
  const clock = fakeClock(), faults: string[] = [], organisation = await openOrganisation(memoryStore(), { domain: 'portal.example', now: clock.now });
  const partner = await organisation.account(admin).providers!.add({ kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: false, verification: 'provider-verified', isPublic: false, supports: [] });
  const directories = new Directories({ sources: [{ name: 'list', provider: 'partner', file, ...source }], organisation, now: clock.now, schedule: clock.schedule, fault: error => void faults.push((error as Error).message) });
  open.push(directories);
  const there = async () => (await organisation.administration(admin).directory()).map(({ address }) => address.split('@')[0]);
  const provider = () => organisation.facts.settings.providers.find(({ id }) => id === partner.id)!;
  const allow = (allowed: boolean) => organisation.account(admin).providers!.change(partner.id, { allowed }, provider().revision);
  /** Goes on in time, and until what was begun then has come to its end. */
  const pass = async (time: number) => {
    const before = directories.list()[0]!.last;
    await clock.advance(time);
    await expect.poll(() => directories.list()[0]!.last).not.toBe(before);
  };
  return { clock, faults, organisation, directories, there, provider, allow, pass };
}

describe('the directories of a relay', () => {
  it('are read when somebody says so, in their name, and federation is on for their server', async () => {
    const { directories, there, provider, organisation } = await place();
    await people('ada', 'grace');
    expect(await directories.synchronise('list', admin)).toMatchObject({ provider: provider().id, added: 2, dryRun: false });
    expect(await there()).toEqual(['ada', 'grace']);
    expect(provider().allowed).toBe(true);
    expect((await organisation.administration(admin).changes())[0]).toMatchObject({ by: 'root', what: 'directory-imported' });
    expect(directories.list()).toMatchObject([{ name: 'list', provider: 'partner', last: { report: { added: 2 } } }]);
  });

  it('are only tried in a dry run', async () => {
    const { directories, there } = await place();
    await people('ada');
    expect(await directories.synchronise('list', admin, { dryRun: true })).toMatchObject({ added: 1, dryRun: true });
    expect(await there()).toEqual([]);
    expect(directories.list()[0]!.last).toBeUndefined();
  });

  it('are refused to whoever may not, or names none, or where their server is on no list', async () => {
    const { directories } = await place();
    await people('ada');
    await expect(directories.synchronise('list', { id: 'eve' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(directories.synchronise('corp)(uid=*', admin)).rejects.toMatchObject({ name: 'SettingsError', problems: [{ path: 'source', code: 'not-found' }] });
    await expect((await place({ provider: 'nobody' })).directories.synchronise('list', admin)).rejects.toMatchObject({ problems: [{ path: 'provider', code: 'not-found' }] });
  });

  it('are read by themselves soon after the start, and then from time to time', async () => {
    const { pass, there, organisation, faults, clock } = await place({ every: HOUR });
    await people('ada');
    await clock.advance(999);
    expect(await there()).toEqual([]);
    await pass(1);
    expect(await there()).toEqual(['ada']);
    await people('grace');
    await pass(HOUR);
    expect(await there()).toEqual(['grace']);
    expect((await organisation.administration(admin).changes())[0]).toMatchObject({ by: 'directory list', what: 'directory-imported' });
    expect(faults).toEqual([]);
  });

  it('do not switch on by the clock what an administrator has switched off, also after a restart', async () => {
    const { pass, allow, there, provider, organisation, directories } = await place({ every: HOUR });
    await people('ada');
    await pass(1_000);
    await allow(false);
    await people('grace');
    await pass(HOUR);
    expect([provider().allowed, await there()]).toEqual([false, ['ada']]);
    expect(directories.list()[0]!.last).toMatchObject({ problem: expect.stringContaining('blocked') as string });
    const clock = fakeClock(), again = new Directories({ sources: [{ name: 'list', provider: 'partner', file, every: HOUR }], organisation, now: clock.now, schedule: clock.schedule, fault: error => { throw error; } });
    open.push(again);
    await clock.advance(1_000);
    await expect.poll(() => again.list()[0]!.last).toBeDefined();
    expect([provider().allowed, await there()]).toEqual([false, ['ada']]);
    // Whoever says so means it.
    await again.synchronise('list', admin);
    expect([provider().allowed, await there()]).toEqual([true, ['grace']]);
  });

  it('leave everybody where they are when one cannot be read, say so once, and go on trying', async () => {
    const { pass, there, faults } = await place({ every: HOUR });
    await people('ada');
    await pass(1_000);
    for (const text of ['', 'IM\n', 'IM\n"ada@partner.example']) {
      await writeFile(file, text);
      await pass(HOUR);
      await pass(HOUR);
    }
    expect(await there()).toEqual(['ada']);
    expect(faults).toEqual([expect.stringMatching(/^The directory list was not taken: There is nobody/), expect.stringMatching(/^The directory list was not taken: In row 2 a quote/)]);
    await people('ada', 'grace');
    await pass(HOUR);
    expect(await there()).toEqual(['ada', 'grace']);
  });

  it('are read one time after the other', async () => {
    const { directories, there } = await place();
    await people('ada');
    const first = directories.synchronise('list', admin), second = directories.synchronise('list', admin);
    expect([(await first).added, (await second).added]).toEqual([1, 0]);
    expect(await there()).toEqual(['ada']);
  });

  it('are read no more once the relay goes', async () => {
    const { clock, directories, there, faults } = await place({ every: HOUR });
    await people('ada');
    directories.dispose();
    await clock.advance(2 * HOUR);
    await expect(directories.synchronise('list', admin)).rejects.toMatchObject({ name: 'PresenceError' });
    expect([await there(), faults]).toEqual([[], []]);
  });
});
