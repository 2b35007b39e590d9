import { createRegistry, type Presence } from '@presence-elements/core';
import { matrixAgent, type MatrixAgent } from '../src/index.js';
import type { Homeserver } from './homeserver.js';
import { BOB, CAROL, DAVE, endOffices, ME, office, soon } from './office.js';

afterEach(endOffices);

interface Page { readonly agent: MatrixAgent; readonly shown: Map<string, Presence>; readonly history: string[]; end(): void }

/** A page that shows these people, with a registry as any page has it. */
function page(server: Homeserver, token: string | (() => string) = 'secret', ...texts: string[]): Page {
  const registry = createRegistry({ failureTtl: 1_000 }), shown = new Map<string, Presence>(), history: string[] = [];
  const agent = matrixAgent({ homeserver: server.url, token });
  registry.register(agent, 'matrix:');
  for (const text of texts) {
    registry.watch(text, presence => {
      shown.set(text, presence);
      history.push(`${text} ${presence.availability}${presence.stale ? ' stale' : ''}${presence.problem ? ` ${presence.problem}` : ''}`);
    });
  }
  return { agent, shown, history, end: () => registry.dispose() };
}
const within = (ask: () => unknown, timeout: number): Promise<unknown> => vi.waitFor(() => expect(ask()).toBeTruthy(), { timeout, interval: 10 });

describe('a homeserver that is killed', () => {
  it.each([false, true])('turns nobody offline, and is back by itself when it has started again (forgetful: %s)', async forget => {
    const server = await office(), { agent, shown, history, end } = page(server, 'secret', BOB, CAROL);
    server.people.say(BOB, 'online');
    server.people.say(CAROL, 'unavailable');
    await soon(() => shown.get(BOB)?.availability === 'online' && shown.get(CAROL)?.availability === 'away' && server.open === 1);
    const before = agent.attempts;
    history.length = 0;
    await server.stop({ forget });
    await within(() => shown.get(BOB)?.stale && shown.get(CAROL)?.stale, 5_000);
    expect(shown.get(BOB)).toMatchObject({ availability: 'online', stale: true, problem: 'unreachable' });
    await new Promise(resolve => setTimeout(resolve, 3_000));
    // Tried again by and by, not in a loop.
    expect(agent.attempts - before).toBeLessThanOrEqual(5);
    server.people.say(BOB, 'unavailable');
    server.people.say(CAROL, 'online');
    await server.start();
    await within(() => shown.get(BOB)?.availability === 'away' && !shown.get(BOB)?.stale && shown.get(CAROL)?.availability === 'online', 15_000);
    expect(history.filter(line => line.includes('offline'))).toEqual([]);
    await within(() => server.open === 1, 15_000);
    end();
  });

  it('for a moment alone is not worth a word', async () => {
    const server = await office(), { shown, history, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    await soon(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    history.length = 0;
    await server.stop();
    await server.start();
    await within(() => server.open === 1, 3_000);
    server.people.say(BOB, 'unavailable');
    await within(() => shown.get(BOB)?.availability === 'away', 3_000);
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
    const server = await office(), { shown, history, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    await soon(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    const before = server.asked.length;
    history.length = 0;
    server.intercept = () => reply;
    server.people.say(CAROL, 'online'); // Ends the question that is under way.
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(shown.get(BOB)).toMatchObject({ availability: 'online' });
    expect(server.asked.length - before).toBeLessThanOrEqual(8);
    server.intercept = () => undefined;
    server.people.say(BOB, 'unavailable');
    await within(() => shown.get(BOB)?.availability === 'away' && !shown.get(BOB)?.stale, 15_000);
    expect(history.join()).not.toContain('offline');
    end();
  });

  it('with 401 in the middle is asked with another token, for which the host is asked once', async () => {
    const server = await office(), tokens: string[] = [];
    const { shown, end } = page(server, () => { tokens.push(`token${tokens.length}`); server.tokens = { [tokens.at(-1)!]: ME }; return tokens.at(-1)!; }, BOB, CAROL, DAVE);
    server.people.say(BOB, 'online');
    await soon(() => shown.get(BOB)?.availability === 'online' && server.open === 1);
    server.tokens = {};
    server.people.say(BOB, 'unavailable');
    await within(() => shown.get(BOB)?.availability === 'away', 3_000);
    await within(() => server.open === 1, 5_000);
    expect(tokens).toEqual(['token0', 'token1']);
    end();
  });

  it('with 401 for good leaves everybody unknown and signed out, and has peace', async () => {
    const server = await office({ tokens: {} }), { shown, end } = page(server, 'secret', BOB);
    await within(() => shown.get(BOB)?.problem === 'signed-out', 3_000);
    const before = server.asked.length;
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(server.asked.length - before).toBeLessThanOrEqual(3);
    end();
  });
});

describe('a large homeserver', () => {
  it('is read as far as it fits: five thousand people in one first answer, packed', async () => {
    const server = await office(), people = Array.from({ length: 5_000 }, (_, n) => `@p${n}:matrix.example`);
    server.people.room('!crowd:matrix.example', [ME, ...people]);
    people.forEach((person, n) => server.people.say(person, 'online', `Note ${n}`));
    const { shown, end } = page(server, 'secret', ...people.slice(-200));
    const began = Date.now();
    await within(() => shown.size === 200 && [...shown.values()].every(({ availability }) => availability === 'online'), 10_000);
    console.log(`5,000 people in one first answer: 200 of them drawn after ${String(Date.now() - began)} ms, by ${String(server.asked.length)} requests`);
    expect(server.times('/status')).toBe(0);
    end();
  });

  it('that says more than can be kept is asked for each person instead', async () => {
    const server = await office(), { shown, end } = page(server, 'secret', BOB);
    server.people.say(BOB, 'online');
    server.intercept = ({ path }) => (path.endsWith('/sync') ? { text: `{"next_batch":"s","padding":"${'x'.repeat(17_000_000)}"}` } : undefined);
    await within(() => shown.get(BOB)?.availability === 'online', 10_000);
    end();
  });
});
