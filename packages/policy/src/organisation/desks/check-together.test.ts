import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../../fixtures/portal.js';
import { memoryStore } from '../../store/memory-store.js';
import { nobodyAuthorised } from '../documents/document-kinds.js';
import { defaultPreferences } from '../fields/preference-fields.js';
import { Findings } from '../fields/settings-error.js';
import { Keeper } from '../keeper.js';
import { listedProviders } from '../listed-providers.js';
import { Office } from '../office.js';
import { TableFacts } from '../tables/organisation-facts.js';
import { Tables } from '../tables/tables.js';
import { checkTogether } from './check-together.js';

async function problems(fill: (tables: Tables) => void): Promise<readonly string[]> {
  const keeper = new Keeper(memoryStore(), () => new Tables(DOMAIN)), { tables } = keeper, found = new Findings();
  fill(tables);
  await checkTogether(new Office(keeper, new TableFacts(() => tables), { domain: DOMAIN, id: () => '', now: () => 0 }), tables, found);
  return found.problems.map(({ path, code }) => `${path} ${code}`);
}

const prefers = (tables: Tables, user: string, address: string): void => tables.put('people', user, { preferences: { ...defaultPreferences, address }, authorisation: nobodyAuthorised, words: {} });

describe('all documents together', () => {
  it('are in order at first', async () => {
    expect(await problems(() => undefined)).toEqual([]);
  });

  it('have no route and no name twice, whatever the operator’s file says', async () => {
    const aol = { ...listedProviders.get('aol')!, allowed: true };
    expect(await problems(tables => {
      tables.put('providers', 'x', { revision: 1, provider: { ...aol, name: 'X' } });
      tables.put('providers', 'aol', { revision: 1, provider: aol });
    })).toEqual(['documents.providers.aol.provider.routes.0 route-taken', 'documents.providers.aol.provider.routes.1 route-taken', 'documents.providers.aol.provider.routes.2 route-taken',
      'documents.providers.x.provider.routes.0 route-taken', 'documents.providers.x.provider.routes.1 route-taken', 'documents.providers.x.provider.routes.2 route-taken']);
    expect(await problems(tables => tables.providers.setFixed([{ ...aol, id: 'file', allowed: false }]))).toEqual(['documents.providers.aol.provider.name name-taken']);
  });

  it('give each address to one person', async () => {
    expect(await problems(tables => ['ada', 'bob'].forEach(user => prefers(tables, user, 'yahoo:x')))).toEqual(['documents.people.bob.preferences.address address-taken']);
    expect(await problems(tables => prefers(tables, 'ada', `bob@${DOMAIN}`))).toEqual(['documents.people.ada.preferences.address address-taken']);
    expect(await problems(tables => {
      prefers(tables, 'eve', 'ada@ocs.example');
      tables.put('directory', 'ada@ocs.example', { provider: 'x', user: 'ada', groups: [] });
    })).toEqual(['documents.people.eve.preferences.address address-taken']);
  });
});
