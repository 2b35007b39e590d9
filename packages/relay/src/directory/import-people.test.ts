import type { DirectoryEntry, DirectoryImported } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import type { ReadPeople } from './directory-record.js';
import { importPeople } from './import-people.js';

const ada: DirectoryEntry = { address: 'ada@corp.example' }, grace: DirectoryEntry = { address: 'grace@corp.example' };
const read = (more: Partial<ReadPeople> = {}): ReadPeople => ({ people: [ada, grace], rowOf: [2, 5], rows: 4, skipped: 1, problems: [], moreProblems: 0, ...more });

/** An organisation that answers so, and remembers what it was given. */
function organisation(answer: () => Partial<DirectoryImported>) {
  const heard: unknown[] = [];
  return {
    heard,
    importDirectory: async (...given: readonly unknown[]) => {
      heard.push(given);
      return { imported: 2, added: 1, changed: 0, removed: 3, examples: { added: [], changed: [], removed: [] }, problems: [], ...answer() };
    },
  };
}

const refuses = (...problems: readonly object[]) => organisation(() => { throw Object.assign(new Error('refused'), { name: 'SettingsError', problems }); });

describe('people who are handed over', () => {
  it('are reported: how many there were and are, and what is wrong with which row', async () => {
    const desk = organisation(() => ({ imported: 1, problems: [{ path: 'people.1.address', code: 'own-address', message: 'Ours.' }] }));
    expect(await importPeople(desk, 'id-1', read({ problems: [{ row: 7, field: '', code: 'not-a-row', message: 'No.' }] }))).toEqual({
      provider: 'id-1', dryRun: false, rows: 4, skipped: 1, imported: 1, added: 1, changed: 0, removed: 3, unchanged: 0, moreProblems: 0,
      examples: { added: [], changed: [], removed: [] },
      problems: [{ row: 5, field: 'address', code: 'own-address', message: 'Ours.' }, { row: 7, field: '', code: 'not-a-row', message: 'No.' }],
    });
    expect(desk.heard).toEqual([['id-1', [ada, grace], { dryRun: false }]]);
  });

  it('are only tried in a dry run', async () => {
    const desk = organisation(() => ({}));
    expect(await importPeople(desk, 'id-1', read(), true)).toMatchObject({ dryRun: true, unchanged: 1 });
    expect(desk.heard).toEqual([['id-1', [ada, grace], { dryRun: true }]]);
  });

  it('are not handed over at all where there is nobody: nobody is gone because of a directory that was read wrongly', async () => {
    const desk = organisation(() => ({})), rows = [{ row: 2, field: 'address', code: 'required', message: 'None.' }];
    await expect(importPeople(desk, 'id-1', read({ people: [], rowOf: [], problems: rows }))).rejects.toMatchObject({
      name: 'SettingsError', problems: [{ path: 'people', code: 'required' }, { path: 'rows.2.address', code: 'required' }],
    });
    expect(desk.heard).toEqual([]);
  });

  it('are refused by the rows where they stood, if none of them can be taken', async () => {
    const desk = refuses({ path: 'people.0.address', code: 'own-address', message: 'Ours.' }, { path: 'people.1.user', code: 'not-found', message: 'Nobody.' });
    await expect(importPeople(desk, 'id-1', read())).rejects.toMatchObject({ problems: [{ path: 'people' }, { path: 'rows.2.address', code: 'own-address' }, { path: 'rows.5.user', code: 'not-found' }] });
  });

  it('are refused in the organisation’s own words for any other reason', async () => {
    const desk = refuses({ path: 'provider', code: 'not-found', message: 'No such network.' });
    await expect(importPeople(desk, 'id-1', read())).rejects.toMatchObject({ message: 'refused', problems: [{ path: 'provider' }] });
  });

  it('have no more problems told than anybody reads', async () => {
    const problems = Array.from({ length: 1_200 }, () => ({ path: 'people.0.address', code: 'own-address', message: 'Ours.' }));
    const report = await importPeople(organisation(() => ({ problems })), 'id-1', read({ moreProblems: 7 }));
    expect([report.problems.length, report.moreProblems]).toEqual([1_000, 207]);
  });
});
