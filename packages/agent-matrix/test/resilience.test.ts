import { createRegistry, type Presence } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { matrixAgent, type MatrixAgent } from '../src/index.js';
import type { Homeserver, HomeserverOptions } from './homeserver.js';
import { BOB, CAROL, DAVE, endOffices, ME, office, PATIENCE } from './office.js';

// How far the clock of agent, registry and homeserver goes on with each look at what is waited for: as in life at most, and faster where
// they wait for themselves (milliseconds).
const PACE = 5, FAST = 50;

let clock: FakeClock;
beforeEach(() => { clock = fakeClock({ now: Date.now() }); });
afterEach(endOffices);

const place = (options: Partial<HomeserverOptions> = {}): Promise<Homeserver> => office({ ...clock, ...options });

async function until(ask: () => unknown, pace = PACE): Promise<void> {
  for (const end = Date.now() + PATIENCE; !ask();) {
    if (Date.now() > end) throw new Error('Not in time');
    await clock.advance(pace);
    await new Promise(resolve => { setTimeout(resolve, PACE); });
  }
}

async function pass(milliseconds: number): Promise<void> {
  const end = clock.now() + milliseconds;
  await until(() => clock.now() >= end, FAST);
}

interface Page { readonly agent: MatrixAgent; readonly shown: Map<string, Presence>; readonly history: string[]; end(): void }

/** A page that shows these people, with a registry as any page has it. */
function page(server: Homeserver, token: string | (() => string) = 'secret', ...texts: string[]): Page {
  const registry = createRegistry({ failureTtl: 1_000, ...clock }), shown = new Map<string, Presence>(), history: string[] = [];
  const agent = matrixAgent({ homeserver: server.url, token, ...clock });
  registry.register(agent, 'matrix:');
  for (const text of texts) {
    registry.watch(text, presence => {
      shown.set(text, presence);
      history.push(`${text} ${presence.availability}${presence.stale ? ' stale' : ''}${presence.problem ? ` ${presence.problem}` : ''}`);
    });
  }
  return { agent, shown, history, end: () => registry.dispose() };
}

describe('a homeserver that is killed', () => {
  it.each([false, true])('turns nobody offline, and is back by itself when it has started again (forgetful: %s)', async forget => {
    const server = await place(), { agent, shown, history, end } = page(server, 'secret', BOB, CAROL);
    server.people.say(BOB, 'online');
    server.people.say(CAROL, 'unavailable');
    await until(() => shown.get(BOB)?.availability === 'online' && shown.get(CAROL)?.availability === 'away' && server.open === 1);
    const before = agent.attempts;
    history.length = 0;
    await server.stop({ forget });
    await until(() => shown.get(BOB)?.stale && shown.get(CAROL)?.stale, FAST);
    expect(shown.get(BOB)).toMatchObject({ availability: 'online', stale: true, problem: 'unreachable' });
    await pass(3_000);
    // Tried again by and by, not in a loop.
    expect(agent.attempts - before).toBeLessThanOrEqual(5);
    server.people.say(BOB, 'unavailable');
    server.people.say(CAROL, 'online');
    await server.start();
    await until(() => shown.get(BOB)?.availability === 'away' && !shown.get(BOB)?.stale && shown.get(CAROL)?.availability === 'online', FAST);
    expect(history.filter(line => line.includes('offline'))).toEqual([]);
    await until(() => server.open === 1, FAST);
    end();
  });

  it('for a moment alone is not worth a word', async () => {
    const server = await place(), { shown, history, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    await until(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    history.length = 0;
    await server.stop();
    await server.start();
    await until(() => server.open === 1, FAST);
    server.people.say(BOB, 'unavailable');
    await until(() => shown.get(BOB)?.availability === 'away', FAST);
    expect(history).toEqual([`${BOB} away`]);
    end();
  });
});

describe('a homeserver that answers otherwise than it should', () => {
  it.each([
    ['a log-in page', { text: '<!doctype html><title>Log in</title>', headers: { 'content-type': 'text/html' } }],
    ['half an answer', { text: '{"next_batch":"s1","presence":{"events":[{"type":"m.pre' }],
    ['nothing', { text: '' }],
    ['an error', { status: 500, body: { errcode: 'M_UNKNOWN' } }],
  ])('with %s turns nobody offline, and is not asked in a loop', async (_, reply) => {
    const server = await place(), { shown, history, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    await until(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    const before = server.asked.length;
    history.length = 0;
    server.intercept = () => reply;
    server.people.say(CAROL, 'online'); // Ends the question that is under way.
    await pass(2_500);
    expect(shown.get(BOB)).toMatchObject({ availability: 'online' });
    expect(server.asked.length - before).toBeLessThanOrEqual(8);
    server.intercept = () => undefined;
    server.people.say(BOB, 'unavailable');
    await until(() => shown.get(BOB)?.availability === 'away' && !shown.get(BOB)?.stale, FAST);
    expect(history.join()).not.toContain('offline');
    end();
  });

  it('with 401 in the middle is asked with another token, for which the host is asked once', async () => {
    const server = await place(), tokens: string[] = [];
    const { shown, end } = page(server, () => { tokens.push(`token${tokens.length}`); server.tokens = { [tokens.at(-1)!]: ME }; return tokens.at(-1)!; }, BOB, CAROL, DAVE);
    server.people.say(BOB, 'online');
    await until(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    server.tokens = {};
    server.people.say(BOB, 'unavailable');
    await until(() => shown.get(BOB)?.availability === 'away', FAST);
    await until(() => server.open === 1, FAST);
    expect(tokens).toEqual(['token0', 'token1']);
    end();
  });

  it('with 401 for good leaves everybody unknown and signed out, and has peace', async () => {
    const server = await place({ tokens: {} }), { shown, end } = page(server, 'secret', BOB);
    await until(() => shown.get(BOB)?.problem === 'signed-out', FAST);
    const before = server.asked.length;
    await pass(2_500);
    expect(server.asked.length - before).toBeLessThanOrEqual(3);
    end();
  });
});

describe('a large homeserver', () => {
  it('is read as far as it fits: five thousand people in one first answer, packed', async () => {
    const server = await place(), people = Array.from({ length: 5_000 }, (_, n) => `@p${n}:matrix.example`);
    server.people.room('!crowd:matrix.example', [ME, ...people]);
    people.forEach((person, n) => server.people.say(person, 'online', `Note ${n}`));
    const { shown, end } = page(server, 'secret', ...people.slice(-200));
    const began = Date.now();
    await until(() => shown.size === 200 && [...shown.values()].every(({ availability }) => availability === 'online'));
    console.log(`5,000 people in one first answer: 200 of them drawn after ${String(Date.now() - began)} ms, by ${String(server.asked.length)} requests`);
    expect(server.times('/status')).toBe(0);
    end();
  });

  it('that says more than can be kept is asked for each person instead', async () => {
    const server = await place(), { shown, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    server.intercept = ({ path }) => (path.endsWith('/sync') ? { text: `{"next_batch":"s","padding":"${'x'.repeat(17_000_000)}"}` } : undefined);
    await until(() => shown.get(BOB)?.availability === 'online', FAST);
    end();
  });
});
