import type { OwnPresence } from '@presence-elements/core';
import { accountOf, endOffices, ME, never, office, soon } from '../test/office.js';
import type { Account } from './account.js';
import { publish } from './publish.js';

afterEach(endOffices);

const set = (account: Account, own: OwnPresence): Promise<OwnPresence> => publish(account, own, never);

describe('the agent sets', () => {
  it('the nearest that a homeserver has, and says so', async () => {
    const plain = accountOf(await office()), busy = accountOf(await office({ busy: true }));
    for (const [wish, there, withBusy] of [['online', 'online', 'online'], ['away', 'away', 'away'], ['busy', 'away', 'busy'], ['dnd', 'away', 'busy'], ['offline', 'offline', 'offline'], ['invisible', 'offline', 'offline']] as const) {
      expect([wish, (await set(plain, { availability: wish })).availability, (await set(busy, { availability: wish })).availability]).toEqual([wish, there, withBusy]);
    }
  });

  it('a note with its emoji, keeps the state for it, and takes it away with the next wish', async () => {
    const server = await office(), account = accountOf(server);
    await set(account, { availability: 'away' });
    expect(await set(account, { note: { text: 'At lunch', emoji: '🍜' } })).toEqual({ availability: 'away', note: { text: '🍜 At lunch' } });
    expect(server.people.content(ME)).toMatchObject({ presence: 'unavailable', status_msg: '🍜 At lunch' });
    expect(await set(account, { availability: 'online' })).toEqual({ availability: 'online' });
    expect((await set(account, { availability: 'online', note: { text: 'x'.repeat(999) + '😀' } })).note?.text).toHaveLength(999);
  });

  it('what stays, by asking for news in that state from then on, until it is given back', async () => {
    const server = await office({ busy: true }), account = accountOf(server);
    const said = (): string | null => server.asked.findLast(({ path }) => path.endsWith('/sync'))?.query.get('set_presence') ?? null;
    for (const [wish, state] of [['online', 'online'], ['away', 'unavailable'], ['busy', 'online']] as const) {
      await set(account, { availability: wish });
      await soon(() => said() === state);
    }
    expect(server.people.content(ME)).toMatchObject({ presence: 'org.matrix.msc3026.busy' });
    await set(account, { availability: 'auto' });
    await soon(() => server.open === 0);
    expect([account.sync.isNeeded, server.people.content(ME)['presence']]).toEqual([false, 'org.matrix.msc3026.busy']);
  });

  it('nothing for ever where another client asks for the news', async () => {
    const server = await office(), account = accountOf(server, { sync: false });
    await set(account, { availability: 'online' });
    expect([account.sync.isNeeded, server.times('/sync')]).toEqual([false, 0]);
  });

  it('nothing where no presence is kept, says so, and knows it from then on', async () => {
    for (const presence of ['off', 'untracked', 'forbidden'] as const) {
      const account = accountOf(await office({ presence }));
      await expect(set(account, { availability: 'online' }), presence).rejects.toMatchObject({ code: 'network-disabled' });
      expect(await account.keeping.judge([{ availability: 'offline', confidence: 'assumed' }], never)).toEqual([{ problem: 'network-disabled' }]);
      expect(account.sync.isNeeded).toBe(false);
    }
  });

  it('nothing more often than the homeserver lets it', async () => {
    const account = accountOf(await office({ calm: 10_000 }));
    await set(account, { availability: 'online' });
    const error = await set(account, { availability: 'away' }).catch((error: unknown) => error) as { code: string; retryAfter: number };
    expect(error.code).toBe('rate-limited');
    expect(error.retryAfter).toBeGreaterThan(5_000);
  });
});
