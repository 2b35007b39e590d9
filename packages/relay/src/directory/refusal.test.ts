import { expect, it } from 'vitest';
import { DirectoryRefusal } from './refusal.js';

it('is recognised as every refusal of settings is, and says which part of the import it is about', () => {
  expect(new DirectoryRefusal('columns.address', 'required', 'Say which.')).toMatchObject({ name: 'SettingsError', message: 'Say which.', problems: [{ path: 'columns.address', code: 'required', message: 'Say which.' }] });
});

it('names the rows that it is about', () => {
  const rows = [{ row: 3, field: 'address', code: 'not-an-address', message: 'No.' }, { row: 0, field: '', code: 'referral', message: 'Elsewhere.' }];
  expect(new DirectoryRefusal('people', 'required', 'Nobody.', rows).problems.slice(1)).toEqual([
    { path: 'rows.3.address', code: 'not-an-address', message: 'No.' }, { path: 'rows.0', code: 'referral', message: 'Elsewhere.' },
  ]);
});
