import type { PresenceRegistry } from '@presence-elements/core';
import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator } from './support/administration.js';
import { errorsOf, lacking, openBrowser, visit, type Browser, type Engine, type Page, type Visitor } from './support/browser.js';
import { turn } from './support/hidden.js';
import { untilShown } from './support/icons.js';
import { timeToDraw } from './support/network-page.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const NETWORK = 'Bergen Harbour Authority';
const MARIT = 'marit@harbour.example';
const ROUNDS = 10;

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('blocking a network in %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, ada: Visitor, eve: Visitor, other: Page | undefined;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    ada = await visit(browser, portal.url, 'ada', '/admin');
    other = await second(engine);
    // The last one opened is the one in front.
    eve = await visit(browser, portal.url, 'eve', `/people/${MARIT}`);
    await until('the list of networks', () => ada.page.evaluate(() => document.querySelector('presence-providers')?.shadowRoot?.querySelector('[part=switch]') !== null));
    for (const page of tabs()) await untilShown(page, MARIT, ({ availability }) => availability === 'online');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const tabs = (): readonly Page[] => [eve.page, other].filter(page => page !== undefined);

  /**
   * Another tab of the same browser; in WebKit, whose tabs take turns in one window, another window. Firefox lets tabs sleep
   * that are not in front.
   */
  async function second(which: Engine): Promise<Page | undefined> {
    if (which === 'firefox') return undefined;
    const again = await visit(browser, portal.url, 'eve', '/me');
    if (which === 'webkit') await again.page.goto(`${portal.url}/people/${MARIT}`);
    return which === 'webkit' ? again.page : again.tab(`/people/${MARIT}`);
  }

  it('draws its people unknown on an open page within a second, and back by itself, by a switch on the page of the administrator', async () => {
    const times: Record<'unknown' | 'online', number[]> = { unknown: [], online: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const state of ['unknown', 'online'] as const) times[state].push(await timeToDraw(eve, MARIT, state, () => turnNetwork(ada, NETWORK, state === 'online')));
    }
    console.log(`${engine}: a network that is blocked is drawn unknown after ${describeTimes(times.unknown)}; allowed again, it is back after ${describeTimes(times.online)}`);
    expect(median(times.unknown)).toBeLessThan(1_000);
    expect(median(times.online)).toBeLessThan(1_000);
  });

  it('draws them unknown in every other tab, and says why', async () => {
    await turnNetwork(ada, NETWORK, false);
    for (const page of tabs()) expect(await untilShown(page, MARIT, ({ availability }) => availability === 'unknown')).toMatchObject({ problem: 'blocked-by-policy', stale: false });
  });

  it('leaves nothing of them in the caches of a page that had looked before and looks again', async () => {
    for (const page of tabs()) {
      expect(await lookAgain(page, MARIT)).toEqual(['unknown']);
      expect(await peek(page, MARIT)).not.toMatch(/online|Bergen|capabilities":\["/);
      expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toContain('harbour');
    }
  });

  it('leaves nothing of them to a page that looked at somebody else meanwhile', async () => {
    await turnNetwork(ada, NETWORK, true);
    await untilShown(eve.page, MARIT, ({ availability }) => availability === 'online');
    await eve.page.evaluate(() => { document.querySelector('main presence-icon')?.setAttribute('address', 'grace@portal.example'); });
    await untilShown(eve.page, 'grace@portal.example', ({ problem }) => problem !== undefined);
    await turnNetwork(ada, NETWORK, false);
    await until('the news', async () => !/online/.test(await peek(eve.page, MARIT)));
    expect(await lookAgain(eve.page, MARIT)).toEqual(['unknown']);
    await eve.page.evaluate(address => { document.querySelector('main presence-icon')?.setAttribute('address', address); }, MARIT);
  });

  it('shows nothing of them on a hidden page that returns', async () => {
    await turnNetwork(ada, NETWORK, true);
    await untilShown(eve.page, MARIT, ({ availability }) => availability === 'online');
    const streams = portal.openStreams('eve');
    await turn(eve.page, 'hidden');
    await until('no stream of the hidden page', () => portal.openStreams('eve') < streams);
    await turnNetwork(ada, NETWORK, false);
    await until('the network blocked', async () => !(await administrator(portal.url).provider(NETWORK)).allowed);
    const states = record(eve.page);
    await turn(eve.page, 'visible');
    await untilShown(eve.page, MARIT, ({ availability }) => availability === 'unknown');
    expect((await states()).filter(state => state.startsWith(MARIT))).toEqual([`${MARIT} unknown`]);
  });

  it('leaves no error in any console', () => {
    expect([...errorsOf(eve), ...errorsOf(ada)]).toEqual([]);
  });
});

/** Presses the network's switch once it stands the other way. */
async function turnNetwork({ page }: Visitor, name: string, allowed: boolean): Promise<void> {
  await until(`a switch that can be turned ${allowed ? 'on' : 'off'}`, () => page.evaluate((wanted, on) => {
    const root = document.querySelector('presence-providers')?.shadowRoot;
    const network = [...root?.querySelectorAll('[part=provider]') ?? []].find(each => each.querySelector('[part=name]')?.textContent.trim() === wanted);
    const control = network?.querySelector<HTMLInputElement>('[part=switch]');
    if (!control || control.checked === on || network?.getAttribute('aria-busy') === 'true') return false;
    control.click();
    return true;
  }, name, allowed));
}

/** Every state that a new icon of this address goes through from its first drawing until it is settled. */
function lookAgain(page: Page, address: string): Promise<string[]> {
  return page.evaluate(async wanted => {
    const states: string[] = [];
    const icon = document.createElement('presence-icon');
    icon.setAttribute('address', wanted);
    icon.setAttribute('label', 'Again');
    icon.addEventListener('presence-change', event => {
      const { availability, problem } = (event as Event & { presence: { availability: string; problem?: string } }).presence;
      if (problem !== 'pending') states.push(availability);
    });
    document.querySelector('main')?.prepend(icon);
    for (let frame = 0; frame < 600 && !states.length; frame++) await new Promise(requestAnimationFrame);
    // What might come after the first word, too.
    await new Promise(resolve => { setTimeout(resolve, 300); });
    icon.remove();
    return states;
  }, address);
}

/** What the page's registry would say at once. */
function peek(page: Page, address: string): Promise<string> {
  return page.evaluate(wanted => {
    const registry = (globalThis as { [key: symbol]: PresenceRegistry | undefined })[Symbol.for('presence-elements.registry.1')];
    return JSON.stringify(registry?.peek(wanted) ?? null);
  }, address);
}

function record(page: Page): () => Promise<string[]> {
  const started = page.evaluate(() => {
    const recorded: string[] = (globalThis as { recorded?: string[] }).recorded = [];
    document.addEventListener('presence-change', event => {
      const { address, availability } = (event as Event & { presence: { address: string; availability: string } }).presence;
      recorded.push(`${address} ${availability}`);
    });
  });
  return async () => {
    await started;
    return page.evaluate(() => (globalThis as { recorded?: string[] }).recorded ?? []);
  };
}
