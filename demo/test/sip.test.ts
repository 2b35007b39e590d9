import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lacking as lackingServer, sipPhone, startKamailio, type SipPhone, type SipServer } from '@presence-elements/testing/servers.js';
import { errorsOf, lacking, openBrowser, type Browser, type Engine, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { openPage, startNetworkPage, timeToDraw, type NetworkPage } from './support/network-page.js';
import { until } from './support/until.js';

const BOB = 'sip:bob@example.org', CAROL = 'sip:carol@example.org';
const ROUNDS = 10, MANY = 100;

// A page of alice's, whose server speaks SIP; the list is her page's own, kept on the server by it.
const script = `
  import { defaultRegistry } from '@presence-elements/core';
  import { sipAgent } from '@presence-elements/agent-sip';
  import '@presence-elements/elements/presence-icon/define.js';
  const { service, xcap, many } = Object.fromEntries(new URLSearchParams(location.search));
  const list = xcap && { list: 'sip:alice-page@example.org', xcap, keepList: true };
  defaultRegistry().register(sipAgent({ service, uri: 'sip:alice@example.org', ...list }), 'example.org');
  for (let n = 0; n < Number(many ?? 0); n++) {
    const icon = document.createElement('presence-icon');
    icon.setAttribute('address', \`sip:user\${n}@example.org\`);
    document.querySelector('main').append(icon, ' ');
  }
`;
const body = `<presence-icon address="${BOB}" label="Bob"></presence-icon> <presence-icon address="${CAROL}" label="Carol"></presence-icon>`;

const open = '<tuple id="desk"><status><basic>open</basic></status></tuple>';
const busy = `${open}<dm:person id="p"><rpid:activities><rpid:on-the-phone/></rpid:activities><dm:note>Back at &lt;b&gt;two&lt;/b&gt;</dm:note></dm:person>`;
const away = `${open}<dm:person id="p"><rpid:activities><rpid:away/></rpid:activities></dm:person>`;

describe('pages that speak SIP with a real Kamailio', () => {
  const missing = lackingServer('kamailio');
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let server: SipServer, page: NetworkPage;

  beforeAll(async () => {
    server = await startKamailio();
    page = await startNetworkPage({ script, body, origins: [new URL(server.ws).origin, new URL(server.xcap).origin] });
  });
  afterAll(async () => {
    await page.close();
    await server.stop();
  });

  describe.each<Engine>(['chromium', 'firefox', 'webkit'])('in %s', engine => {
    const without = lacking(engine);
    if (without.length) {
      it.skip(`needs ${without.join(', ')}`);
      return;
    }
    let browser: Browser, visitor: Visitor, bob: SipPhone;

    beforeAll(async () => { browser = await openBrowser(engine); });
    afterAll(() => browser.close());
    afterEach(() => visitor.leave());

    it('draw what a phone publishes within a second, under the strictest policy', async () => {
      bob = await sipPhone(server, BOB);
      await bob.publish(away);
      visitor = await openPage(browser, `${page.url}?service=${encodeURIComponent(server.ws)}`);
      await untilShown(visitor.page, BOB, ({ availability }) => availability === 'away');
      // The server has nothing of her: that is not offline.
      await untilShown(visitor.page, CAROL, ({ availability, problem }) => availability === 'unknown' && problem === 'no-data');
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const publish = round % 2 ? away : busy;
        times.push(await timeToDraw(visitor, BOB, round % 2 ? 'away' : 'busy', () => bob.publish(publish)));
      }
      console.log(`kamailio in ${engine}: what is published is drawn after ${describeTimes(times)}`);
      expect(median(times)).toBeLessThan(1_000);
      await bob.publish(busy);
      expect(await untilShown(visitor.page, BOB, ({ note }) => note !== undefined)).toMatchObject({ activities: [{ kind: 'in-call' }], note: { text: 'Back at <b>two</b>' } });
      await bob.leave();
      await untilShown(visitor.page, BOB, ({ availability }) => availability === 'offline');
      expect(errorsOf(visitor)).toEqual([]);
      expect(page.violations).toEqual([]);
    });

    it.each([['one subscription each', ''], ['one list on the server', 'xcap']])(`draw ${String(MANY)} contacts with %s`, async (_, way) => {
      const phones = await Promise.all(Array.from({ length: 10 }, (_, n) => sipPhone(server, `sip:user${String(n * 10)}@example.org`)));
      await Promise.all(phones.map(phone => phone.publish(busy)));
      const xcap = way && `&xcap=${encodeURIComponent(server.xcap)}`;
      visitor = await openPage(browser, `${page.url}?service=${encodeURIComponent(server.ws)}&many=${String(MANY)}${xcap}`);
      await until('ten who are busy, and ninety of whom nothing is known', () => visitor.page.evaluate(() => {
        const icons = [...document.querySelectorAll<Element & { presence?: { problem?: string } }>('presence-icon[address^="sip:user"]')];
        const are = (state: string): number => icons.filter(icon => icon.matches(`:state(${state})`)).length;
        return are('busy') === 10 && are('unknown') === 90 && icons.every(({ presence }) => presence?.problem !== 'pending');
      }), 30_000);
      await Promise.all(phones.map(phone => phone.leave()));
      expect(errorsOf(visitor)).toEqual([]);
      expect(page.violations).toEqual([]);
    });
  });
});
