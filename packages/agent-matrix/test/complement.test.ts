import { accountOf, addressOf, BOB, endOffices, ME, never, office, soon } from './office.js';
import { ask } from '../src/ask.js';
import { publish } from '../src/publish.js';
import { matrixAgent } from '../src/index.js';
import type { Homeserver } from './homeserver.js';

afterEach(endOffices);

// What Complement has homeservers show of presence (tests/csapi/apidoc_presence_test.go), as two agents on one homeserver.
describe('between two agents on one homeserver', () => {
  /** What bob's agent is told of alice, from when it is live. */
  async function watched(server: Homeserver): Promise<string[]> {
    const told: string[] = [], agent = matrixAgent({ homeserver: server.url, token: 'hers' });
    let isLive = false;
    const watch = agent.watch!({ report: all => told.push(...all.map(({ availability, note }) => [availability, note?.text].filter(part => part).join(' '))), live: () => { isLive = true; }, lost: () => undefined }, {});
    watch.set([addressOf(ME)]);
    ends.push(() => agent.dispose());
    await soon(() => isLive);
    return told;
  }
  const ends: (() => void)[] = [];
  afterEach(() => ends.splice(0).forEach(end => end()));

  it('one’s own first state can be asked for', async () => {
    const [report] = await ask(accountOf(await office()), [addressOf(ME)], never);
    expect(report).toMatchObject({ availability: 'offline', confidence: 'assumed' });
  });

  it('what is set is what is asked for then, with its note', async () => {
    const server = await office(), account = accountOf(server);
    await publish(account, { availability: 'online', note: { text: 'Testing something' } }, never);
    expect(await ask(account, [addressOf(ME)], never)).toMatchObject([{ availability: 'online', note: { text: 'Testing something' } }]);
  });

  it('a state set by asking for news is seen by the other', async () => {
    const server = await office(), told = await watched(server), { sync } = accountOf(server);
    sync.claim('unavailable');
    await soon(() => told.includes('away'));
  });

  it('a change to online is seen by whoever shares a room, and one to unavailable', async () => {
    const server = await office(), told = await watched(server), account = accountOf(server, { sync: false });
    await publish(account, { availability: 'online', note: { text: 'Update for room members' } }, never);
    await soon(() => told.includes('online Update for room members'));
    await publish(account, { availability: 'away' }, never);
    await soon(() => told.includes('away'));
  });

  it('whoever neither sets anything nor asks for news is idle, then gone, and busy ends only by what is set', async () => {
    let time = 1_790_000_000_000;
    const server = await office({ busy: true, now: () => time }), account = accountOf(server, { sync: false, now: () => time });
    const seen = async (): Promise<unknown> => (await ask(accountOf(server, { token: 'hers', now: () => time }), [addressOf(ME)], never))[0];
    await publish(account, { availability: 'online' }, never);
    time += 29_000;
    expect(await seen()).toMatchObject({ availability: 'online' });
    time += 2_000;
    expect(await seen()).toMatchObject({ availability: 'offline', confidence: 'confirmed', lastActiveAt: time - 31_000 });
    await publish(account, { availability: 'online' }, never);
    for (let beats = 0; beats < 31; beats++) {
      time += 10_000;
      server.people.synced(ME, 'online');
    }
    expect(await seen()).toMatchObject({ availability: 'away', idle: true });
    await publish(account, { availability: 'busy' }, never);
    server.people.synced(ME, 'online');
    expect(await seen()).toMatchObject({ availability: 'busy' });
  });

  it('nobody learns anything of whom they share no room with', async () => {
    const server = await office();
    server.tokens = { ...server.tokens, theirs: '@mallory:matrix.example' };
    server.people.say(BOB, 'online');
    expect(await ask(accountOf(server, { token: 'theirs' }), [addressOf(BOB)], never)).toMatchObject([{ problem: 'forbidden' }]);
  });
});

describe('the local homeserver', () => {
  it('refuses a token that it does not know, one in a URL, and none', async () => {
    const server = await office(), status = `${server.url}/_matrix/client/v3/presence/${encodeURIComponent(BOB)}/status`;
    expect((await fetch(status)).status).toBe(401);
    expect(await (await fetch(status, { headers: { authorization: 'Bearer nobody' } })).json()).toMatchObject({ errcode: 'M_UNKNOWN_TOKEN' });
    await fetch(`${status}?access_token=secret`);
    expect(server.violations.splice(0)).toEqual(['a token in a URL']);
  });
});
