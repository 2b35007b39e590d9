import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awkwardPages } from '../pages/awkward/pages.mjs';
import { violations } from './support/axe.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const PAGES = ['/', '/discussion', '/people', '/people/mohammed@portal.example', '/documents/budget', '/me', '/nowhere', '/awkward', '/awkward/frame',
  ...awkwardPages.map(({ slug }) => `/awkward/${slug}`)];

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('axe in %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    visitor = await visit(browser, portal.url, 'ada');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it.each(PAGES)('finds nothing on %s', async path => {
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor);
    expect(await violations(visitor.page)).toEqual([]);
  });

  it('finds nothing in the dark, in Arabic and with the account open', async () => {
    await visitor.page.goto(`${portal.url}/`);
    await visitor.page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
      document.documentElement.dir = 'rtl';
      document.documentElement.lang = 'ar';
      document.querySelector<HTMLElement>('#account')?.showPopover();
    });
    await settled(visitor);
    expect(await violations(visitor.page)).toEqual([]);
  });

  it('reports no violation of the content security policy on any of them', () => {
    expect(portal.violations).toEqual([]);
  });
});

/** The library is there and the icons on screen have been told something, where the page has both. */
function settled({ page }: Visitor): Promise<unknown> {
  return until('a settled page', () => page.evaluate(() => {
    const icons = [...document.querySelectorAll<Element & { presence?: object | undefined }>('presence-icon')].filter(icon => {
      const { y, height } = icon.getBoundingClientRect();
      return height > 0 && y >= 0 && y < innerHeight;
    });
    return icons.every(icon => icon.matches(':defined') && (!('presence' in icon) || icon.presence !== undefined));
  }));
}
