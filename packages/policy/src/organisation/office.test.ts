import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../fixtures/portal.js';
import { memoryStore } from '../store/memory-store.js';
import { defaultPreferences } from './fields/preference-fields.js';
import { nobodyAuthorised } from './documents/document-kinds.js';
import { defaultSections } from './fields/section-fields.js';
import { Keeper } from './keeper.js';
import { isAdmin, Office } from './office.js';
import { TableFacts } from './tables/organisation-facts.js';
import { Tables } from './tables/tables.js';
import type { Preferences } from '@presence-elements/core';

const BOB = `bob@${DOMAIN}`;

function office(preferences: Partial<Preferences> = {}, approval: 'ask' | 'open' = 'ask') {
  const keeper = new Keeper(memoryStore(), () => new Tables(DOMAIN)), { tables } = keeper;
  tables.put('settings', 'sharing', { revision: 1, value: { ...defaultSections.sharing, approval } });
  tables.put('people', 'ada', { preferences: { ...defaultPreferences, ...preferences }, authorisation: nobodyAuthorised, words: {} });
  const made = new Office(keeper, new TableFacts(() => keeper.tables), { domain: DOMAIN, id: () => 'id', now: () => 7 });
  const asks = () => made.asksLeave(made.meet(made.who({ id: 'bob' }), `ada@${DOMAIN}`)!, 'ada');
  return { made, tables, asks };
}

describe('the office', () => {
  it.each<[string, Partial<Preferences>, 'ask' | 'open', boolean]>([
    ['where the organisation asks', {}, 'ask', true], ['where it does not', {}, 'open', false], ['whoever is open to all', { approval: 'open' }, 'ask', false],
    ['whoever asks all', { approval: 'ask' }, 'open', true], ['who is on the Allow list', { allow: [BOB] }, 'ask', false], ['who is blocked, as if they were not', { block: [BOB] }, 'ask', true],
    ['who is blocked and allowed', { block: [BOB], allow: [DOMAIN] }, 'ask', false],
  ])('knows whether one has to ask for leave: %s', (_what, preferences, approval, asked) => {
    expect(office(preferences, approval).asks()).toBe(asked);
  });

  it('finds who is blocked also under the address that they prefer', () => {
    const { made, tables } = office({ block: ['yahoo:bob'] });
    expect([made.isBlockedBy('ada', 'yahoo:bob'), made.isBlockedBy('ada', BOB)]).toEqual([true, false]);
    tables.put('people', 'bob', { preferences: { ...defaultPreferences, address: 'yahoo:bob' }, authorisation: nobodyAuthorised, words: {} });
    expect([made.isBlockedBy('ada', BOB), made.isBlockedBy('ada', `cy@${DOMAIN}`)]).toEqual([true, false]);
  });

  it('finds who is blocked also under the address that a directory gives them', () => {
    const { made, tables } = office({ block: ['robert@ocs.example'] });
    tables.put('directory', 'robert@ocs.example', { provider: 'ocs', user: 'bob', groups: [] });
    expect([made.isBlockedBy('ada', BOB), made.isBlockedBy('ada', `cy@${DOMAIN}`)]).toEqual([true, false]);
  });

  it('reads the rules anew when the settings change', () => {
    const { made, tables } = office(), before = made.rules;
    expect(made.rules).toBe(before);
    tables.put('settings', 'messaging', undefined);
    expect(made.rules).not.toBe(before);
  });

  it('writes down who did what, when', () => {
    expect(office().made.record({ id: 'root' }, 'tried', 'x', undefined, { a: 1 })).toEqual({ at: 7, by: 'root', what: 'tried', target: 'x', before: undefined, after: { a: 1 } });
  });

  it('meets nobody where there is no address', () => {
    const { made } = office();
    expect(made.meet(made.who({ id: 'bob' }), 'not an address')).toBeUndefined();
  });
});

describe('an administrator', () => {
  it.each([[{ id: 'root', roles: ['admin'] }, true], [{ id: 'admin' }, false], [{ id: 'ada', roles: ['Admin', 'administrator'] }, false], [{ id: 'x', roles: 'admin' as never }, false], [undefined, false]])('%j: %s', (viewer, is) => {
    expect(isAdmin(viewer)).toBe(is);
  });
});
