import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLine } from '../server/line.mjs';
import { lacking, openBrowser, visit, type Browser, type Engine, type Visitor } from './support/browser.js';
import { middleOf, untilShown } from './support/icons.js';
import { openOverlay, untilNoneOpen, untilOpen } from './support/overlays.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const GRACE = 'grace@portal.example';
const ICON = `.posts presence-icon[address="${GRACE}"]`;

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('a visitor of the discussion in %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    const { aliveAs, publishAs } = createLine(portal.url);
    await aliveAs('grace');
    await publishAs('grace', { availability: 'busy', note: { text: 'Calibrating until four', emoji: '🔧' } });
    visitor = await visit(browser, portal.url, 'ada', '/discussion');
    await untilShown(visitor.page, GRACE, ({ availability }) => availability === 'busy');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('reads the note by hovering, may move onto it, and closes it with Escape', async () => {
    const { page } = visitor;
    const { x, y } = await middleOf(page, ICON);
    await page.mouse.move(x, y);
    const { text, uncovered } = await untilOpen(page, 'status-tooltip');
    expect(text).toContain('Calibrating until four');
    expect(uncovered).toBe(true);
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
    await page.mouse.move(1, 1);
  });

  it('opens the menu by a click and by a key, walks in it, and comes back to the icon with Escape', async () => {
    const { page } = visitor;
    const { x, y } = await middleOf(page, ICON);
    await page.mouse.click(x, y);
    expect((await untilOpen(page, 'presence-menu')).uncovered).toBe(true);
    const first = await until('focus in the menu', () => focused(visitor));
    await page.keyboard.press('ArrowDown');
    await until('the focus on another item', async () => await focused(visitor) !== first);
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
    await until('the focus on the icon', () => page.evaluate(icon => document.activeElement === document.querySelector(icon), ICON));
    await page.keyboard.press('Enter');
    expect((await untilOpen(page, 'presence-menu')).text).not.toBe('');
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
  });

  it('reaches name and icon of each post by Tab, and sees the tooltip on focus', async () => {
    const { page } = visitor;
    await page.evaluate(address => document.querySelector<HTMLElement>(`.posts a[href="/people/${address}"]`)?.focus(), GRACE);
    await page.keyboard.press('Tab');
    await until('the focus on the icon', () => page.evaluate(icon => document.activeElement === document.querySelector(icon), ICON));
    expect((await untilOpen(page, 'status-tooltip')).text).toContain('Calibrating until four');
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
    expect(await openOverlay(page)).toBeUndefined();
  });

  it('goes from the menu to the profile', async () => {
    const { page } = visitor;
    const { x, y } = await middleOf(page, ICON);
    await page.mouse.click(x, y);
    await untilOpen(page, 'presence-menu');
    await page.evaluate(() => {
      const items = document.querySelector('presence-menu')?.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [];
      [...items].find(({ innerText }) => /profile/i.test(innerText))?.click();
    });
    await until('the profile', () => page.evaluate(() => location.pathname.startsWith('/people/grace') && document.readyState === 'complete'));
    await page.goto(`${portal.url}/discussion`);
  });
});

function focused({ page }: Visitor): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('role') === 'menuitem' ? (active as HTMLElement).innerText : '';
  });
}
