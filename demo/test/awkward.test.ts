import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLine } from '../server/line.mjs';
import { errorsOf, openBrowser, visit, type Browser, type Page, type Visitor } from './support/browser.js';
import { boxes, middleOf, untilShown } from './support/icons.js';
import { openOverlay, untilNoneOpen, untilOpen } from './support/overlays.js';
import { asked, startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const GRACE = 'grace@portal.example';

describe('an awkward page', () => {
  let portal: Portal, browser: Browser, visitor: Visitor, page: Page;

  beforeAll(async () => { browser = await openBrowser('chromium'); });
  afterAll(() => browser.close());
  beforeEach(async () => {
    portal = await startPortal();
    await createLine(portal.url).aliveAs('grace');
  });

  afterEach(async () => {
    const errors = errorsOf(visitor);
    await visitor.leave();
    await portal.close();
    expect(errors).toEqual([]);
    expect(portal.violations).toEqual([]);
  });

  const open = async (path: string): Promise<void> => {
    visitor = await visit(browser, portal.url, 'eve', path);
    page = visitor.page;
  };

  it.each(['clip-overflow', 'clip-contain', 'clip-transform', 'clip-scroll'])('does not clip tooltip and menu: %s', async box => {
    await open('/awkward/clipped');
    await known(page);
    const icon = `.${box} presence-icon`;
    await hover(page, icon);
    expect(await untilOpen(page, 'status-tooltip')).toMatchObject({ inView: true, uncovered: true });
    await click(page, icon);
    expect(await untilOpen(page, 'presence-menu')).toMatchObject({ inView: true, uncovered: true });
  });

  it('shows tooltip and menu above a modal dialog, and Escape closes them before the dialog', async () => {
    await open('/awkward/dialog');
    await page.evaluate(() => { document.querySelector<HTMLElement>('[data-opens]')?.click(); });
    const icon = `dialog presence-icon[address="${GRACE}"]`;
    await until('the dialog', () => page.evaluate(selector => document.querySelector(selector)?.matches(':defined'), icon));
    await hover(page, icon);
    expect(await untilOpen(page, 'status-tooltip')).toMatchObject({ inView: true, uncovered: true });
    await click(page, icon);
    expect(await untilOpen(page, 'presence-menu')).toMatchObject({ inView: true, uncovered: true });
    await page.keyboard.press('Escape');
    await untilNoneOpen(page);
    expect(await isOpen(page)).toBe(true);
    await page.mouse.move(1, 1);
    await untilNoneOpen(page);
    await page.keyboard.press('Escape');
    await until('the dialog closed', async () => !await isOpen(page));
  });

  it('keeps tooltip and menu inside the window of its iframe', async () => {
    await open('/awkward/iframe');
    const icon = await until('the framed icons', () => page.evaluate(() => {
      const frame = document.querySelector('iframe');
      const last = [...frame?.contentDocument?.querySelectorAll('presence-icon:defined') ?? []].at(-1);
      if (!frame || !last) return null;
      frame.scrollIntoView();
      const outer = frame.getBoundingClientRect(), inner = last.getBoundingClientRect();
      return { x: outer.x + inner.x + inner.width / 2, y: outer.y + inner.y + inner.height / 2 };
    }));
    await page.mouse.move(icon.x, icon.y);
    expect(await untilOpen(page, 'status-tooltip', 'iframe')).toMatchObject({ inView: true, uncovered: true });
    await page.mouse.click(icon.x, icon.y);
    expect(await untilOpen(page, 'presence-menu', 'iframe')).toMatchObject({ inView: true, uncovered: true });
    expect(await openOverlay(page)).toBeUndefined();
  });

  it('has one registry and one stream for two copies of the library', async () => {
    await open('/awkward/two-copies');
    await until('both copies', () => page.evaluate(() => document.querySelector('#shared')?.textContent === 'yes'));
    await known(page);
    await until('the list of whom to watch', () => asked(portal.seen, 'eve').lists.length > 0);
    expect(asked(portal.seen, 'eve').streams).toHaveLength(1);
    await hover(page, 'main presence-icon');
    await untilOpen(page, 'status-tooltip');
    expect(visitor.console.filter(({ text }) => text.includes('presence-icon')).length).toBeLessThanOrEqual(1);
  });

  it('leaves a presence-icon alone that was there before, and the rest works', async () => {
    await open('/awkward/foreign-icon');
    await until('the note', () => visitor.console.some(({ text }) => text.includes('presence-icon')));
    expect(visitor.console.filter(({ text }) => text.includes('presence-icon'))).toHaveLength(1);
    expect(await page.evaluate(() => document.querySelector('main presence-icon')?.textContent)).toContain('as this page draws it');
    await until('the tooltip defined', () => page.evaluate(() => document.querySelector('status-tooltip')?.matches(':defined')));
    await hover(page, '#ours');
    await untilOpen(page, 'status-tooltip');
  });

  it('tells nobody but the scope’s relay of the address in a scope that is defined late, and nothing jumps', async () => {
    await open('/awkward/late');
    const before = await boxes(page, 'main .person-name');
    await until('the library', () => page.evaluate(() => document.querySelector('#library')?.textContent === 'here'));
    await known(page);
    await until('the branch asked', () => portal.seen.some(({ path }) => path.startsWith('/branch/presence')));
    const told = await Promise.all(portal.seen.map(async ({ path, body }) => ({ path, body: await body })));
    expect(told.filter(({ path, body }) => path.startsWith('/presence') && body.includes('confidential'))).toEqual([]);
    expect(told.some(({ path, body }) => path.startsWith('/branch/presence') && body.includes('confidential'))).toBe(true);
    expect(await boxes(page, 'main .person-name')).toEqual(before);
  });

  it('leaves no watcher behind after 500 changes of route', async () => {
    await open('/awkward/router');
    await until('the library', () => page.evaluate(() => document.querySelector('presence-icon')?.matches(':defined')));
    await page.evaluate(() => { document.querySelector<HTMLElement>('#run')?.click(); });
    await until('500 changes', () => page.evaluate(() => document.querySelector('#changes')?.textContent === '500'), 60_000);
    expect(await page.evaluate(() => document.querySelector('#icons')?.textContent)).toBe('4');
    await page.evaluate(() => { document.querySelector<HTMLElement>('#leave')?.click(); });
    // What is left is the visitor's own address, in the header and the account; watches linger for thirty seconds.
    await until('only the visitor watched', () => page.evaluate(() => document.querySelector('#watched')?.textContent === '1'), 45_000);
    expect(asked(portal.seen, 'eve').streams).toHaveLength(1);
  });

  it('puts no tab stop into links, buttons and tree items, and the state into their names', async () => {
    await open('/awkward/controls');
    await known(page);
    const stops = await page.evaluate(() => [...document.querySelectorAll('.stage presence-icon')].map(({ shadowRoot }) => shadowRoot?.querySelectorAll('button, [tabindex]').length));
    expect(new Set(stops)).toEqual(new Set([0]));
    await page.evaluate(() => { document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus(); });
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.querySelector('presence-icon')?.shadowRoot?.querySelector('[role=img]')?.getAttribute('aria-label'))).toMatch(/\w/);
    await click(page, '.quiet-button[aria-pressed]');
    expect(await page.evaluate(() => document.querySelector('.quiet-button[aria-pressed]')?.getAttribute('aria-pressed'))).toBe('true');
  });

  it('without a relay shows unknown, never offline, and says once what is missing', async () => {
    await open('/awkward/no-relay');
    await untilShown(page, GRACE, ({ availability, problem }) => availability === 'unknown' && problem === 'no-agent');
    const notes = () => visitor.console.filter(({ text }) => text.includes('portal.example') && text.includes('presence-relay')).length;
    await until('the note', () => notes() > 0);
    expect(notes()).toBe(1);
    expect(portal.seen.filter(({ user }) => user === 'eve')).toEqual([]);
  });

  it('has tooltip, menu and label in a closed shadow root', async () => {
    await open('/awkward/closed-root');
    await until('the card', () => page.evaluate(() => document.querySelector('contact-card')?.matches(':defined')));
    const { x, y } = await iconInside(page);
    await page.mouse.move(x, y);
    expect((await untilOpen(page, 'status-tooltip')).uncovered).toBe(true);
    await page.mouse.click(x, y);
    expect((await untilOpen(page, 'presence-menu')).text).toContain('Grace Hopper');
  });
});

/** The first icon has been told something. */
async function known(page: Page): Promise<void> {
  await untilShown(page, GRACE, ({ availability }) => availability === 'online');
}

async function hover(page: Page, selector: string): Promise<void> {
  const { x, y } = await middleOf(page, selector);
  await page.mouse.move(x, y);
}

async function click(page: Page, selector: string): Promise<void> {
  const { x, y } = await middleOf(page, selector);
  await page.mouse.click(x, y);
}

function isOpen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('dialog')?.open ?? false);
}

/** Nobody sees into a closed root; the icon is the last thing in the card. */
function iconInside(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const range = document.createRange();
    const card = document.querySelector('contact-card');
    if (!card) throw new Error('no card');
    range.selectNode(card);
    const { right, top, height } = range.getBoundingClientRect();
    return { x: right - 12, y: top + height / 2 };
  });
}
