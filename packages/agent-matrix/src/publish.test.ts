import type { OwnPresence } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { accountOf, endOffices, ME, never, office, soon } from '../test/office.js';
import { ScriptedFetch } from '../test/scripted-fetch.js';
import { Account } from './account.js';
import { settle } from './matrix-options.js';
import { publish } from './publish.js';

afterEach(endOffices);

const set = (account: Account, own: OwnPresence): Promise<OwnPresence> => publish(account, own, never);

/** An account whose homeserver answers when the test does. */
function scripted() {
  const clock = fakeClock({ now: 1_790_000_000_000 }), net = new ScriptedFetch();
  const account = new Account(settle({ homeserver: 'https://matrix.example', token: 'secret', fetch: net.fetch, ...clock, random: () => 0.5 }), undefined);
  const answer = async (part: string, body: object, status = 200): Promise<void> => {
    await clock.advance(0);
    for (const waiting of net.all(part)) waiting.answer(body, status);
    await clock.advance(0);
  };
  const saying = (): readonly (string | null)[] => net.all('/sync').map(({ url }) => url.searchParams.get('set_presence'));
  return { clock, account, answer, saying };
}

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

  it('nothing else meanwhile: what was said before is not said again while the new word is on its way', async () => {
    const { clock, account, answer, saying } = scripted();
    const away = set(account, { availability: 'away' });
    await answer('whoami', { user_id: ME });
    await answer('/status', {});
    await answer('/status', { presence: 'unavailable', last_active_ago: 1 });
    await away;
    await clock.advance(0);
    expect(saying()).toEqual(['unavailable']);
    const leave = account.sync.join({ heard: () => undefined, live: () => undefined, lost: () => undefined, close: () => undefined });
    const refused = set(account, { availability: 'invisible' }).catch((error: unknown) => error);
    await clock.advance(0);
    expect(saying()).toEqual(['offline']);
    await answer('/status', { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1_000 }, 429);
    expect(await refused).toMatchObject({ code: 'rate-limited' });
    await clock.advance(0);
    expect(saying()).toEqual(['unavailable']);
    leave();
    account.sync.end();
  });

  it('nothing that stays, where the agent has gone by the time the homeserver answers', async () => {
    const { account, answer, saying } = scripted(), away = set(account, { availability: 'away' });
    await answer('whoami', { user_id: ME });
    account.sync.end();
    await answer('/status', {});
    await answer('/status', { presence: 'unavailable', last_active_ago: 1 });
    await away;
    expect([saying(), account.sync.isNeeded]).toEqual([[], false]);
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
    const account = accountOf(await office({ calm: 10_000, now: () => 1_790_000_000_000 }));
    await set(account, { availability: 'online' });
    const error = await set(account, { availability: 'away' }).catch((error: unknown) => error) as { code: string; retryAfter: number };
    expect(error.code).toBe('rate-limited');
    expect(error.retryAfter).toBeGreaterThan(5_000);
  });
});
