import type { PresenceReport } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { NOW, rows } from '../fixtures/states.js';
import { accountOf, addressOf, BOB, CAROL, DAVE, endOffices, ME, never, office } from '../test/office.js';
import type { Homeserver } from '../test/homeserver.js';
import { ask } from './ask.js';
import type { MatrixOptions } from './matrix-options.js';

afterEach(endOffices);

const asked = (server: Homeserver, texts: readonly string[], options: Partial<MatrixOptions> = {}, signal = never): Promise<readonly PresenceReport[]> => ask(accountOf(server, options), texts.map(addressOf), signal);
const limit = { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 5_000 } };

describe('the agent answers', () => {
  it.each(rows)('$says as $shown', async ({ answer, means }) => {
    const server = await office();
    server.people.say(ME, 'online');
    server.intercept = ({ path }) => (path.includes(BOB) ? answer : undefined);
    const [report] = await asked(server, [BOB], { now: () => NOW });
    expect(report).toEqual({ ...means, address: addressOf(BOB), capabilities: ['message'], links: { message: `https://matrix.to/#/${BOB}` } });
  });

  it('for each by one request, six at a time, and none for addresses of other networks', async () => {
    const server = await office(), people = Array.from({ length: 20 }, (_, n) => `@p${n}:matrix.example`);
    let open = 0, most = 0;
    server.people.room('!crowd:matrix.example', [ME, ...people]);
    people.forEach(person => server.people.say(person, 'online'));
    const counting = async (url: string, init: RequestInit): Promise<Response> => {
      most = Math.max(most, ++open);
      return fetch(url, init).finally(() => open--);
    };
    const reports = await asked(server, [...people, 'ada@corp.example'], { fetch: counting });
    expect(reports.map(({ availability, problem }) => availability ?? problem)).toEqual([...people.map(() => 'online'), 'bad-address']);
    expect([server.times('/status'), most]).toEqual([20, 6]);
  });

  it('what it heard where others fail, and says why of those; it stops where the homeserver wants a rest', async () => {
    const server = await office(), people = Array.from({ length: 20 }, (_, n) => `@p${n}:matrix.example`);
    server.people.room('!crowd:matrix.example', [ME, ...people]);
    server.people.say(people[0]!, 'online');
    server.intercept = ({ path }) => (path.includes('/status') && !path.includes(`${people[0]!}/`) ? limit : undefined);
    const reports = await asked(server, people);
    expect(reports.map(({ availability, problem }) => availability ?? problem)).toEqual(['online', ...people.slice(1).map(() => 'rate-limited')]);
    expect(reports[1]!.retryAfter).toBe(5_000);
    expect(server.times('/status')).toBeLessThanOrEqual(7);
    server.intercept = ({ path }) => (path.includes('/status') ? limit : undefined);
    await expect(asked(server, people)).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 5_000 });
  });

  it('in time, with what came until then', async () => {
    const server = await office(), clock = fakeClock({ now: NOW });
    server.people.say(BOB, 'online');
    server.intercept = ({ path }) => (path.includes(CAROL) ? 'never' : undefined);
    let arrived = 0;
    const whole = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await fetch(url, init), copy = new Response(await response.arrayBuffer(), response);
      if (url.endsWith('/status')) arrived++;
      return copy;
    };
    const answer = asked(server, [BOB, CAROL], { now: clock.now, schedule: clock.schedule, fetch: whole });
    await expect.poll(() => [server.times('/status'), server.open, arrived]).toEqual([2, 1, 1]);
    await clock.advance(9_000);
    expect((await answer).map(({ availability, problem }) => availability ?? problem)).toEqual(['online', 'timeout']);
    expect(clock.pending).toBe(0);
  });

  it('nobody as offline where the homeserver keeps no presence, and nobody as refused where it refuses everybody', async () => {
    for (const presence of ['off', 'forbidden'] as const) {
      const reports = await asked(await office({ presence }), [BOB, CAROL, DAVE]);
      expect(reports.map(({ availability, problem }) => availability ?? problem)).toEqual(Array.from({ length: 3 }, () => 'network-disabled'));
    }
  });

  it('nobody who has gone', async () => await expect(asked(await office(), [BOB], {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'timeout' }));
});
