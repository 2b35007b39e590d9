import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, lacking, openBrowser, visit, type Browser, type Engine, type Visitor } from './support/browser.js';
import { middleOf } from './support/icons.js';
import { untilOpen } from './support/overlays.js';
import { portalPages, settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('the strict content security policy in %s', engine => {
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

  it.each(portalPages)('has nothing to report on %s, and the page no error', async path => {
    const before = { reports: portal.violations.length, errors: errorsOf(visitor).length };
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor.page);
    await tryOut(visitor);
    expect(portal.violations.slice(before.reports)).toEqual([]);
    expect(errorsOf(visitor).slice(before.errors)).toEqual([]);
  });

  it('would have reported: what breaks it arrives, after whatever came before', async () => {
    await visitor.page.evaluate(() => { document.body.setAttribute('style', 'color: red'); });
    await until('the report', () => portal.violations.some(report => report.includes('style-src')));
    expect(portal.violations).toHaveLength(1);
  });
});

/** Opens what a page has: the account, and tooltip and menu of its first icon. */
async function tryOut({ page }: Visitor): Promise<void> {
  const icon = 'main presence-icon:not([static]):defined';
  const has = await page.evaluate(selector => {
    document.querySelector<HTMLElement>('#account')?.showPopover();
    document.querySelector<HTMLElement>('#account')?.hidePopover();
    return 'presence' in (document.querySelector(selector) ?? {});
  }, icon);
  if (!has) return;
  const { x, y } = await middleOf(page, icon);
  await page.mouse.move(x, y);
  await untilOpen(page, 'status-tooltip');
  await page.mouse.click(x, y);
  await untilOpen(page, 'presence-menu');
  await page.mouse.move(1, 1);
}
