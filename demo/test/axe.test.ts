import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { portalPages, settled } from './support/pages.js';

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

  it.each(portalPages)('finds nothing on %s', async path => {
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor.page);
    expect(await violations(visitor.page)).toEqual([]);
  });

  it('finds nothing in the dark, in Arabic and with the account open', async () => {
    await visitor.page.evaluate(() => fetch('/display', { method: 'POST', body: new URLSearchParams({ theme: 'dark', lang: 'ar' }) }).then(() => undefined));
    await visitor.page.goto(`${portal.url}/discussion`);
    expect(await visitor.page.evaluate(() => `${document.documentElement.dir} ${document.documentElement.dataset['theme'] ?? ''}`)).toBe('rtl dark');
    await visitor.page.evaluate(() => { document.querySelector<HTMLElement>('#account')?.showPopover(); });
    await settled(visitor.page);
    expect(await violations(visitor.page)).toEqual([]);
  });
});
