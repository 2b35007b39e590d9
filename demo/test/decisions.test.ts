import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, caller } from './support/administration.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Page, type Visitor } from './support/browser.js';
import { shown, untilShown } from './support/icons.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const INGRID = 'ingrid@portal.example', EVE = 'eve@portal.example', TORBJORN = 'torbjorn@station.example';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('what is decided, on open pages of %s,', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, ada: Visitor, ingrid: Visitor, eve: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    ada = await visit(browser, portal.url, 'ada', '/admin/sharing');
    ingrid = await visit(browser, portal.url, 'ingrid', '/discussion');
    eve = await visit(browser, portal.url, 'eve', '/discussion');
    await untilShown(eve.page, INGRID, ({ availability }) => availability === 'online');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('leaves only one’s own presence where sharing is off, and brings all back with it', async () => {
    await tick(ada.page, 'enabled', false);
    expect(await untilShown(eve.page, INGRID, ({ availability }) => availability === 'unknown')).toMatchObject({ problem: 'blocked-by-policy' });
    await untilShown(eve.page, TORBJORN, ({ availability }) => availability === 'unknown');
    expect(await own(eve.page)).toBe('online');
    await tick(ada.page, 'enabled', true);
    for (const who of [INGRID, TORBJORN]) await untilShown(eve.page, who, ({ availability }) => availability === 'online');
  });

  it('switches presence off in an area by its moderator, says so, and nowhere else', async () => {
    await turnArea(ingrid.page);
    expect(await untilShown(eve.page, INGRID, ({ availability }) => availability === 'unknown')).toMatchObject({ problem: 'network-disabled' });
    await until('a word about it', () => eve.page.evaluate(() => document.querySelector('.area-off')?.textContent.includes('switched off')));
    expect(await eve.page.evaluate(() => document.querySelector('presence-area-switch')?.shadowRoot?.querySelector('input') === null)).toBe(true);
    expect((await caller(portal.url, 'eve').try('PUT', '/settings/area', { area: 'discussion', enabled: true })).status).toBe(403);
    await eve.page.goto(`${portal.url}/people/${INGRID}`);
    await untilShown(eve.page, INGRID, ({ availability }) => availability === 'online');
    await eve.page.goto(`${portal.url}/discussion`);
    await until('the word again', () => eve.page.evaluate(() => document.querySelector('.area-off')?.textContent.includes('switched off')));
    expect((await shown(eve.page, INGRID))?.availability ?? 'unknown').toBe('unknown');
    await turnArea(ingrid.page);
    await untilShown(eve.page, INGRID, ({ availability }) => availability === 'online');
    await until('no word', () => eve.page.evaluate(() => document.querySelector('.area-off')?.textContent === ''));
  });
});

describe('a portal whose settings are kept in a file', () => {
  it('comes back with all that was decided, preferred and set', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-demo-')), store = join(folder, 'northlight.sqlite');
    try {
      const first = await startPortal({ store }), ada = administrator(first.url), grace = caller(first.url, 'grace');
      await ada.allow('Bergen Harbour Authority', false);
      await ada.set('sharing', { maxContacts: 123 });
      await ada.set('access', { block: ['spam.example'] });
      await ada.ask('PUT', '/settings/area', { area: 'library', enabled: false });
      await grace.ask('PATCH', '/settings/me', { displayName: 'Grace H.', block: [EVE] });
      await grace.ask('POST', '/contacts', { contacts: [{ address: 'bob@portal.example', groups: ['Old'] }] });
      await grace.ask('PUT', '/me', { availability: 'dnd', note: { text: 'Until the tide turns' }, outOfOffice: { message: 'At sea' } });
      await caller(first.url, 'kenji').ask('PUT', '/me', { availability: 'invisible' });
      await first.close();

      const second = await startPortal({ store }), again = administrator(second.url), graceAgain = caller(second.url, 'grace');
      expect((await again.provider('Bergen Harbour Authority')).allowed).toBe(false);
      expect(await again.ask('GET', '/settings/sections/sharing')).toMatchObject({ value: { maxContacts: 123 } });
      expect(await again.ask('GET', '/settings/sections/access')).toMatchObject({ value: { block: ['spam.example'] } });
      expect(await again.ask('GET', '/settings/area?name=library')).toEqual({ enabled: false, moderated: true });
      expect(await graceAgain.ask('GET', '/settings/me')).toMatchObject({ displayName: 'Grace H.', block: [EVE] });
      expect(await graceAgain.ask('GET', '/contacts')).toMatchObject({ contacts: [{ address: 'bob@portal.example', groups: ['Old'] }] });
      expect(await graceAgain.ask('GET', '/me')).toMatchObject({ availability: 'dnd', note: { text: 'Until the tide turns' }, outOfOffice: { message: 'At sea' } });
      expect(await caller(second.url, 'kenji').ask('GET', '/me')).toEqual({ availability: 'invisible' });
      const { items } = await again.ask<{ items: readonly { what: string; by: string }[] }>('GET', '/settings/changes?limit=4');
      expect(items.map(({ what, by }) => `${by} ${what}`)).toEqual(['ada area-switched', 'ada access-changed', 'ada sharing-changed', 'ada provider-changed']);
      // Nobody is taken for new whose list is as they left it.
      await fetch(`${second.url}/?as=wout`, { redirect: 'manual' });
      expect(await caller(second.url, 'wout').ask('GET', '/contacts')).toMatchObject({ contacts: [] });
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function tick(page: Page, field: string, on: boolean): Promise<void> {
  await until('a form', () => page.evaluate(() => document.querySelector('.section-form')?.getAttribute('aria-busy') === 'false'));
  await page.evaluate((name, checked) => {
    const box = document.querySelector<HTMLInputElement>(`[data-field="${name}"] input`);
    if (box && box.checked !== checked) box.click();
    document.querySelector<HTMLFormElement>('.section-form')?.requestSubmit();
  }, field, on);
}

function turnArea(page: Page): Promise<unknown> {
  return until('the switch', () => page.evaluate(() => {
    const control = document.querySelector('presence-area-switch')?.shadowRoot?.querySelector('input');
    control?.click();
    return Boolean(control);
  }));
}

function own(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector<Element & { presence?: { availability: string } }>('.account-button presence-icon')?.presence?.availability);
}
