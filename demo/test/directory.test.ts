import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neighbours as others } from '../data/neighbours.mjs';
import { createLine } from '../server/line.mjs';
import { openBrowser, visit, type Browser, type Page, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

// People of other networks are all there, as long as nobody moves.
const neighbours: readonly string[] = others.map(({ name }) => name);

describe('the directory', () => {
  let portal: Portal, browser: Browser, visitor: Visitor, page: Page;

  beforeAll(async () => {
    portal = await startPortal();
    const { aliveAs, publishAs } = createLine(portal.url);
    await Promise.all(['zoe', 'wout', 'ada', 'bob'].map(aliveAs));
    await publishAs('bob', { availability: 'busy', note: { text: 'Interviewing' } });
    browser = await openBrowser('chromium');
    visitor = await visit(browser, portal.url, 'eve', '/people');
    page = visitor.page;
    await until('the first people', async () => (await page.evaluate(() => document.querySelector('.availability-word')?.textContent)) ?? '');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('asks only about the people on screen as long as nobody asks for an availability', async () => {
    const told = async () => (await Promise.all(portal.seen.filter(({ user }) => user === 'eve').map(({ body }) => body))).join();
    await until('ada asked about', async () => (await told()).includes('ada@'));
    await until('a live stream', () => page.evaluate(() => document.querySelector('tr[data-availability=online]') !== null));
    expect(await told()).not.toContain('zoe@');
  });

  it('sorts by availability: whom one may reach first comes first, wherever they stood', async () => {
    await click('[data-sort=availability]');
    const colleagues = async () => (await names(40)).filter(name => !neighbours.includes(name)).slice(0, 5).join();
    await until('five people on top', async () => await colleagues() === 'Ada Lovelace,Eve Carmichael,Wout Vandenbroucke,Zoë Ashdown,Bob Tavares');
    expect(await page.evaluate(() => document.querySelector('[data-sort=availability]')?.closest('th')?.getAttribute('aria-sort'))).toBe('ascending');
    expect(await page.evaluate(() => document.querySelector('tr[data-name="Bob Tavares"] .person-note')?.textContent)).toBe('Interviewing');
  });

  it('filters by availability, and follows when somebody changes', async () => {
    await click('[name=availability][value=busy]');
    await until('bob alone', async () => (await names(9)).join() === 'Bob Tavares');
    await createLine(portal.url).publishAs('zoe', { availability: 'busy' });
    await until('zoe too', async () => (await names(9)).join() === 'Bob Tavares,Zoë Ashdown');
    expect(await page.evaluate(() => document.querySelector('#shown')?.textContent)).toBe('2 people shown');
  });

  it('finds people by name without their accents, and by user name', async () => {
    await click('[name=availability][value=""]');
    await search('bjorn sig');
    expect(await names(9)).toEqual(['Björn Sigurðsson']);
    await search('mohammed');
    expect(await names(9)).toEqual(['محمد عبد الرحمن الخطيب']);
    await search('nobody at all');
    expect(await page.evaluate(() => document.querySelector('#nobody')?.checkVisibility())).toBe(true);
  });

  it('has one tab stop a row', async () => {
    await search('');
    const stops = await page.evaluate(() => [...document.querySelectorAll('tbody tr')].map(row => [row, ...row.querySelectorAll('presence-icon')]
      .flatMap(part => [...(part.shadowRoot ?? part).querySelectorAll('a, button, [tabindex="0"]')]).length));
    expect(new Set(stops)).toEqual(new Set([1]));
  });

  function names(count: number): Promise<string[]> {
    return page.evaluate(most => [...document.querySelectorAll('tbody tr:not([hidden]) .person-name')].slice(0, most).map(({ textContent }) => textContent), count);
  }

  function click(selector: string): Promise<void> {
    return page.evaluate(wanted => { document.querySelector<HTMLElement>(wanted)?.click(); }, selector);
  }

  function search(text: string): Promise<void> {
    return page.evaluate(sought => {
      const input = document.querySelector<HTMLInputElement>('#search');
      if (input) input.value = sought;
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }
});
