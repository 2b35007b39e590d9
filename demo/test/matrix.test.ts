import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Homeserver } from '../../packages/agent-matrix/test/homeserver.js';
import { errorsOf, lacking, openBrowser, type Browser, type Engine, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { startNetworkPage, type NetworkPage } from './support/network-page.js';
import { until } from './support/until.js';

const ALICE = '@alice:matrix.example', BOB = '@bob:matrix.example', CAROL = '@carol:matrix.example', DAVE = '@dave:matrix.example';
const ROUNDS = 10;

// A page of alice's, which has her token and asks her homeserver by itself; the homeserver lets any page do so (CORS `*`).
const script = `
  import { defaultRegistry } from '@presence-elements/core';
  import { matrixAgent } from '@presence-elements/agent-matrix';
  import '@presence-elements/elements/presence-icon/define.js';
  const homeserver = new URLSearchParams(location.search).get('homeserver');
  defaultRegistry().register(matrixAgent({ homeserver, token: 'secret' }), 'matrix:');
`;
const body = [BOB, CAROL, DAVE].map(address => `<presence-icon address="${address}" label="${address}"></presence-icon>`).join(' ');
const engines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

// No Matrix homeserver can be had here: this is the local one of agent-matrix, which holds what is said to the published schemas.
describe('pages that speak Matrix', () => {
  let server: Homeserver, page: NetworkPage;

  beforeAll(async () => {
    server = await new Homeserver({ tokens: { secret: ALICE } }).start();
    server.people.room('!all:matrix.example', [ALICE, BOB, CAROL]);
    page = await startNetworkPage({ script, body, origins: [server.url] });
  });
  afterAll(async () => {
    await page.close();
    await server.stop();
    expect(server.violations).toEqual([]);
  });

  describe.each(engines)('in %s', engine => {
    const without = lacking(engine);
    if (without.length) {
      it.skip(`needs ${without.join(', ')}`);
      return;
    }
    let browser: Browser;

    beforeAll(async () => { browser = await openBrowser(engine); });
    afterAll(() => browser.close());

    it('draw a change within a second, under the strictest policy, and make nobody online by looking', async () => {
      server.people.say(BOB, 'online');
      const visitor = await open(browser, `${page.url}?homeserver=${encodeURIComponent(server.url)}`);
      await untilShown(visitor.page, BOB, ({ availability }) => availability === 'online');
      expect((await untilShown(visitor.page, CAROL, ({ availability }) => availability === 'offline')).confidence).toBe('assumed');
      expect((await untilShown(visitor.page, DAVE, ({ problem }) => problem === 'forbidden')).availability).toBe('unknown');
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await changeAndSee(visitor, server, round % 2 ? 'online' : 'away'));
      const slowest = Math.max(...times), median = times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? Infinity;
      console.log(`Matrix in ${engine}: a change is drawn after ${String(median)} ms (median of ${String(ROUNDS)}; slowest ${String(slowest)} ms)`);
      expect(slowest).toBeLessThan(1_000);
      server.people.say(BOB, 'unavailable', 'Back at <b>two</b>');
      expect(await untilShown(visitor.page, BOB, ({ note }) => note !== undefined)).toMatchObject({ availability: 'away', idle: true, note: { text: 'Back at <b>two</b>' } });
      expect(server.people.content(ALICE)['presence']).toBe('offline');
      expect(errorsOf(visitor)).toEqual([]);
      expect(page.violations).toEqual([]);
      await visitor.leave();
    });
  });
});

async function open(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext(), page = await context.newPage();
  const said: Visitor['console'] = [];
  await page.setViewportSize({ width: 800, height: 400 });
  await page.onConsole(message => said.push(message));
  await page.goto(url);
  return { page, console: said, leave: () => context.close() };
}

/** Milliseconds from a contact's word to the painted icon; page and test go by the clock of this machine. */
async function changeAndSee({ page }: Visitor, server: Homeserver, wanted: 'online' | 'away'): Promise<number> {
  await page.evaluate((address, state) => {
    const noted = globalThis as { drawnAt?: number | undefined };
    const icon = document.querySelector(`presence-icon[address="${address}"]`);
    const look = (): void => {
      if (!icon?.matches(`:state(${state})`)) return;
      icon.removeEventListener('presence-change', look);
      requestAnimationFrame(() => { noted.drawnAt = Date.now(); });
    };
    noted.drawnAt = undefined;
    icon?.addEventListener('presence-change', look);
  }, BOB, wanted);
  const said = Date.now();
  server.people.say(BOB, wanted === 'away' ? 'unavailable' : 'online');
  return await until(`${wanted} drawn`, () => page.evaluate(() => (globalThis as { drawnAt?: number }).drawnAt)) - said;
}
