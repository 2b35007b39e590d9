import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostilePeople } from '../data/hostile-people.mjs';
import { errorsOf, openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { boxes, middleOf, untilShown } from './support/icons.js';
import { untilNoneOpen, untilOpen } from './support/overlays.js';
import { startPortal, type Portal } from './support/portal.js';

describe('notes of people of no good will', () => {
  let portal: Portal, browser: Browser, visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    visitor = await visit(browser, portal.url, 'eve', '/awkward/hostile');
    for (const { address } of hostilePeople) await untilShown(visitor.page, address, ({ note }) => note !== undefined);
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it.each(hostilePeople)('are text in the tooltip, which stays in the window: $trick', async ({ address }) => {
    const { page } = visitor;
    const { x, y } = await middleOf(page, `main presence-icon[address="${address}"]`);
    await page.mouse.move(x, y);
    const { inView, uncovered, height } = await untilOpen(page, 'status-tooltip');
    expect({ inView, uncovered }).toEqual({ inView: true, uncovered: true });
    expect(height).toBeLessThan(480);
    expect(await injected(visitor)).toEqual([]);
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
    await page.mouse.move(1, 1);
  });

  it.each(hostilePeople)('are text beside the name: $trick', async ({ address, note }) => {
    const written = await visitor.page.evaluate(wanted => document.querySelector(`[data-note="${wanted}"]`)?.textContent, address);
    expect(written).toContain([...note.text].slice(0, 3).join('').replace(/\p{C}/gu, '').slice(0, 1));
  });

  it('move nothing: every icon has its size, and the line after them its place', async () => {
    const icons = await boxes(visitor.page, 'main presence-icon');
    expect(new Set(icons.map(([, , width, height]) => `${String(width)}×${String(height)}`)).size).toBe(1);
    const [row] = await boxes(visitor.page, '.hostile > li');
    for (const [, , , height] of await boxes(visitor.page, '.hostile > li')) expect(height).toBe(row?.[3]);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('run nothing, break nothing and violate no policy', async () => {
    expect(await visitor.page.evaluate(() => document.title)).toContain('Hostile notes');
    expect(await visitor.page.evaluate(() => document.querySelector('#violations')?.textContent)).toBe('0');
    expect(portal.violations).toEqual([]);
    expect(errorsOf(visitor)).toEqual([]);
  });
});

/** Elements that only a note's markup could have brought. */
function injected({ page }: Visitor): Promise<string[]> {
  return page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    return roots.flatMap(root => [...root.querySelectorAll('img, b, script:not([src])')].map(({ outerHTML }) => outerHTML));
  });
}
