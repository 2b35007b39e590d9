import { describe, expect, it } from 'vitest';
import { DOMAIN, portal } from '../../../fixtures/portal.js';

describe('who is at the limit', () => {
  it('is told with how many there are, for both limits, and nobody where there is no limit', async () => {
    const { account, administration } = await portal(), person = (user: string) => ({ address: `${user}@${DOMAIN}` });
    await account('ada').contacts.add([person('bob'), person('cy'), { address: 'x@corp.example' }]);
    await account('bob').contacts.add([person('cy')]);
    await account('dee').contacts.add([person('cy')]);
    expect(await administration.atLimit()).toEqual([]);
    await administration.write('sharing', { maxContacts: 3 }, 0);
    expect(await administration.atLimit()).toEqual([{ user: 'ada', which: 'contacts', count: 3, limit: 3 }]);
    await administration.write('sharing', { maxContacts: 2, maxWatchers: 3 }, 1);
    expect(await administration.atLimit()).toEqual([{ user: 'ada', which: 'contacts', count: 3, limit: 2 }, { user: 'cy', which: 'watchers', count: 3, limit: 3 }]);
  });
});
