import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit, type Browser, type Page, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const ADA = 'ada@portal.example';

describe('one’s own status', () => {
  let portal: Portal, browser: Browser, ada: Visitor, grace: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    ada = await visit(browser, portal.url, 'ada');
    grace = await visit(browser, portal.url, 'grace', '/discussion');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('is set in the form with the keyboard, and others see state and note', async () => {
    const { page } = ada;
    await until('the form', () => page.evaluate(() => {
      document.querySelector('presence-self')?.shadowRoot?.querySelector<HTMLElement>('[part~=summary]')?.click();
      return document.querySelector('presence-self')?.shadowRoot?.querySelector('form') !== null;
    }));
    await focusOn(page, 'input[value=dnd]');
    await page.keyboard.press('Space');
    await focusOn(page, '#text');
    await page.keyboard.type('Reading proofs');
    await page.keyboard.press('Enter');
    await grace.page.goto(`${portal.url}/people/${ADA}`);
    const { note } = await untilShown(grace.page, ADA, ({ availability }) => availability === 'dnd');
    expect(note?.text).toBe('Reading proofs');
    await until('the word and the note', () => grace.page.evaluate(() => document.querySelector('.profile-presence')?.textContent.includes('Do not disturb')));
  });

  it('of a visitor under a name of their own is listed to others on the home page', async () => {
    const guest = await visit(browser, portal.url, 'quentin', '/me');
    await grace.page.goto(`${portal.url}/`);
    await untilShown(grace.page, 'quentin@portal.example', ({ availability }) => availability === 'online');
    await guest.leave();
  });
});

function focusOn(page: Page, selector: string): Promise<void> {
  return page.evaluate(wanted => {
    document.querySelector('presence-self')?.shadowRoot?.querySelector<HTMLElement>(wanted)?.focus();
  }, selector);
}
