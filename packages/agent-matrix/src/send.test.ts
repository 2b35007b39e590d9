import { accountOf, addressOf, BOB, CAROL, DAVE, endOffices, ME, never, office } from '../test/office.js';
import type { Homeserver } from '../test/homeserver.js';
import { send } from './send.js';

afterEach(endOffices);

const sent = (server: Homeserver, ...to: string[]): ReturnType<typeof send> => send(accountOf(server), to.map(addressOf), { text: 'Lunch? <b>' }, never);

describe('the agent sends', () => {
  it('into the conversation that there is with each, and says who has none', async () => {
    const server = await office();
    server.people.room('!old:matrix.example', [ME, BOB]);
    server.people.room('!new:matrix.example', [ME, BOB]);
    server.people.direct.set(ME, { [BOB]: ['!old:matrix.example', '!new:matrix.example'] });
    expect(await sent(server, BOB, CAROL, 'carol@corp.example')).toEqual({ delivered: 'sent', refused: [{ address: CAROL, problem: 'not-found' }, { address: 'carol@corp.example', problem: 'bad-address' }] });
    expect([server.people.rooms.get('!old:matrix.example')!.messages, server.people.rooms.get('!new:matrix.example')!.messages]).toEqual([[], ['Lunch? <b>']]);
  });

  it('each message under an id of its own, which the homeserver would else take for the one before', async () => {
    const server = await office(), ids = (): readonly string[] => server.asked.filter(({ method }) => method === 'PUT').map(({ path }) => path);
    server.people.room('!new:matrix.example', [ME, BOB]);
    server.people.direct.set(ME, { [BOB]: ['!new:matrix.example'] });
    const account = accountOf(server, { now: () => 1_790_000_000_000, random: Math.random });
    for (const text of ['One', 'Two']) await send(account, [addressOf(BOB)], { text }, never);
    expect([ids().length, new Set(ids()).size]).toEqual([2, 2]);
  });

  it('nothing where it cannot tell whether words are encrypted', async () => {
    const server = await office();
    server.people.room('!new:matrix.example', [ME, BOB], { encrypted: true });
    server.people.direct.set(ME, { [BOB]: ['!new:matrix.example'] });
    server.intercept = ({ path }) => (path.endsWith('m.room.encryption') ? { status: 403, body: { errcode: 'M_FORBIDDEN', error: 'no' } } : undefined);
    await expect(sent(server, BOB)).rejects.toMatchObject({ code: 'forbidden' });
    expect(server.times('', 'PUT')).toBe(0);
  });

  it('nothing where somebody else would read it, where the other has left, or in plain text where words are encrypted', async () => {
    const server = await office();
    server.people.room('!three:matrix.example', [ME, BOB, CAROL]);
    server.people.room('!left:matrix.example', [ME]);
    server.people.room('!not-mine:matrix.example', [BOB]);
    server.people.direct.set(ME, { [BOB]: ['!three:matrix.example', '!left:matrix.example', '!not-mine:matrix.example', '!gone:matrix.example', 7 as unknown as string] });
    await expect(sent(server, BOB)).rejects.toMatchObject({ code: 'not-found' });
    server.people.room('!secret:matrix.example', [ME, DAVE], { encrypted: true });
    server.people.direct.set(ME, { [DAVE]: ['!secret:matrix.example'] });
    await expect(sent(server, DAVE)).rejects.toMatchObject({ code: 'forbidden' });
    expect(server.times('', 'PUT')).toBe(0);
  });

  it('nothing, and makes no room, where there never was a conversation', async () => {
    const server = await office();
    await expect(sent(server, BOB)).rejects.toMatchObject({ code: 'not-found' });
    expect(server.asked.every(({ method }) => method === 'GET')).toBe(true);
  });
});
