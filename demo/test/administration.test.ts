import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, caller, type Administrator } from './support/administration.js';
import { errorsOf, openBrowser, visit, type Browser, type Page, type Visitor } from './support/browser.js';
import { fill, press, valueOf } from './support/forms.js';
import { middleOf, untilShown } from './support/icons.js';
import { untilNoneOpen, untilOpen } from './support/overlays.js';
import { settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';
import { write } from './support/writer.js';

const GRACE = 'grace@portal.example', MARIT = 'marit@harbour.example', ZOE = 'zoe@portal.example';
const SAVED = 'Saved. It is in force now.';

describe('the administration', () => {
  let portal: Portal, browser: Browser, ada: Visitor, eve: Visitor, admin: Administrator;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    admin = administrator(portal.url);
    ada = await visit(browser, portal.url, 'ada', '/admin');
    eve = await visit(browser, portal.url, 'eve');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const go = async ({ page }: Visitor, path: string): Promise<Page> => {
    await page.goto(portal.url + path);
    await settled(page);
    return page;
  };
  const outcome = (page: Page, of = '.section-form'): Promise<string> => page.evaluate(form => document.querySelector(`${form} .outcome`)?.textContent ?? '', of);

  it('is refused in words to everybody else, with a way to sign in as the administrator; so are its calls', async () => {
    const { page } = eve;
    await page.goto(`${portal.url}/admin/sharing`);
    const text = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    expect(text).toMatch(/This is for administrators.*Eve Carmichael.*Ada Lovelace/s);
    expect((await fetch(`${portal.url}/admin/sharing`, { headers: { cookie: 'as=eve' } })).status).toBe(403);
    for (const path of ['/settings/providers', '/settings/sections/sharing', '/settings/changes', '/settings/export', '/settings/people', '/settings/limits', '/settings/directory']) {
      expect([path, (await caller(portal.url, 'eve').try('GET', path)).status]).toEqual([path, 403]);
    }
  });

  it('overwrites nothing of who was quicker: it says so, keeps what was typed, and takes it when it is saved again', async () => {
    const page = await go(ada, '/admin/sharing');
    await page.evaluate(() => {
      // Somebody else saves while this page's own request is on its way.
      const call = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        if (init?.method !== 'PATCH') return call(input, init);
        globalThis.fetch = call;
        const { revision } = JSON.parse(init.body as string) as { revision: number };
        await call(input, { ...init, body: JSON.stringify({ revision, change: { maxContacts: 150, mayOverride: false } }) });
        return call(input, init);
      };
    });
    for (const [field, text] of [['maxContacts', '90'], ['maxWatchers', '70']] as const) {
      await unlimit(page, field);
      await fill(page, { control: `#sharing-${field}` }, text);
    }
    await press(page, { control: '.section-form [type=submit]' });
    await until('that somebody was quicker', async () => (await outcome(page)).startsWith('Nothing was saved: somebody else was quicker.'));
    expect(await admin.ask('GET', '/settings/sections/sharing')).toMatchObject({ value: { maxContacts: 150, mayOverride: false } });
    expect([await valueOf(page, { control: '#sharing-maxContacts' }), await valueOf(page, { control: '#sharing-maxWatchers' })]).toEqual(['90', '70']);
    expect(await page.evaluate(() => document.querySelector('[data-field=maxContacts] .theirs')?.textContent)).toBe('By now it is: 150');
    await press(page, { control: '.section-form [type=submit]' });
    await until('saved', async () => (await outcome(page)) === SAVED);
    expect(await admin.ask('GET', '/settings/sections/sharing')).toMatchObject({ value: { maxContacts: 90, maxWatchers: 70, mayOverride: false } });
    await admin.set('sharing', { maxContacts: null, maxWatchers: null, mayOverride: true });
  });

  it('shows at once, in a form that is open, what somebody else has decided, beside what is typed', async () => {
    const page = await go(ada, '/admin/sharing');
    await unlimit(page, 'maxContacts');
    await fill(page, { control: '#sharing-maxContacts' }, '90');
    await admin.set('sharing', { maxContacts: 120 });
    await until('what it is by now', () => page.evaluate(() => document.querySelector('[data-field=maxContacts] .theirs')?.textContent === 'By now it is: 120'));
    expect(await valueOf(page, { control: '#sharing-maxContacts' })).toBe('90');
    await press(page, { control: '.section-form [type=submit]' });
    await until('saved', async () => (await outcome(page)) === SAVED);
    expect(await admin.ask('GET', '/settings/sections/sharing')).toMatchObject({ value: { maxContacts: 90 } });
    await admin.set('sharing', { maxContacts: null });
  });

  it('loses nothing of what is decided while something else is on its way: it is saved after that', async () => {
    const page = await go(ada, '/admin/sharing');
    await page.evaluate(() => {
      const call = globalThis.fetch, waiting: (() => void)[] = [];
      (globalThis as { letGo?: () => void }).letGo = () => { for (const go of waiting.splice(0)) go(); globalThis.fetch = call; };
      globalThis.fetch = async (input, init) => {
        if (init?.method === 'PATCH') await new Promise<void>(go => { waiting.push(go); });
        return call(input, init);
      };
      const box = document.querySelector<HTMLInputElement>('[data-field=mayOverride] input'), form = document.querySelector<HTMLFormElement>('.section-form');
      for (let times = 0; times < 2; times++) {
        box?.click();
        form?.requestSubmit();
      }
    });
    await unlimit(page, 'maxWatchers');
    await fill(page, { control: '#sharing-maxWatchers' }, '70');
    await page.evaluate(() => { (globalThis as { letGo?: () => void }).letGo?.(); });
    await until('saved', async () => (await outcome(page)) === SAVED);
    expect(await valueOf(page, { control: '#sharing-maxWatchers' })).toBe('70');
    const saved = async (): Promise<unknown> => (await admin.ask<{ value: object }>('GET', '/settings/sections/sharing')).value;
    expect(await saved()).toMatchObject({ mayOverride: true });
    expect(await saved()).not.toHaveProperty('maxWatchers');
    await press(page, { control: '.section-form [type=submit]' });
    await until('the limit saved', async () => JSON.stringify(await saved()).includes('"maxWatchers":70'));
    await admin.set('sharing', { maxWatchers: null });
  });

  it('shows who changed what, when, and what it was before, page by page', async () => {
    for (let round = 0; round < 25; round++) await admin.set('messaging', { history: round % 2 === 1 });
    const page = await go(ada, '/admin/changes');
    const entries = (): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll('.changes > li')].map(({ textContent }) => textContent));
    expect(await entries()).toHaveLength(20);
    expect((await entries())[0]).toMatch(/^Messages\s+ada.*Messages may be kept in a history(yesno|noyes)$/s);
    await press(page, { control: '#older' });
    await until('older ones', async () => (await entries()).length > 20);
    await press(page, { control: '#older' }).catch(() => undefined);
    await until('the first of all', async () => (await entries()).some(entry => /Network added Ny-Ålesund station.*setup/s.test(entry)));
    await admin.set('messaging', { history: true });
  });

  it('decides what may be done with people outside: menus follow', async () => {
    const page = await go(eve, `/people/${MARIT}`), icon = `main presence-icon[address="${MARIT}"]`;
    const menu = async (): Promise<string> => {
      const { x, y } = await middleOf(page, icon);
      await page.mouse.click(x, y);
      const { text } = await untilOpen(page, 'presence-menu');
      await page.keyboard.press('Escape');
      await untilNoneOpen(page);
      return text;
    };
    await untilShown(page, MARIT, ({ availability }) => availability === 'online');
    expect(await menu()).not.toContain('Call');
    const access = await go(ada, '/admin/access');
    await access.evaluate(() => { document.querySelector<HTMLElement>('[data-field=federated] [value=conferencing]')?.click(); });
    expect(await access.evaluate(() => document.querySelector('[data-right=call] [data-relationship=federated]')?.textContent)).toBe('Yes');
    await press(access, { control: '.section-form [type=submit]' });
    await until('saved', async () => (await outcome(access)) === SAVED);
    await untilShown(page, MARIT, ({ capabilities }) => capabilities.includes('call'));
    expect(await menu()).toContain('Call');
    await admin.set('access', { federated: 'im-and-presence' });
  });

  it('authorises people one by one, where that is what is decided', async () => {
    await admin.set('access', { federationFor: 'authorised' });
    const page = await go(eve, `/people/${MARIT}`);
    expect(await untilShown(page, MARIT, ({ problem }) => problem !== 'pending')).toMatchObject({ problem: 'blocked-by-policy' });
    const people = await go(ada, '/admin/people');
    await fill(people, { control: '#authorise-user' }, 'eve');
    await people.evaluate(() => { document.querySelector<HTMLElement>('#authorise [name=federation]')?.click(); });
    await press(people, { control: '#authorise [type=submit]' });
    await until('eve in the table', () => people.evaluate(() => document.querySelector('[data-user=eve]') !== null));
    await untilShown(page, MARIT, ({ availability }) => availability === 'online');
    await press(people, { control: '[data-user=eve] button' });
    await untilShown(page, MARIT, ({ availability }) => availability === 'unknown');
    await admin.set('access', { federationFor: 'everyone' });
  });

  it('tries a directory without changing anything, imports it, and says what was left out', async () => {
    const page = await go(ada, '/admin/directory'), text = 'name,im address,groups\nMarit Kvamme,marit@harbour.example,Berths\nNight watch,nobody,Gate\nReidun Bakke,reidun@harbour.example,Berths\n';
    await fill(page, { control: '#directory-text' }, text);
    await press(page, { control: '#directory [value=try]' });
    expect(await until('what it would be', async () => (await outcome(page, '#directory')).startsWith('People') && outcome(page, '#directory'))).toBe('People afterwards: 2. New: 2, changed: 0, as before: 0, gone: 0.');
    expect(await page.evaluate(() => document.querySelector('#directory .problems')?.textContent)).toContain('Row 3, address: This is no IM address.');
    expect(await admin.ask('GET', '/settings/directory')).toEqual({ items: [] });
    await press(page, { control: '#directory [value=take]' });
    await until('that it is done', async () => (await outcome(page, '#directory')).startsWith('Done'));
    await until('the people', () => page.evaluate(() => document.querySelectorAll('#imported tbody tr').length === 2));
    await press(page, { control: '#sources button:last-of-type' });
    await until('seven of them', () => page.evaluate(() => document.querySelectorAll('#imported tbody tr').length === 7));
  });

  it('saves all settings to a file and puts them back, all or nothing', async () => {
    await admin.set('access', { block: ['spam.example'] });
    const page = await go(ada, '/admin/backup'), text = JSON.stringify(await admin.ask('GET', '/settings/export'));
    expect(text).toContain('spam.example');
    await admin.set('access', { block: [] });
    await page.evaluate(content => {
      const input = document.querySelector<HTMLInputElement>('#import-file'), files = new DataTransfer();
      files.items.add(new File([content], 'settings.json', { type: 'application/json' }));
      if (input) input.files = files.files;
    }, text);
    await press(page, { control: '#import [type=submit]' });
    await until('that it is done', async () => (await outcome(page, '#import')).startsWith('Done'));
    expect(await admin.ask('GET', '/settings/sections/access')).toMatchObject({ value: { block: ['spam.example'] } });
    await admin.set('access', { block: [] });
  });

  it('decides about messages, and senders read what became of theirs', async () => {
    const page = await go(eve, '/discussion');
    await untilShown(page, GRACE, ({ problem }) => problem !== undefined);
    const grace = await visit(browser, portal.url, 'grace', '/messages');
    await untilShown(page, GRACE, ({ availability }) => availability === 'online');
    expect(await write(page, GRACE, 'Are you <b>there</b>?')).toBe('Sent to Grace Hopper.');
    const received = (): Promise<string[]> => grace.page.evaluate(() => [...document.querySelectorAll('.post-text')].map(({ textContent }) => textContent));
    await until('it, on a page that was open before', async () => (await received())[0] === 'Are you <b>there</b>?');
    expect(await write(page, GRACE, 'Come over')).toBe('Sent to Grace Hopper.');
    await until('the next above it', async () => (await received()).join() === 'Come over,Are you <b>there</b>?');
    expect(await write(page, ZOE, 'And you?')).toMatch(/^Kept for .* until they are back\.$/);
    await admin.set('messaging', { enabled: false });
    expect(await write(page, GRACE, 'Hello?')).toBe('Not sent: the institute does not allow it.');
    await admin.set('messaging', { enabled: true });
    await caller(portal.url, 'grace').ask('PATCH', '/settings/me', { onlyAllowedMayWrite: true });
    expect(await write(page, GRACE, 'Hello?')).toBe('Not sent: Grace Hopper takes messages from people on their Allow list only.');
    await grace.leave();
  });

  it('leaves no error in any console', () => {
    expect([...errorsOf(ada), ...errorsOf(eve)]).toEqual([]);
  });
});

function unlimit(page: Page, field: string): Promise<void> {
  return page.evaluate(name => {
    const box = document.querySelector<HTMLInputElement>(`[data-field="${name}"] [data-no-limit]`);
    if (box?.checked) box.click();
  }, field);
}
