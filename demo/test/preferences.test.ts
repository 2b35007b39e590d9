import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacking, openBrowser, visit, type Browser, type Engine, type Page, type Visitor } from './support/browser.js';
import { fill, press, type Place } from './support/forms.js';
import { untilShown } from './support/icons.js';
import { timeToDraw } from './support/network-page.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const GRACE = 'grace@portal.example';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('one’s preferences in %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, grace: Visitor, eve: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    grace = await visit(browser, portal.url, 'grace', '/preferences');
    eve = await visit(browser, portal.url, 'eve', `/people/${GRACE}`);
    await untilShown(eve.page, GRACE, ({ availability }) => availability === 'online');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('lead to the sign-in of a network and come back', async () => {
    await press(grace.page, at('[part~=credentials]'));
    await until('the sign-in', () => grace.page.evaluate(() => location.pathname === '/sign-in/tern' && document.readyState === 'complete'));
    await grace.page.evaluate(() => { document.querySelector<HTMLElement>('#account-password')?.focus(); });
    await grace.page.keyboard.type('secret');
    await grace.page.keyboard.press('Enter');
    await until('the preferences again', () => grace.page.evaluate(() => location.pathname === '/preferences' && document.readyState === 'complete'));
    expect(await grace.page.evaluate(() => location.href + document.cookie)).not.toContain('secret');
    await until('the form', () => field(grace.page));
  });

  it('put an IM address in the place of enterprise presence, on other people’s open pages, too; emptied, it is back at once', async () => {
    await prefer(grace.page, 'tern:grace');
    const instead = await untilShown(eve.page, GRACE, ({ note }) => note?.text === 'Signed in as grace');
    expect(instead).toMatchObject({ availability: 'online', network: 'Tern-Messenger' });
    await untilShown(grace.page, GRACE, ({ note }) => note?.text === 'Signed in as grace');
    await prefer(grace.page, '');
    const back = await untilShown(eve.page, GRACE, ({ network }) => network === 'portal');
    expect([back.availability, back.note]).toEqual(['online', undefined]);
  });

  it('show that of the address, not that of the portal, while it is offline there', async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      await prefer(grace.page, 'tern:somebody-else');
      await untilShown(eve.page, GRACE, ({ availability }) => availability === 'offline');
      times.push(await timeToDraw(eve, GRACE, 'online', () => prefer(grace.page, '')));
    }
    console.log(`${engine}: enterprise presence is back after the IM address was emptied in ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(3_000);
  });
});

/** Types an IM address and saves it, once what was saved before has been answered. */
async function prefer(page: Page, address: string): Promise<void> {
  await fill(page, at('#address'), address);
  await press(page, at('[part~=save]'));
}

const at = (control: string): Place => ({ host: 'presence-preferences', control });

function field(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('presence-preferences')?.shadowRoot?.querySelector('#address') !== null);
}
