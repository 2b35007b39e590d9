import { parseAddress, type PresenceReport } from '@presence-elements/core';
import { bench } from '../../test/parts.js';
import { say } from '../../test/page.js';
import { HOOK, pushKey, SECRET } from '../../test/push-fixture.js';
import { GraphWatch } from './graph-watch.js';
import { answer } from './hook.js';
import { KeyRing } from './push-keys.js';
import { Subscriptions } from './subscriptions.js';

const MINUTE = 60_000;

function setUp(count = 3) {
  const parts = bench(), { double, client, now } = parts, told: unknown[] = [], session = parts.sessions.of(undefined);
  const word = ({ address, availability, note, problem }: PresenceReport): string => [address.user, availability ?? problem, note?.text].filter(Boolean).join(' ');
  double.deliver = request => answer(request, () => Promise.resolve());
  const subscriptions = new Subscriptions({ client, credential: session.credential, now, keys: new KeyRing([pushKey('new')]), notificationUrl: HOOK, lifecycleNotificationUrl: HOOK, clientState: SECRET });
  const sink = { report: (reports: readonly PresenceReport[]) => void told.push(reports.map(word).join(', ')), live: () => void told.push('live'), lost: (problem: string) => void told.push(`lost: ${problem}`) };
  const watch = new GraphWatch(sink, parts, { session, viewer: undefined }, subscriptions);
  const ids = Array.from({ length: count }, (_, n) => double.add(`u${String(n)}@corp.example`, say('Available')).id);
  const requests = (method: string, path: string): number => double.asked.filter(asked => asked.method === method && asked.path.startsWith(path)).length;
  return { ...parts, told, watch, ids, requests, set: (...names: string[]) => watch.set(names.map(name => parseAddress(`${name}@corp.example`)!)) };
}

describe('a watch of Graph', () => {
  it('is live once there is a subscription, and tells at once what it is then', async () => {
    const { watch, set, told, clock, double } = setUp();
    set('u0', 'u1', 'nobody');
    await clock.advance(1_000);
    expect([told, [...double.subscriptions.keys()]]).toEqual([['live', 'u0 online, u1 online'], [watch.subscriptionId]]);
  });

  it('leaves Graph alone for an hour at most, whatever it asks for: longer waits are none to a timer', async () => {
    const { set, clock, double, requests } = setUp();
    double.intervene = ({ method, path }) => (method === 'POST' && path === '/subscriptions' ? { status: 403, headers: { 'retry-after': '999999999' } } : undefined);
    set('u0');
    await clock.advance(1_000);
    const before = requests('POST', '/subscriptions');
    await clock.advance(3_599_000);
    expect(requests('POST', '/subscriptions')).toBe(before);
    await clock.advance(2_000);
    expect(requests('POST', '/subscriptions')).toBe(before + 1);
  });

  it('replaces its subscription at most every ten seconds, and for newcomers only', async () => {
    const { set, told, clock, double, requests } = setUp();
    set('u0', 'u1');
    await clock.advance(1_000);
    for (const names of [['u0'], ['u0', 'u1'], ['u0', 'u2'], ['u0', 'u1', 'u2']]) {
      set(...names);
      await clock.advance(500);
    }
    expect([requests('POST', '/subscriptions'), told.length]).toEqual([1, 2]);
    await clock.advance(10_000);
    expect([requests('POST', '/subscriptions'), requests('DELETE', '/subscriptions'), double.subscriptions.size, told.at(-1)]).toEqual([2, 1, 1, 'u0 online, u1 online, u2 online']);
    set('u0');
    await clock.advance(20_000);
    expect(requests('POST', '/subscriptions')).toBe(2);
  });

  it('tells a change at once and keeps what it leaves out, then reads the rest', async () => {
    const { watch, set, told, clock, ids, double, requests } = setUp();
    const account = double.accounts.get(ids[0]!)!;
    account.presence = { ...say('Available'), sequenceNumber: 'A1', statusMessage: { message: { content: 'hello', contentType: 'text' } } };
    set('u0', 'u1');
    await clock.advance(1_000);
    account.presence = { ...account.presence, ...say('Busy'), sequenceNumber: 'A2', statusMessage: { message: { content: 'at lunch', contentType: 'text' } } };
    watch.hear(ids[0]!, { id: ids[0]!, ...say('Busy') });
    expect(told.at(-1)).toBe('u0 busy hello');
    const read = requests('POST', '/communications');
    await clock.advance(2_000);
    expect([told.at(-1), requests('POST', '/communications') - read]).toEqual(['u0 busy at lunch', 1]);
  });

  it('is not misled where Graph tells faster than it reads', async () => {
    const { watch, set, told, clock, ids, double } = setUp();
    double.accounts.get(ids[0]!)!.presence = { ...say('Available'), sequenceNumber: 'A1' };
    set('u0');
    await clock.advance(1_000);
    watch.hear(ids[0]!, { id: ids[0]!, ...say('Busy') });
    await clock.advance(3_000);
    expect(told.at(-1)).toBe('u0 busy');
  });

  it('looks up what a notification says nothing of, and all after five minutes, for notes change silently', async () => {
    const { watch, set, told, clock, ids, double, requests } = setUp();
    set('u0', 'u1');
    await clock.advance(1_000);
    double.accounts.get(ids[1]!)!.presence = say('Away');
    watch.hear(ids[1]!, undefined);
    watch.hear('a stranger', say('Busy'));
    await clock.advance(2_000);
    expect(told.slice(2)).toEqual(['u1 away']);
    double.accounts.get(ids[0]!)!.presence = { ...say('Available'), statusMessage: { message: { content: 'new', contentType: 'text' } } };
    await clock.advance(5 * MINUTE);
    expect([told.at(-1), requests('POST', '/communications')]).toEqual(['u0 online new, u1 away', 3]);
  });

  it('is renewed in good time, for as long as it is watched', async () => {
    const { set, told, clock, double, requests, watch } = setUp();
    set('u0');
    await clock.advance(8 * 60 * MINUTE);
    expect([requests('POST', '/subscriptions'), requests('PATCH', '/subscriptions'), told.filter(line => String(line).startsWith('lost')), double.violations]).toEqual([1, 11, [], []]);
    watch.close();
    watch.close();
    await clock.advance(0);
    expect([double.subscriptions.size, clock.pending, requests('DELETE', '/subscriptions')]).toEqual([0, 0, 1]);
  });

  it('goes on while a renewal fails, and makes another one where the old one is gone', async () => {
    const { set, told, clock, double, requests } = setUp();
    set('u0');
    await clock.advance(1_000);
    double.intervene = ({ method }) => (method === 'PATCH' ? { status: 503 } : undefined);
    await clock.advance(50 * MINUTE);
    expect([told.length < 20, told.includes('lost: unreachable')]).toEqual([true, false]);
    double.intervene = () => undefined;
    await clock.advance(5 * MINUTE);
    double.subscriptions.clear();
    await clock.advance(60 * MINUTE);
    expect([requests('POST', '/subscriptions'), double.subscriptions.size, told.includes('lost: unreachable')]).toEqual([2, 1, false]);
  });

  it('says that it is lost when a subscription has ended unrenewed, and comes back', async () => {
    const { set, told, clock, double } = setUp();
    set('u0');
    await clock.advance(1_000);
    double.intervene = ({ path }) => (path.startsWith('/subscriptions') ? { status: 503 } : undefined);
    await clock.advance(60 * MINUTE);
    expect(told.at(-1)).toBe('lost: unreachable');
    double.intervene = () => undefined;
    await clock.advance(7 * MINUTE);
    const back = told.lastIndexOf('lost: unreachable') + 1;
    expect(told.slice(back, back + 2)).toEqual(['live', 'u0 online']);
  });

  it('heeds what happens to its subscription', async () => {
    const { watch, set, told, clock, double, requests } = setUp();
    set('u0');
    await clock.advance(1_000);
    watch.lifecycle('reauthorizationRequired');
    watch.lifecycle('missed');
    watch.lifecycle('something of tomorrow');
    await clock.advance(2_000);
    expect([requests('PATCH', '/subscriptions'), requests('POST', '/communications'), told.length]).toEqual([1, 2, 3]);
    double.subscriptions.clear();
    watch.lifecycle('subscriptionRemoved');
    await clock.advance(2_000);
    expect([requests('POST', '/subscriptions'), double.subscriptions.size, requests('POST', '/communications')]).toEqual([2, 1, 3]);
  });

  it.each([['forbidden', 403], ['signed-out', 401], ['rate-limited', 429]] as const)('says why when it is %s from the start, and tries seldom', async (problem, status) => {
    const { set, told, clock, double } = setUp();
    double.intervene = ({ path }) => (path.startsWith('/subscriptions') ? { status, headers: { 'retry-after': '600' } } : undefined);
    set('u0');
    await clock.advance(1_000);
    expect(told).toEqual([`lost: ${problem}`]);
    set('u0', 'u1');
    await clock.advance(60 * MINUTE);
    expect([told.every(line => line === `lost: ${problem}`), double.count('/subscriptions') < 40]).toEqual([true, true]);
  });
});
