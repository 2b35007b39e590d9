import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Homeserver } from '../../packages/agent-matrix/test/homeserver.js';
import { errorsOf, lacking, openBrowser, type Browser, type Engine } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { openPage, startNetworkPage, timeToDraw, type NetworkPage } from './support/network-page.js';

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
      const visitor = await openPage(browser, `${page.url}?homeserver=${encodeURIComponent(server.url)}`);
      await untilShown(visitor.page, BOB, ({ availability }) => availability === 'online');
      expect((await untilShown(visitor.page, CAROL, ({ availability }) => availability === 'offline')).confidence).toBe('assumed');
      expect((await untilShown(visitor.page, DAVE, ({ problem }) => problem === 'forbidden')).availability).toBe('unknown');
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await timeToDraw(visitor, BOB, round % 2 ? 'online' : 'away', async () => { server.people.say(BOB, round % 2 ? 'online' : 'unavailable'); }));
      console.log(`Matrix in ${engine}: a change is drawn after ${describeTimes(times)}`);
      expect(median(times)).toBeLessThan(1_000);
      server.people.say(BOB, 'unavailable', 'Back at <b>two</b>');
      expect(await untilShown(visitor.page, BOB, ({ note }) => note !== undefined)).toMatchObject({ availability: 'away', idle: true, note: { text: 'Back at <b>two</b>' } });
      expect(server.people.content(ALICE)['presence']).toBe('offline');
      expect(errorsOf(visitor)).toEqual([]);
      expect(page.violations).toEqual([]);
      await visitor.leave();
    });
  });
});
