import type { Provider } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { memoryStore } from '../../store/memory-store.js';
import { Keeper } from '../keeper.js';
import { listedProviders } from '../listed-providers.js';
import { Office } from '../office.js';
import { TableFacts } from '../tables/organisation-facts.js';
import { Tables } from '../tables/tables.js';
import { checkRevision, draftOf, findProvider, fixedDraft, planOf } from './provider-change.js';

const root = { id: 'root' }, aol = listedProviders.get('aol')!;
const fixed: Provider = { ...aol, id: 'file', name: 'File', routes: ['file.example'], revision: 0, active: false, fixed: true };

function setUp() {
  const keeper = new Keeper(memoryStore(), () => new Tables(DOMAIN)), office = new Office(keeper, new TableFacts(() => keeper.tables), { domain: DOMAIN, id: () => 'id', now: () => 7 });
  keeper.tables.providers.setFixed([fixed]);
  return { tables: keeper.tables, plan: (change: Parameters<typeof planOf>[3]) => planOf(office, root, keeper.tables, change) };
}

describe('a change of a provider', () => {
  it('is one document of the next revision, written down with what was before', () => {
    const { plan } = setUp(), draft = { ...aol, allowed: true };
    expect(plan({ id: 'aol', draft, what: 'provider-changed' })).toMatchObject({
      drafts: [{ collection: 'providers', id: 'aol', document: { revision: 1, provider: draft } }],
      recorded: { at: 7, by: 'root', what: 'provider-changed', target: 'aol', before: aol, after: draft },
    });
  });

  it('is nothing where nothing is different', () => {
    expect(setUp().plan({ id: 'aol', draft: { ...aol }, what: 'provider-changed' }).drafts).toEqual([]);
  });

  it('notes a removal of one that would be there again otherwise, and drops any other', () => {
    const { tables, plan } = setUp();
    tables.put('providers', 'mine', { revision: 3, provider: { ...aol, name: 'Mine', routes: ['mine.example'] } });
    expect(plan({ id: 'aol', draft: undefined, what: 'provider-removed' }).drafts).toEqual([{ collection: 'providers', id: 'aol', document: { revision: 1, removed: true } }]);
    expect(plan({ id: 'mine', draft: undefined, what: 'provider-removed' }).drafts).toEqual([{ collection: 'providers', id: 'mine', document: undefined }]);
  });

  it('of the operator’s file says what differs here, and is told at the switch where a route is taken', () => {
    const { tables, plan } = setUp(), draft = { ...draftOf(fixed), allowed: true };
    expect(plan({ id: 'file', draft, what: 'provider-changed' }).drafts).toEqual([{ collection: 'providers', id: 'file', document: { revision: 1, override: { allowed: true, verification: 'provider-verified' } } }]);
    tables.put('providers', 'mine', { revision: 3, provider: { ...aol, name: 'Mine', routes: ['file.example'], allowed: true } });
    expect(() => plan({ id: 'file', draft, what: 'provider-changed' })).toThrow('allowed: file.example goes to Mine already');
  });

  it('makes the first enterprise connection the active one, and goes above every revision that was', () => {
    const { tables, plan } = setUp(), draft = { ...aol, kind: 'enterprise', isPublic: false, name: 'Lync', routes: ['corp.example'] } as const;
    expect(plan({ id: 'lync', draft, what: 'provider-restored', revision: 9 }).drafts).toEqual([
      { collection: 'providers', id: 'lync', document: { revision: 10, provider: draft } }, { collection: 'settings', id: 'enterprise', document: { active: 'lync' } },
    ]);
    tables.put('providers', 'aol', { revision: 12, removed: true });
    expect(plan({ id: 'aol', draft: aol, what: 'provider-restored', revision: 3 }).drafts[0]).toMatchObject({ document: { revision: 13 } });
  });
});

describe('a provider of the operator’s file', () => {
  it('may be allowed, blocked and verified otherwise', () => {
    expect(fixedDraft(fixed, { allowed: true, verification: 'everyone', name: 'File', agent: undefined, signIn: null })).toEqual({ ...draftOf(fixed), allowed: true, verification: 'everyone' });
  });

  it('is changed in no other way', () => {
    expect(() => fixedDraft(fixed, { name: 'Mine', allowed: 1 })).toThrow(/name: This stands in the operator’s file.*\nallowed: /);
  });
});

describe('a provider on the list', () => {
  it('is found, or told to be gone', () => {
    const { tables } = setUp();
    expect(findProvider(tables, 'aol').name).toBe('AOL');
    expect(() => findProvider(tables, 'gone')).toThrow('This provider is not on the list any more.');
  });

  it('is changed by whoever knows its present revision', () => {
    expect(() => checkRevision({ revision: 3 }, 3)).not.toThrow();
    expect(() => checkRevision({ revision: 3 }, 2)).toThrow('Somebody else has changed this meanwhile');
  });

  it('is filled in without what the list adds', () => {
    expect(draftOf(fixed)).toEqual({ ...aol, name: 'File', routes: ['file.example'] });
  });
});
