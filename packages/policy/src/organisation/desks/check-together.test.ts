import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { memoryStore } from '../../store/memory-store.js';
import type { Draft } from '../concerned.js';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import type { ProviderDocument } from '../documents/documents.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { Findings } from '../fields/settings-error.js';
import { Keeper } from '../keeper.js';
import { listedProviders } from '../listed-providers.js';
import { Office } from '../office.js';
import type { FixedProvider } from '../organisation.js';
import { TableFacts } from '../tables/organisation-facts.js';
import { Tables } from '../tables/tables.js';
import { checkTogether } from './check-together.js';

interface Situation { readonly before?: readonly Draft[]; readonly fixed?: readonly FixedProvider[]; readonly knows?: (user: string) => boolean }

async function problems(drafts: readonly Draft[], { before = [], fixed = [], knows }: Situation = {}): Promise<readonly string[]> {
  const keeper = new Keeper(memoryStore(), () => {
    const tables = new Tables(DOMAIN, knows);
    tables.providers.setFixed(fixed);
    return tables;
  }), found = new Findings();
  keeper.tables = keeper.copyWith(before);
  await checkTogether(new Office(keeper, new TableFacts(() => keeper.tables), { domain: DOMAIN, id: () => '', now: () => 0 }), keeper.copyWith(drafts), drafts, found);
  return found.problems.map(({ path, code }) => `${path} ${code}`);
}

const prefers = (user: string, address: string, authorisation = nobodyAuthorised): Draft => ({ collection: 'people', id: user, document: { preferences: { ...defaultPreferences, address }, authorisation, words: {} } });
const provider = (id: string, document: ProviderDocument): Draft => ({ collection: 'providers', id, document });
const listed = (address: string, user?: string): Draft => ({ collection: 'directory', id: address, document: { provider: 'x', user, groups: [] } });

describe('all documents together', () => {
  it('are in order at first', async () => {
    expect(await problems([])).toEqual([]);
  });

  it('have no route and no name twice, whatever the operator’s file says', async () => {
    const aol = { ...listedProviders.get('aol')!, allowed: true };
    expect(await problems([provider('x', { revision: 1, provider: { ...aol, name: 'X' } }), provider('aol', { revision: 1, provider: aol })])).toEqual(['documents.providers.aol.provider.routes.0 route-taken', 'documents.providers.aol.provider.routes.1 route-taken', 'documents.providers.aol.provider.routes.2 route-taken',
      'documents.providers.x.provider.routes.0 route-taken', 'documents.providers.x.provider.routes.1 route-taken', 'documents.providers.x.provider.routes.2 route-taken']);
    expect(await problems([provider('msn', { revision: 1, removed: true })], { fixed: [{ ...aol, id: 'file', allowed: false }] })).toEqual(['documents.providers.aol.provider.name name-taken']);
  });

  it('give each address to one person', async () => {
    expect(await problems(['ada', 'bob'].map(user => prefers(user, 'yahoo:x')))).toEqual(['documents.people.bob.preferences.address address-taken']);
    expect(await problems([prefers('ada', `bob@${DOMAIN}`)])).toEqual(['documents.people.ada.preferences.address address-taken']);
  });

  it('may have somebody claim what a directory gives to another: the directory goes first', async () => {
    expect(await problems([prefers('eve', 'ada@ocs.example'), listed('ada@ocs.example', 'ada')])).toEqual([]);
  });

  it('have nobody of this portal in a directory, nor anybody who is none of its users', async () => {
    expect(await problems([listed(`ada@${DOMAIN}`, 'eve'), listed('x@ocs.example', 'nobody'), listed('y@ocs.example')], { knows: user => user === 'eve' }))
      .toEqual([`documents.directory.ada@${DOMAIN} own-address`, 'documents.directory.x@ocs.example.user not-found']);
  });

  it('are not in the way of what has nothing to do with what is wrong among them', async () => {
    const before = [provider('x', { revision: 1, provider: { ...listedProviders.get('aol')!, name: 'Gone', agent: { kind: 'telepathy', options: {} } } }), prefers('ada', 'yahoo:x'), prefers('bob', 'yahoo:x'), listed('x@ocs.example', 'nobody')];
    expect(await problems([prefers('bob', 'yahoo:x', { ...nobodyAuthorised, remote: true }), listed('y@ocs.example')], { before, knows: user => user !== 'nobody' })).toEqual([]);
    expect(await problems([provider('msn', { revision: 1, removed: true })], { before })).toEqual(['documents.providers.x.provider.agent.kind unknown-agent']);
  });
});
