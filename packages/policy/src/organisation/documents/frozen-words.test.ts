import { expect, it } from 'vitest';
import { Tables } from '../tables/tables.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { nobodyAuthorised } from './document-kinds.js';
import { frozenWords } from './frozen-words.js';

const tables = new Tables('portal.example');
tables.put('people', 'ada', { preferences: { ...defaultPreferences, address: 'yahoo:ada' }, authorisation: nobodyAuthorised, words: {} });

it('what there is to read is kept by where it stands, with its end', () => {
  const note = { text: 'At lunch', expiresAt: 9_000 };
  expect(frozenWords(tables, 'ada', (user, address) => (address === 'yahoo:ada' ? { note } : { outOfOffice: { message: user } }), 5))
    .toEqual({ at: 5, words: { 'ada@portal.example': { outOfOffice: { message: 'ada' } }, 'yahoo:ada': { note } } });
});

it('where nothing is said, or nobody can tell, there is nothing to read', () => {
  expect(frozenWords(tables, 'ada', () => undefined, 5)).toEqual({ at: 5, words: {} });
  expect(frozenWords(tables, 'ada', undefined, 5)).toEqual({ at: 5, words: {} });
});

it('what could not be read again is left out, and the rest is kept', () => {
  const words = { note: { text: 'x'.repeat(20_000) }, outOfOffice: { message: 'Away' } };
  expect(frozenWords(tables, 'ada', (_user, address) => (address === 'yahoo:ada' ? words : undefined), 5)).toEqual({ at: 5, words: { 'yahoo:ada': { outOfOffice: { message: 'Away' } } } });
});
