import { createRegistry } from '@presence-elements/core';
import { graphAgent, graphPush } from '@presence-elements/agent-graph';
import { createRelay, serveRelay, type Relay, type ServedRelay } from '@presence-elements/relay';
import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GraphDouble } from '../../packages/agent-graph/test/graph-double.js';
import { HOOK, pushKey, SECRET } from '../../packages/agent-graph/test/push-fixture.js';
import { serveDouble, type ServedDouble } from '../../packages/agent-graph/test/serve-double.js';
import { errorsOf, lacking, openBrowser, type Browser, type Engine, type Page, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { openPage, startNetworkPage, timeToDraw, type NetworkPage } from './support/network-page.js';
import { until } from './support/until.js';

const ICONS = 1_000, PEOPLE = 200, LATE = 30; // milliseconds for each answer

const nameOf = (n: number): string => `user${String(n)}@corp.example`;
const say = (availability: string, activity = availability): Record<string, string> => ({ availability, activity });

// A page that asks Graph by itself with its reader's token, and one that asks the portal's relay.
const script = `
  import { defaultRegistry } from '@presence-elements/core';
  import { graphAgent } from '@presence-elements/agent-graph';
  import { relayAgent } from '@presence-elements/agent-relay';
  import '@presence-elements/elements/presence-icon/define.js';
  const { base, relay } = Object.fromEntries(new URLSearchParams(location.search));
  globalThis.tokens = 0;
  const token = () => { globalThis.tokens++; return 'good'; };
  defaultRegistry().register(relay ? relayAgent(relay) : graphAgent({ token, base }), 'corp.example');
  globalThis.registry = defaultRegistry();
  globalThis.more = (count, of) => {
    for (let n = 0; n < count; n++) {
      const icon = document.createElement('presence-icon');
      icon.setAttribute('address', \`user\${n % of}@corp.example\`);
      document.querySelector('main').append(icon, ' ');
    }
  };
`;

const drawn = (page: Page, state: string): Promise<number> => page.evaluate(wanted => document.querySelectorAll(`presence-icon:state(${wanted})`).length, state);
const untilDrawn = (page: Page, state: string, count: number): Promise<boolean> => until(`${String(count)} × ${state}`, async () => await drawn(page, state) === count);

describe.each<Engine>(['chromium', 'firefox'])('pages with people of Microsoft 365, in %s', engine => {
  const without = lacking(engine);
  if (without.length) {
    it.skip(`needs ${without.join(', ')}`);
    return;
  }
  let browser: Browser, visitor: Visitor, double: GraphDouble, served: ServedDouble, page: NetworkPage, relay: Relay, relaying: ServedRelay;

  beforeAll(async () => { browser = await openBrowser(engine); });
  afterAll(() => browser.close());

  beforeEach(async () => {
    double = new GraphDouble();
    for (let n = 0; n < PEOPLE; n++) double.add(nameOf(n), say('Busy', 'InAMeeting'));
    served = await serveDouble(double, LATE);
    const push = graphPush({ notificationUrl: HOOK, clientState: SECRET, keys: [pushKey('new')], appId: 'our-app', tenantId: 'our-tenant' });
    const registry = createRegistry();
    registry.register(graphAgent({ token: () => 'good', audience: 'shared', base: served.base, push }), 'corp.example');
    relay = createRelay({ registry, origins: () => true });
    relaying = await serveRelay(relay, { port: 0 });
    // As whatever stands before the relay would hand it on.
    double.deliver = async request => fetch(relaying.url + new URL(request.url).pathname + new URL(request.url).search, { method: 'POST', headers: { 'content-type': 'application/json' }, body: await request.text() });
    page = await startNetworkPage({ script, body: '', origins: [new URL(served.base).origin, relaying.url] });
  });
  afterEach(async () => {
    await visitor.leave();
    await page.close();
    relay.registry.dispose();
    relay.dispose();
    await relaying.close();
    await served[Symbol.asyncDispose]();
    expect(double.violations).toEqual([]);
  });

  const add = (count: number): Promise<void> => visitor.page.evaluate((count, of) => (globalThis as unknown as { more(count: number, of: number): void }).more(count, of), count, PEOPLE);
  const open = async (more: Record<string, string>): Promise<number> => {
    visitor = await openPage(browser, `${page.url}?${new URLSearchParams(more).toString()}`);
    // Who is out of sight is not asked for: here all are seen.
    await visitor.page.setViewportSize({ width: 1_600, height: 2_000 });
    const began = Date.now();
    await add(ICONS);
    return began;
  };

  it(`draw ${String(ICONS)} icons of ${String(PEOPLE)} people with eleven requests, and refresh them with one`, async () => {
    const began = await open({ base: served.base });
    await untilDrawn(visitor.page, 'busy', ICONS);
    console.log(`${String(ICONS)} icons of ${String(PEOPLE)} people in ${engine}: ${String(double.asked.length)} Graph requests, ${String(served.preflights())} preflights, drawn ${String(Date.now() - began)} ms after they were put into the page`);
    expect([double.count('/$batch'), double.count('/communications'), double.asked.length]).toEqual([10, 1, 11]);
    // As many icons again, of the same people: all is known.
    await add(ICONS);
    await untilDrawn(visitor.page, 'busy', 2 * ICONS);
    expect(double.asked).toHaveLength(11);
    for (const account of double.accounts.values()) account.presence = say('Available');
    await visitor.page.evaluate(() => (globalThis as unknown as { registry: { refresh(): void } }).registry.refresh());
    await untilDrawn(visitor.page, 'online', 2 * ICONS);
    expect(double.asked).toHaveLength(12);
    expect(await visitor.page.evaluate(() => (globalThis as unknown as { tokens: number }).tokens)).toBe(1);
    expect([errorsOf(visitor), page.violations]).toEqual([[], []]);
  });

  it('stay truthful while Graph is throttled, half broken, refuses the token and answers with a page', async () => {
    double.intervene = ({ path }, part) => (part && /user(1|2|3)@/.test(path) ? { status: path.includes('user1@') ? 429 : 403, headers: { 'retry-after': '300' } } : undefined);
    await open({ base: served.base });
    await untilDrawn(visitor.page, 'busy', ICONS * (PEOPLE - 3) / PEOPLE);
    expect([await drawn(visitor.page, 'unknown'), await drawn(visitor.page, 'offline')]).toEqual([15, 0]);
    const problem = async (n: number): Promise<string | undefined> => (await untilShown(visitor.page, nameOf(n), ({ problem }) => problem !== undefined)).problem;
    expect([await problem(1), await problem(2)]).toEqual(['rate-limited', 'forbidden']);
    // A log-in page where an answer should be: the last that is known stays, and says that it is old.
    double.intervene = () => ({ status: 200, raw: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } });
    const refresh = (): Promise<void> => visitor.page.evaluate(() => (globalThis as unknown as { registry: { refresh(): void } }).registry.refresh());
    await refresh();
    expect(await untilShown(visitor.page, nameOf(7), ({ stale }) => stale)).toMatchObject({ availability: 'busy', problem: 'unreachable' });
    // A token that has ended: one renewal, one more refusal, and nothing that loops.
    double.intervene = () => undefined;
    double.tokens.clear();
    const asked = double.asked.length;
    await refresh();
    expect(await untilShown(visitor.page, nameOf(7), ({ problem }) => problem === 'signed-out')).toMatchObject({ availability: 'unknown' });
    await new Promise(resolve => { setTimeout(resolve, 1_500); });
    expect([double.asked.length - asked, await drawn(visitor.page, 'offline')]).toEqual([2, 0]);
    double.tokens.set('good', { scopes: ['Presence.Read.All', 'User.ReadBasic.All'] });
    await refresh();
    await untilShown(visitor.page, nameOf(7), ({ availability, stale }) => availability === 'busy' && !stale);
    expect(page.violations).toEqual([]);
  });

  it('are told through the relay of what Graph tells it, within a second', async () => {
    await open({ relay: `${relaying.url}/presence` });
    await untilDrawn(visitor.page, 'busy', ICONS);
    await until('a subscription', () => double.subscriptions.size === 1 && double.count('/communications') === 2);
    const asked = double.asked.length, times: number[] = [];
    for (let round = 0; round < 10; round++) {
      const availability = round % 2 ? 'Busy' : 'DoNotDisturb';
      times.push(await timeToDraw(visitor, nameOf(3), round % 2 ? 'busy' : 'dnd', async () => void await double.change(nameOf(3), say(availability))));
    }
    console.log(`A change that Graph tells the relay is drawn in ${engine} after ${describeTimes(times)}; ${String(double.asked.length - asked)} more requests`);
    expect([median(times) < 1_000, asked]).toEqual([true, 13]);
    expect([errorsOf(visitor), page.violations]).toEqual([[], []]);
  });
});
