import type { PresenceReport, ProblemCode } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { accountOf, addressOf, BOB, CAROL, DAVE, endOffices, ME, never, office, soon } from '../test/office.js';
import type { Homeserver } from '../test/homeserver.js';
import { ScriptedFetch } from '../test/scripted-fetch.js';
import { Account } from './account.js';
import { ask } from './ask.js';
import { settle } from './matrix-options.js';
import { MatrixWatch } from './matrix-watch.js';

afterEach(endOffices);

function watching(place: Homeserver | Account, ...texts: string[]): { told: string[]; reports: PresenceReport[]; watch: MatrixWatch } {
  const told: string[] = [], reports: PresenceReport[] = [];
  const watch = new MatrixWatch(place instanceof Account ? place : accountOf(place), {
    report: all => {
      reports.push(...all);
      told.push(...all.map(({ address, availability, problem }) => `${address.text} ${availability ?? problem!}`));
    },
    live: () => void told.push('live'), lost: (problem: ProblemCode) => void told.push(problem),
  });
  watch.set(texts.map(addressOf));
  return { told, reports, watch };
}

describe('the agent watches', () => {
  it('whoever is there by one request, and asks for those of whom it hears nothing, once for all who ask', async () => {
    const server = await office();
    server.people.say(BOB, 'online', 'Here');
    server.people.say(CAROL, 'offline', undefined, { activeAgo: 60_000 });
    const account = accountOf(server), { told, reports } = watching(account, BOB, CAROL, DAVE);
    const asked = ask(account, [BOB, CAROL, DAVE].map(addressOf), never);
    await soon(() => told.length === 4);
    expect(told).toEqual(['live', `${BOB} online`, `${CAROL} offline`, `${DAVE} forbidden`]);
    expect(reports[0]).toMatchObject({ note: { text: 'Here' }, confidence: 'confirmed', capabilities: ['message'] });
    expect((await asked).map(({ availability, problem }) => availability ?? problem)).toEqual(['online', 'offline', 'forbidden']);
    expect(server.times('/status')).toBe(2);
    await ask(account, [BOB, CAROL, DAVE].map(addressOf), never);
    expect(server.times('/status')).toBe(2);
    server.people.say(CAROL, 'online');
    await soon(() => told.at(-1) === `${CAROL} online`);
  });

  it('whoever is added, from what it has heard or by asking', async () => {
    const server = await office();
    server.people.say(BOB, 'online');
    const { told, watch } = watching(server);
    await soon(() => told.includes('live'));
    watch.set([BOB, CAROL].map(addressOf));
    expect(told).toEqual(['live', `${BOB} online`]);
    await soon(() => told.includes(`${CAROL} offline`));
    watch.set([CAROL].map(addressOf));
    server.people.say(BOB, 'unavailable');
    server.people.say(CAROL, 'online');
    await soon(() => told.includes(`${CAROL} online`));
    expect(told.filter(line => line.startsWith(BOB))).toHaveLength(1);
  });

  it('nobody as offline by an answer that an event has overtaken', async () => {
    const server = await office();
    let asked = false;
    server.intercept = ({ path }) => {
      if (!path.includes(`${BOB}/status`)) return undefined;
      asked = true;
      return 'never';
    };
    const { told, watch } = watching(server);
    await soon(() => told.includes('live'));
    watch.set([addressOf(BOB)]);
    await soon(() => asked);
    server.people.say(BOB, 'online');
    await soon(() => told.includes(`${BOB} online`));
    expect(told).toEqual(['live', `${BOB} online`]);
  });

  it('nobody as offline where the homeserver keeps no presence', async () => {
    const server = await office({ presence: 'off' }), { told, watch } = watching(server);
    await soon(() => told.includes('live'));
    watch.set([BOB, CAROL].map(addressOf));
    await soon(() => told.length === 3);
    expect(told).toEqual(['live', `${BOB} network-disabled`, `${CAROL} network-disabled`]);
    expect(server.times('/status')).toBe(4);
  });

  it('nobody by asking on where the homeserver wants a rest', async () => {
    const server = await office(), people = Array.from({ length: 200 }, (_, n) => `@p${n}:matrix.example`), { told, watch } = watching(server);
    await soon(() => told.includes('live'));
    server.intercept = ({ path }) => (path.includes('/status') ? { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 5_000 } } : undefined);
    watch.set(people.map(addressOf));
    await soon(() => server.times('/status') > 0 && server.open <= 1);
    expect([server.times('/status') <= 6, told]).toEqual([true, ['live']]);
  });

  it('nobody as they were before, where all is told anew without them and they cannot be asked for', async () => {
    const clock = fakeClock({ now: 1_790_000_000_000 }), net = new ScriptedFetch();
    const account = new Account(settle({ homeserver: 'https://matrix.example', token: 'secret', fetch: net.fetch, now: clock.now, schedule: clock.schedule, random: () => 0.5 }), undefined);
    const { told, watch } = watching(account, BOB);
    await clock.advance(0);
    const answer = async (part: string, body: object, status?: number): Promise<void> => {
      expect(net.next.url.pathname).toContain(part);
      net.next.answer(body, status);
      await clock.advance(200);
    };
    await answer('/sync', { next_batch: 's1', presence: { events: [{ type: 'm.presence', sender: BOB, content: { presence: 'online' } }] } });
    await clock.advance(800);
    // All is asked for anew every quarter of an hour.
    while (net.next.url.searchParams.has('since')) {
      await answer('/sync', { next_batch: 's2' });
      await clock.advance(29_000);
    }
    await answer('/sync', { next_batch: 's3' });
    await clock.advance(1_000);
    for (const waiting of net.all('/status')) waiting.answer({ errcode: 'M_LIMIT_EXCEEDED' }, 429);
    await clock.advance(0);
    expect(told).toEqual(['live', `${BOB} online`, `${BOB} rate-limited`]);
    for (let news = 4; news < 7; news++) {
      await answer('/sync', { next_batch: `s${news}` });
      await clock.advance(20_000);
    }
    for (const waiting of net.all('/status')) waiting.answer({ errcode: 'M_FORBIDDEN' }, 403);
    await clock.advance(0);
    for (const waiting of net.all('whoami')) waiting.answer({ user_id: ME });
    await clock.advance(0);
    for (const waiting of net.all('/status')) waiting.answer({ presence: 'online' });
    await clock.advance(0);
    expect(told.slice(3)).toEqual([`${BOB} forbidden`]);
    watch.close();
    await clock.advance(0);
    expect([clock.pending, net.open]).toEqual([0, 0]);
  });

  it('nobody any more once it is closed, and asks for nobody', async () => {
    const server = await office(), { told, watch } = watching(server, BOB);
    await soon(() => told.includes('live'));
    watch.set([BOB, CAROL].map(addressOf));
    watch.close();
    watch.close();
    await soon(() => server.open === 0);
    const before = told.length;
    server.people.say(BOB, 'online');
    watch.set([addressOf(CAROL)]);
    expect(told).toHaveLength(before);
  });

  it('without making the viewer online', async () => {
    const server = await office(), { told } = watching(server, BOB);
    await soon(() => told.includes('live') && server.open === 1);
    expect(server.people.content(ME)).toEqual({ presence: 'offline' });
    expect(server.asked.filter(({ path }) => path.endsWith('/sync')).every(({ query }) => query.get('set_presence') === 'offline')).toBe(true);
  });
});
