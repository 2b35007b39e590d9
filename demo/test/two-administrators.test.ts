import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, type Administrator } from './support/administration.js';
import { errorsOf, openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { fill, press, valueOf } from './support/forms.js';
import { settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

describe('of two administrators at once', () => {
  let portal: Portal, browser: Browser, ada: Visitor, admin: Administrator;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    admin = administrator(portal.url);
    ada = await visit(browser, portal.url, 'ada', '/admin');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const go = async (path: string): Promise<Visitor['page']> => {
    await ada.page.goto(portal.url + path);
    await settled(ada.page);
    return ada.page;
  };

  it('the one who types moderators reads whom the other has appointed, and drops nobody', async () => {
    const page = await go('/admin/areas'), place = { control: '[data-area=discussion] input' };
    const theirs = (): Promise<string> => page.evaluate(() => document.querySelector('[data-area=discussion] .theirs')?.textContent ?? '');
    await until('the moderators', async () => (await valueOf(page, place)) === 'ingrid');
    await fill(page, place, 'ingrid, eve');
    await admin.ask('PUT', '/settings/moderators', { area: 'discussion', moderators: ['ingrid', 'grace'] });
    await until('whom the other has appointed', async () => (await theirs()) === 'By now it is: ingrid, grace');
    expect(await valueOf(page, place)).toBe('ingrid, eve');
    await press(page, { control: '[data-area=discussion] [type=submit]' });
    await until('saved', async () => (await theirs()) === '');
    expect(await valueOf(page, place)).toBe('ingrid, grace, eve');
    await fill(page, place, 'grace, eve');
    await press(page, { control: '[data-area=discussion] [type=submit]' });
    await until('ingrid dismissed', async () => {
      const { items } = await admin.ask<{ items: readonly { moderators: readonly string[] }[] }>('GET', '/settings/areas');
      return items[0]?.moderators.join() === 'grace,eve';
    });
  });

  it('the one who comes back to the page sees whom the other has authorised, and is where they were', async () => {
    for (const user of ['carol', 'grace']) await admin.ask('PATCH', '/settings/people', { user, change: { federation: true } });
    const page = await go('/admin/people');
    const rows = (): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('tr[data-user]')].map(({ dataset }) => dataset['user'] ?? ''));
    await until('both', async () => (await rows()).join() === 'carol,grace');
    await page.evaluate(() => { document.querySelector<HTMLElement>('tr[data-user=grace] td:nth-child(3) input')?.focus(); });
    await admin.ask('PATCH', '/settings/people', { user: 'carol', change: { federation: false } });
    await admin.ask('PATCH', '/settings/people', { user: 'eve', change: { publicIm: true } });
    await page.evaluate(() => { dispatchEvent(new Event('focus')); });
    await until('eve, and carol no more', async () => (await rows()).join() === 'eve,grace');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset['user'])).toBe('grace');
    expect(errorsOf(ada)).toEqual([]);
  });
});
