import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../data/people.mjs';
import { firstPosts } from '../data/discussion.mjs';
import { errorsOf, openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const PAGES = 50;
const AT_ONCE = 5;
const PATIENCE = 150_000;   // ms: people say that they are there once a minute, and fifty browsers share two cores
const authors = firstPosts.map(({ by }) => by);
const users = [...authors, ...people.map(({ user }) => user).filter(user => !authors.includes(user))].slice(0, PAGES);

describe(`restarting the relay under ${String(PAGES)} open pages`, () => {
  let portal: Portal, browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    for (let from = 0; from < PAGES; from += AT_ONCE) {
      visitors.push(...await Promise.all(users.slice(from, from + AT_ONCE).map(user => visit(browser, portal.url, user, '/discussion'))));
    }
    await everywhere('all authors online', states => states.every(state => state === 'online'));
    await Promise.all(visitors.map(record));
  }, PATIENCE);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('is shown as stale by every page, from which every page recovers by itself', async () => {
    await portal.close();
    await everywhere('all authors stale', states => states.every(state => state.endsWith('stale')));
    const began = performance.now();
    portal = await startPortal({ port: Number(new URL(portal.url).port) });
    await everywhere('all authors online again', states => states.every(state => state === 'online'));
    console.log(`${String(PAGES)} pages recovered ${((performance.now() - began) / 1_000).toFixed(1)} s after the relay was back`);
  }, 2 * PATIENCE);

  it('turns nobody offline meanwhile', async () => {
    const recorded = await Promise.all(visitors.map(({ page }) => page.evaluate(() => (globalThis as { recorded?: string[] }).recorded ?? [])));
    expect(recorded.every(states => states.length > 0)).toBe(true);
    expect(recorded.flat().filter(state => state.startsWith('offline'))).toEqual([]);
  });

  it('leaves no error of the page in any console', () => {
    expect(visitors.flatMap(errorsOf)).toEqual([]);
  });

  async function everywhere(what: string, holds: (states: readonly string[]) => boolean): Promise<void> {
    await Promise.all(visitors.map(({ page }, index) => until(`${what} in page ${String(index)}`, async () => holds(await statesOf(page)), PATIENCE)));
  }
});

function statesOf(page: Visitor['page']): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<Element & { presence?: { availability: string; stale: boolean } }>('.posts presence-icon')]
    .map(({ presence }) => `${presence?.availability ?? 'nothing'}${presence?.stale ? ' stale' : ''}`));
}

function record({ page }: Visitor): Promise<void> {
  return page.evaluate(() => {
    const recorded: string[] = (globalThis as { recorded?: string[] }).recorded = [];
    document.addEventListener('presence-change', event => {
      const { availability, stale } = (event as Event & { presence: { availability: string; stale: boolean } }).presence;
      recorded.push(`${availability}${stale ? ' stale' : ''}`);
    });
  });
}
