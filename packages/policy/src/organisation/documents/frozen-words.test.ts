import { stamp } from '@presence-elements/core';
import { expect, it } from 'vitest';
import type { Words } from '../../facts.js';
import { Tables } from '../tables/tables.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { nobodyAuthorised } from './document-kinds.js';
import { frozenWords } from './frozen-words.js';
import { readDocument, written } from './read-document.js';

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

it('it is kept as a registry shows it, however long it was: whoever is blocked must not see it change', () => {
  const words = { note: { text: 'x'.repeat(20_000), emoji: '👩‍👩‍👧‍👦'.repeat(10), lang: 'x'.repeat(100) }, outOfOffice: { message: 'y'.repeat(20_000) } };
  const frozen = frozenWords(tables, 'ada', (_user, address) => (address === 'yahoo:ada' ? words : undefined), 5), { note, outOfOffice } = stamp({ address: { text: 'yahoo:ada' }, ...words }, { now: 5 });
  expect(frozen).toEqual({ at: 5, words: { 'yahoo:ada': { note, outOfOffice } } });
  expect(readDocument('people', 'ada', written('people', { ...tables.person('ada'), words: { 'corp.example': frozen } })).document?.words).toEqual({ 'corp.example': frozen });
});

it('what is no text is no word of anybody', () => {
  const words = { note: { emoji: '🍕', text: 7 }, outOfOffice: 'Away' } as unknown as Words;
  expect(frozenWords(tables, 'ada', (_user, address) => (address === 'yahoo:ada' ? words : undefined), 5)).toEqual({ at: 5, words: { 'yahoo:ada': { note: { text: '', emoji: '🍕' }, outOfOffice: {} } } });
});
