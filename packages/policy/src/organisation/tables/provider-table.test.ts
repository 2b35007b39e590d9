import type { ProviderDraft } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { ProviderTable } from './provider-table.js';

const draft = (name: string, more: Partial<ProviderDraft> = {}): ProviderDraft =>
  ({ kind: 'enterprise', name, routes: [`${name}.example`], allowed: true, verification: 'everyone', isPublic: false, supports: [], ...more });

const namesOf = (table: ProviderTable) => table.list().map(({ name, active }) => (active ? `${name}!` : name));

describe('the table of providers', () => {
  it('has those that are listed from the start, by name', () => {
    expect(new ProviderTable().list().map(({ id, name, revision, active }) => [id, name, revision, active])).toEqual([['aol', 'AOL', 0, false], ['msn', 'MSN', 0, false], ['yahoo', 'Yahoo!', 0, false]]);
  });

  it('puts enterprise connections first, of these the operator’s', () => {
    const table = new ProviderTable();
    table.documents.set('a', { revision: 1, provider: draft('a') });
    table.documents.set('b', { revision: 1, provider: draft('b', { kind: 'federated' }) });
    table.setFixed([{ ...draft('z'), id: 'z' }]);
    expect(namesOf(table)).toEqual(['z!', 'a', 'b', 'AOL', 'MSN', 'Yahoo!']);
    expect(table.list().map(({ fixed }) => fixed)).toEqual([true, undefined, undefined, undefined, undefined, undefined]);
  });

  it('has one active enterprise connection: the one that was chosen, or else the first', () => {
    const table = new ProviderTable();
    for (const id of ['a', 'b']) table.documents.set(id, { revision: 1, provider: draft(id) });
    expect(namesOf(table).slice(0, 2)).toEqual(['a!', 'b']);
    table.active = 'b';
    expect(namesOf(table).slice(0, 2)).toEqual(['a', 'b!']);
    table.active = 'gone';
    expect(namesOf(table).slice(0, 2)).toEqual(['a', 'b']);
  });

  it('remembers of a listed one that it was changed or removed, and of the operator’s what differs here', () => {
    const table = new ProviderTable();
    table.setFixed([{ ...draft('z'), id: 'z' }]);
    table.documents.set('msn', { revision: 2, removed: true });
    table.documents.set('aol', { revision: 3, provider: draft('AIM', { kind: 'public' }) });
    table.documents.set('z', { revision: 4, override: { allowed: false, verification: 'contacts-only' } });
    expect(table.list().map(({ name, revision }) => [name, revision])).toEqual([['z', 4], ['AIM', 3], ['Yahoo!', 0]]);
    expect(table.list()[0]).toMatchObject({ routes: ['z.example'], allowed: false, verification: 'contacts-only', fixed: true });
  });

  it('forgets an operator’s provider that is gone, but not what was changed of it', () => {
    const table = new ProviderTable();
    table.documents.set('z', { revision: 4, override: { allowed: false, verification: 'contacts-only' } });
    table.setFixed([{ ...draft('z'), id: 'z' }]);
    table.setFixed([]);
    expect(namesOf(table)).toEqual(['AOL', 'MSN', 'Yahoo!']);
    table.setFixed([{ ...draft('z'), id: 'z' }]);
    expect(table.list()[0]!.allowed).toBe(false);
  });
});
