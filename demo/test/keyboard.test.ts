import type { Providers } from '@presence-elements/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, caller } from './support/administration.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Page } from './support/browser.js';
import { tabTo, untilFocused } from './support/keys.js';
import { settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const NAME = 'Keyboard network';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('with the keyboard alone, in %s, one can', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, page: Page;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    ({ page } = await visit(browser, portal.url, 'ada'));
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const go = async (path: string): Promise<void> => {
    await page.goto(portal.url + path);
    await settled(page);
  };
  const network = async (): Promise<boolean | undefined> => {
    const { providers } = await administrator(portal.url).ask<Providers>('GET', '/settings/providers');
    return providers.find(({ name }) => name === NAME)?.allowed;
  };

  it('come to preferences, contacts and administration from the account', async () => {
    await go('/discussion');
    await tabTo(page, /Ada Lovelace/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Preferences$/);
    await page.keyboard.press('Enter');
    await until('the preferences', () => page.evaluate(() => location.pathname === '/preferences'));
  });

  it('add a network, block it, remove it and bring it back', async () => {
    await go('/admin');
    await tabTo(page, /^Add a network$/);
    await page.keyboard.press('Enter');
    await untilFocused(page, /Add a network/);
    await tabTo(page, /^Name/);
    await page.keyboard.type(NAME);
    await tabTo(page, /^Routes/);
    await page.keyboard.type('keyboard.example');
    await tabTo(page, /^Save$/);
    await page.keyboard.press('Enter');
    await untilFocused(page, /^Add a network$/);
    const before = await until('the network', async () => { const allowed = await network(); return allowed === undefined ? undefined : { allowed }; });
    for (const wanted of [!before.allowed, before.allowed, false].slice(before.allowed ? 2 : 0)) {
      await go('/admin');
      await tabTo(page, new RegExp(`${NAME}|Allowed.*${NAME}`));
      await page.keyboard.press('Space');
      await until(wanted ? 'allowed' : 'blocked', async () => (await network()) === wanted);
    }
    await go('/admin');
    await tabTo(page, new RegExp(`^Remove.*${NAME}`));
    await page.keyboard.press('Enter');
    await untilFocused(page, /Keep/);
    await tabTo(page, /^Remove/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await untilFocused(page, /Undo/);
    expect(await network()).toBeUndefined();
    await page.keyboard.press('Enter');
    await until('the network again', async () => (await network()) === false);
  });

  it('change a limit, and read what is wrong with it', async () => {
    await go('/admin/sharing');
    await tabTo(page, /Most contacts.*No limit/);
    await page.keyboard.press('Space');
    await untilFocused(page, /Most contacts/);
    await page.keyboard.type('lots');
    await page.keyboard.press('Enter');
    await until('what is wrong', () => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid') === 'true'));
    for (let press = 0; press < 4; press++) await page.keyboard.press('Backspace');
    await page.keyboard.type('200');
    await page.keyboard.press('Enter');
    await until('that it is saved', async () => JSON.stringify(await administrator(portal.url).ask('GET', '/settings/sections/sharing')).includes('"maxContacts":200'));
    await administrator(portal.url).set('sharing', { maxContacts: null });
  });

  it('set the IM address and empty it', async () => {
    await go('/preferences');
    await tabTo(page, /^IM address/);
    await page.keyboard.type('tern:ada');
    await page.keyboard.press('Enter');
    const own = caller(portal.url, 'ada'), address = async (): Promise<string> => (await own.ask<{ address?: string }>('GET', '/settings/me')).address ?? 'none';
    await until('the address', async () => (await address()) === 'tern:ada');
    await until('the form at rest', () => page.evaluate(() => document.querySelector('presence-preferences')?.shadowRoot?.querySelector('[part~=save]')?.getAttribute('aria-disabled') !== 'true'));
    await go('/preferences');
    await tabTo(page, /^IM address/);
    for (let press = 0; press < 'tern:ada'.length; press++) {
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
    }
    await page.keyboard.press('Enter');
    await until('no address', async () => (await address()) === 'none');
  });

  it('let somebody see oneself who has asked', async () => {
    await go('/contacts');
    await tabTo(page, /^Approve.*marit/);
    await page.keyboard.press('Enter');
    const own = caller(portal.url, 'ada');
    await until('one request less', async () => (await own.ask<{ requests: readonly unknown[] }>('GET', '/contacts')).requests.length === 1);
  });
});
