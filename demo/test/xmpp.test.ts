import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacking as lackingServer, startEjabberd, startProsody, xmppPerson, type XmppPerson, type XmppServer } from '@presence-elements/testing/servers.js';
import { errorsOf, lacking, openBrowser, type Browser, type Engine, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { openPage, startNetworkPage, timeToDraw, type NetworkPage } from './support/network-page.js';

const ALICE = 'alice@example.org', BOB = 'bob@example.org', CAROL = 'carol@example.org';
const ROUNDS = 10;

// A page of alice's: she has signed in to her server, and the page asks it for her colleagues by itself.
const script = `
  import { defaultRegistry } from '@presence-elements/core';
  import { xmppAgent } from '@presence-elements/agent-xmpp';
  import '@presence-elements/elements/presence-icon/define.js';
  const service = new URLSearchParams(location.search).get('service');
  defaultRegistry().register(xmppAgent({ jid: '${ALICE}', password: 'secret', service }), 'example.org');
`;
const body = `<presence-icon address="${BOB}" label="Bob"></presence-icon> <presence-icon address="${CAROL}" label="Carol"></presence-icon>`;

const servers = { prosody: startProsody, ejabberd: startEjabberd } as const;
const engines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

describe.each(Object.keys(servers) as (keyof typeof servers)[])('pages that speak XMPP with a real %s', name => {
  const missing = lackingServer(name);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let server: XmppServer, page: NetworkPage, bob: XmppPerson;

  beforeAll(async () => {
    server = await servers[name]();
    page = await startNetworkPage({ script, body, origins: [server.ws, server.bosh].map(url => new URL(url).origin) });
    bob = await xmppPerson(server, BOB);
  });
  afterAll(async () => {
    await bob.leave();
    await page.close();
    await server.stop();
  });

  describe.each(engines)('in %s', engine => {
    const without = lacking(engine);
    if (without.length) {
      it.skip(`needs ${without.join(', ')}`);
      return;
    }
    let browser: Browser, visitor: Visitor;

    beforeAll(async () => { browser = await openBrowser(engine); });
    afterAll(() => browser.close());

    it.each(['ws', 'bosh'] as const)('draw a contact’s change within a second over %s, under the strictest policy', async transport => {
      await bob.send('<presence/>');
      visitor = await openPage(browser, `${page.url}?service=${encodeURIComponent(server[transport])}`);
      await untilShown(visitor.page, BOB, ({ availability }) => availability === 'online');
      const carol = await untilShown(visitor.page, CAROL, ({ availability }) => availability === 'offline');
      // Prosody says so of everybody who is not there; ejabberd is silent, and then it is only assumed.
      expect(carol.confidence).toBe(name === 'prosody' ? 'confirmed' : 'assumed');
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const show = round % 2 ? 'away' : 'dnd';
        times.push(await timeToDraw(visitor, BOB, show, () => bob.send(`<presence><show>${show}</show></presence>`)));
      }
      console.log(`${name} over ${transport} in ${engine}: a change is drawn after ${describeTimes(times)}`);
      expect(median(times)).toBeLessThan(1_000);
      await bob.send('<presence><show>xa</show><status>Back at &lt;b&gt;two&lt;/b&gt;</status></presence>');
      expect((await untilShown(visitor.page, BOB, ({ note }) => note !== undefined)).note?.text).toBe('Back at <b>two</b>');
      await bob.send('<presence type="unavailable"/>');
      await untilShown(visitor.page, BOB, ({ availability, confidence }) => availability === 'offline' && confidence === 'confirmed');
      expect(errorsOf(visitor)).toEqual([]);
      expect(page.violations).toEqual([]);
      await visitor.leave();
    });
  });
});
