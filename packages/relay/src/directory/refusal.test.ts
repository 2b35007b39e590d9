import { expect, it } from 'vitest';
import { DirectoryRefusal } from './refusal.js';

it('is recognised as every refusal of settings is, and says which part of the import it is about', () => {
  expect(new DirectoryRefusal('columns.address', 'required', 'Say which.')).toMatchObject({ name: 'SettingsError', message: 'Say which.', problems: [{ path: 'columns.address', code: 'required', message: 'Say which.' }] });
});
