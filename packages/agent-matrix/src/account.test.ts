import { accountOf, endOffices, ME, never, office, settingsOf } from '../test/office.js';
import { Accounts } from './account.js';

afterEach(endOffices);

describe('the agent', () => {
  it('asks the homeserver once whose token it is', async () => {
    const server = await office(), account = accountOf(server);
    expect([await account.userId(never), await account.userId(never), server.times('whoami')]).toEqual([ME, ME, 1]);
  });
  it('believes no user id that is none', async () => {
    const server = await office();
    for (const user_id of ['alice', 7, null, '@alice:']) {
      server.intercept = ({ path }) => (path.endsWith('whoami') ? { body: { user_id } } : undefined);
      await expect(accountOf(server).userId(never)).rejects.toMatchObject({ code: 'unreachable' });
    }
  });
});

describe('of several viewers the agent', () => {
  it('keeps each with a token of their own', async () => {
    const server = await office(), asked: unknown[] = [];
    const accounts = new Accounts(settingsOf(server, { token: ({ viewer }) => { asked.push(viewer?.id); return viewer?.id === 'bob' ? 'hers' : 'secret'; } }));
    const alice = accounts.of({ id: 'alice' }), bob = accounts.of({ id: 'bob', partition: 'b' });
    expect(accounts.of({ id: 'alice' })).toBe(alice);
    expect(accounts.of({ id: 'bob again', partition: 'b' })).toBe(bob);
    expect(await Promise.all([alice.userId(never), bob.userId(never)])).toEqual([ME, '@bob:matrix.example']);
    expect(asked).toEqual(['alice', 'bob']);
    // A partition and a person may have the same name.
    expect(accounts.of({ id: 'b' })).not.toBe(bob);
    expect(accounts.of({ id: '' })).not.toBe(accounts.of(undefined));
  });
  it('lets nobody see with the one token of another', async () => {
    const accounts = new Accounts(settingsOf(await office()));
    accounts.of({ id: 'alice' });
    expect(() => accounts.of({ id: 'mallory' })).toThrow(expect.objectContaining({ code: 'signed-out' }));
    expect(() => accounts.of(undefined)).toThrow(expect.objectContaining({ code: 'signed-out' }));
  });
  it('has one account for all where the host says so', async () => {
    const accounts = new Accounts(settingsOf(await office(), { account: 'service' }));
    expect(accounts.of({ id: 'alice' })).toBe(accounts.of({ id: 'bob' }));
  });
  it('forgets those who neither watch nor publish when there are too many', async () => {
    const accounts = new Accounts(settingsOf(await office(), { token: () => 'secret' })), first = accounts.of({ id: 'first' });
    const stop = first.sync.join({ heard: () => {}, live: () => {}, lost: () => {}, close: () => {} });
    for (let n = 0; n < 1_500; n++) accounts.of({ id: `viewer${n}` });
    expect(accounts.all).toHaveLength(1_000);
    expect(accounts.of({ id: 'first' })).toBe(first);
    stop();
  });
});
