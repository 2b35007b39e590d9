import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../fields/preference-fields.js';
import { defaultSections } from '../fields/section-fields.js';
import { listedProviders } from '../listed-providers.js';
import type { Documents, Kept } from './documents.js';
import { readDocument, written } from './read-document.js';

const nobody = { federation: false, publicIm: false, remote: false };
const words = { at: 5, words: { 'ada@portal.example': { note: { text: 'Lunch\n?', emoji: '🍜', lang: 'en', expiresAt: 9 }, outOfOffice: { message: 'Away', until: 9 } } } };

const inOrder: readonly (readonly [Kept, string, Documents[Kept]])[] = [
  ['settings', 'sharing', { revision: 3, value: { ...defaultSections.sharing, maxContacts: 200 } }],
  ['settings', 'enterprise', { active: 'id1' }],
  ['providers', 'aol', { revision: 1, provider: listedProviders.get('aol') }],
  ['providers', 'aol', { revision: 2, removed: true }],
  ['providers', 'file', { revision: 2, override: { allowed: false, verification: 'everyone' } }],
  ['people', 'ada', { preferences: { ...defaultPreferences, address: 'yahoo:ada', block: ['eve.example'] }, authorisation: nobody, words: { 'eve.example': words } }],
  ['contacts', 'ada bob@corp.example', { at: 5, name: 'Bob', groups: ['Team'] }],
  ['requests', 'ada bob@corp.example', { at: 5, answer: 'denied', name: 'Bob', words }],
  ['areas', 'sales/42', { enabled: false, moderators: ['ada'] }],
  ['directory', 'bob@ocs.example', { provider: 'id1', name: 'Bob', user: 'bob', groups: ['Sales'] }],
];

const damaged: readonly (readonly [Kept, string, unknown, string])[] = [
  ['settings', 'colours', { v: 1, revision: 1, value: {} }, 'unknown-section'],
  ['settings', 'sharing', { v: 1, revision: -1, value: defaultSections.sharing }, 'too-small'],
  ['settings', 'enterprise', { v: 1 }, 'required'],
  ['providers', 'aol', { v: 1, revision: 1, provider: { ...listedProviders.get('aol'), routes: ['*'] } }, 'route-too-wide'],
  ['people', 'ada', { v: 1, preferences: { noteFor: 'friends' } }, 'not-a-choice'],
  ['people', 'ada', { v: 1, words: { x: { at: 'now', words: {} } } }, 'not-a-number'],
  ['contacts', 'ada', { v: 1, at: 5, groups: [] }, 'wrong-id'],
  ['contacts', 'ada bob', { v: 1, at: 5, groups: [] }, 'not-an-address'],
  ['requests', 'ada bob@corp.example', { v: 1, at: 5, answer: 'perhaps' }, 'not-a-choice'],
  ['areas', 'sales', { v: 1, enabled: 1, moderators: [] }, 'wrong-type'],
  ['directory', 'bob', { v: 1, provider: 'id1', groups: [] }, 'not-an-address'],
];

describe('a document of', () => {
  it.each(inOrder)('%s %s is read as it was written', (collection, id, document) => {
    expect(readDocument(collection, id, JSON.parse(JSON.stringify(written(collection, document as never))))).toEqual({ document });
  });

  it.each(damaged)('%s %s that is not in order is told: %j is %s', (collection, id, value, code) => {
    expect(readDocument(collection, id, value).problems?.map(problem => problem.code)).toContain(code);
  });
});
