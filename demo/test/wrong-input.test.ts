import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, caller, type Administrator } from './support/administration.js';
import { openBrowser, visit, type Browser, type Page, type Visitor } from './support/browser.js';
import { complaint, fill, press, valueOf, type Place } from './support/forms.js';
import { settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const LONG = 'x'.repeat(300);

let portal: Portal, browser: Browser, ada: Visitor, admin: Administrator;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser('chromium');
  ada = await visit(browser, portal.url, 'ada');
  admin = administrator(portal.url);
});

afterAll(async () => {
  await browser.close();
  await portal.close();
});

async function go(path: string): Promise<Page> {
  await ada.page.goto(portal.url + path);
  await settled(ada.page);
  return ada.page;
}

describe('a wrong entry in a form of settings', () => {
  it.each([
    ['sharing', 'maxContacts', 'many', 'Write a whole number.'],
    ['sharing', 'maxContacts', '', 'Write a whole number.'],
    ['sharing', 'maxContacts', '0', 'Write 1 or more.'],
    ['sharing', 'maxContacts', '-3', 'Write 1 or more.'],
    ['sharing', 'maxContacts', '1.5', 'Write a whole number.'],
    ['sharing', 'maxWatchers', '12345678', 'Write 1,000,000 at most.'],
    ['sharing', 'maxWatchers', '２00', 'Write a whole number.'],
    ['sharing', 'temporary.max', '<b>1</b>', 'Write a whole number.'],
    ['sharing', 'temporary.ttl', 'soon', 'Write a number of minutes.'],
    ['sharing', 'temporary.ttl', '0', 'At least one second: 0.02 minutes.'],
    ['sharing', 'temporary.ttl', '1441', 'At most a day: 1,440 minutes.'],
    ['access', 'domains', 'corp.example\nnowhere', 'Line 2: This is no domain: write corp.example.'],
    ['access', 'allow', 'somebody', 'Line 1: This is neither an IM address nor a domain: write ada@corp.example or corp.example.'],
    ['access', 'block', 'a b\nspam.example\n@', 'Line 1: This is neither an IM address nor a domain: write ada@corp.example or corp.example. Line 3: This is neither an IM address nor a domain: write ada@corp.example or corp.example.'],
    ['access', 'block', 'spam.example\n<script>alert(1)</script>', 'Line 2: This is neither an IM address nor a domain: write ada@corp.example or corp.example.'],
  ])('of %s, %s: %j, is told at the field, stays there, and changes nothing', async (section, field, text, words) => {
    const page = await go(`/admin/${section}`), before = await admin.ask('GET', `/settings/sections/${section}`);
    const place: Place = { control: `[data-field="${field}"] :is(input:not([type=checkbox]), textarea)` };
    await page.evaluate(name => {
      const box = document.querySelector<HTMLInputElement>(`[data-field="${name}"] [data-no-limit]`);
      if (box?.checked) box.click();
    }, field);
    await fill(page, place, text);
    await press(page, { control: '.section-form [type=submit]' });
    expect(await complaint(page, place)).toBe(words);
    expect(await valueOf(page, place)).toBe(text);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe(field);
    expect(await admin.ask('GET', `/settings/sections/${section}`)).toEqual(before);
    await press(page, { control: '.section-form [type=reset]' });
    expect(await page.evaluate(() => document.querySelectorAll('[aria-invalid]').length)).toBe(0);
  });

  it('keeps the right ones of the same form from being saved, and all of them from being lost', async () => {
    const page = await go('/admin/access');
    await fill(page, { control: '#access-block' }, 'spam.example');
    await fill(page, { control: '#access-domains' }, 'nowhere');
    await press(page, { control: '.section-form [type=submit]' });
    await complaint(page, { control: '#access-domains' });
    expect(await admin.ask('GET', '/settings/sections/access')).toMatchObject({ value: { block: [], domains: [] } });
    await fill(page, { control: '#access-domains' }, 'second.example');
    await press(page, { control: '.section-form [type=submit]' });
    await until('that it is saved', async () => (await page.evaluate(() => document.querySelector('.section-form .outcome')?.textContent)) === 'Saved. It is in force now.');
    expect(await admin.ask('GET', '/settings/sections/access')).toMatchObject({ value: { block: ['spam.example'], domains: ['second.example'] } });
    await admin.set('access', { block: [], domains: [] });
  });
});

describe('a wrong entry elsewhere in the administration', () => {
  it.each([
    ['', 'Please fill this in.'],
    ['nobody at all', 'There is no such user.'],
    ['../ada', 'There is no such user.'],
    [LONG, 'There is no such user.'],
  ])('as somebody to authorise, %j, is told at the field', async (user, words) => {
    const page = await go('/admin/people'), place: Place = { control: '#authorise-user' };
    await fill(page, place, user);
    await press(page, { control: '#authorise [type=submit]' });
    expect(await complaint(page, place)).toBe(words);
    expect(await valueOf(page, place)).toBe(user);
    expect(await admin.ask('GET', '/settings/people')).toEqual({ items: [] });
  });

  it('among moderators is told at the field, with who it is', async () => {
    const page = await go('/admin/areas'), place: Place = { control: '[data-area=discussion] input' };
    await fill(page, place, 'ingrid, No Such User!');
    await press(page, { control: '[data-area=discussion] [type=submit]' });
    expect(await complaint(page, place)).toBe('There are no such users: User!');
    expect(await valueOf(page, place)).toBe('ingrid, No Such User!');
    const { items } = await admin.ask<{ items: readonly object[] }>('GET', '/settings/areas');
    expect(items).toContainEqual({ area: 'discussion', enabled: true, moderators: ['ingrid'] });
  });

  it('as a new area, which is none, is told at the field', async () => {
    const page = await go('/admin/areas'), place: Place = { control: '#new-area-name' };
    await fill(page, place, '   ');
    await press(page, { control: '#new-area [type=submit]' });
    expect(await complaint(page, place)).toBe('Please fill this in.');
  });

  it('as the name of a new area is taken off the list again, unless something has been set for it', async () => {
    const page = await go('/admin/areas'), card = '[data-area=wikki]';
    const said = (words: string): Promise<unknown> => until(words, () => page.evaluate(text => document.querySelector('#areas .outcome')?.textContent.includes(text), words));
    await fill(page, { control: '#new-area-name' }, 'wikki');
    await press(page, { control: '#new-area [type=submit]' });
    await press(page, { control: `${card} .card-head button` });
    await said('switched off in “wikki”');
    await press(page, { control: `${card} [data-take-off]` });
    await said('switch presence on in “wikki”');
    await press(page, { control: `${card} .card-head button` });
    await said('switched on in “wikki”');
    await press(page, { control: `${card} [data-take-off]` });
    await said('“wikki” is not on the list any more.');
    expect(await page.evaluate(selector => [document.querySelector(selector), document.querySelector('[data-area=discussion] [data-take-off]'), document.activeElement?.id], card)).toEqual([null, null, 'new-area-name']);
    await page.goto(page.url());
    await until('the areas', () => page.evaluate(() => document.querySelector('[data-area=discussion]') !== null));
    expect(await page.evaluate(selector => document.querySelector(selector), card)).toBe(null);
  });

  it.each([
    ['', 'Choose a file or paste its content.'],
    ['{"people": [', 'This begins like JSON, and is none.'],
    ['name,phone\nAda,1', 'No column holds IM addresses: name one “im address” in the first line.'],
    ['im address\nnobody', 'There is nobody in it who can be taken.'],
  ])('as a directory, %j, is told at the field, and imports nobody', async (text, words) => {
    const page = await go('/admin/directory'), place: Place = { control: '#directory-text' };
    await fill(page, place, text);
    await press(page, { control: '#directory [value=try]' });
    expect(await complaint(page, place)).toBe(words);
    expect(await admin.ask('GET', '/settings/directory')).toEqual({ items: [] });
  });

  it('of a directory that the operator has named, whose server has another name by now, is told beside it', async () => {
    const { id, revision, name } = await admin.provider('Bergen Harbour Authority');
    const renamed = await admin.ask<{ revision: number }>('PATCH', `/settings/providers/${id}`, { revision, change: { name: 'Harbour' } });
    const page = await go('/admin/directory');
    await press(page, { control: '.source-list button' });
    await until('why', () => page.evaluate(() => document.querySelector('#sources .outcome.wrong')?.textContent === 'The server whose directory this is stands on the list of networks under no such name: add it, or give it its name back.'));
    await admin.ask('PATCH', `/settings/providers/${id}`, { revision: renamed.revision, change: { name } });
  });

  it.each([
    [undefined, 'Choose a file.'],
    ['no json', 'This file is no JSON.'],
  ])('as a backup, %j, is told at the field', async (text, words) => {
    const page = await go('/admin/backup'), place: Place = { control: '#import-file' };
    if (text !== undefined) await choose(page, text);
    await press(page, { control: '#import [type=submit]' });
    expect(await complaint(page, place)).toBe(words);
  });

  it.each(['{}', '{"format":"presence-elements/settings","version":99,"domain":"portal.example","at":0,"documents":{}}', '{"format":"presence-elements/settings","version":1,"domain":"other.example","at":0,"documents":{}}'])('as a backup that is none of ours, %j, is told, and changes nothing', async text => {
    const before = await admin.ask('GET', '/settings/changes?limit=1'), page = await go('/admin/backup');
    await choose(page, text);
    await press(page, { control: '#import [type=submit]' });
    expect(await until('what is wrong', () => page.evaluate(() => document.querySelector('#import .problems')?.textContent).then(said => said || undefined))).toMatch(/no file that was saved here|another portal|needed|another version/i);
    expect(await admin.ask('GET', '/settings/changes?limit=1')).toEqual(before);
  });
});

describe('a wrong entry in the form of a network', () => {
  const host = 'presence-providers', field = (path: string): Place => ({ host, control: `[id="field-${encodeURIComponent(path)}"]` });

  it.each([
    ['name', '', /Fill this in|fill/i],
    ['name', 'Tern Messenger', /name/i],
    ['name', LONG, /character|long/i],
    ['routes', '', /fill/i],
    ['routes', 'not a route', /route/i],
    ['routes', 'harbour.example', /route/i],
    ['routes', 'portal.example', /./],
    ['signIn', 'javascript:alert(1)', /./],
    ['agent.options.welcome', 'x'.repeat(81), /80/],
    ['agent.options.password', 'HOME', /PRESENCE_/],
    ['agent.options.password', 'hunter2 is my password', /PRESENCE_/],
  ])('at %s, %j, is told there, stays there, and changes nothing', async (path, text, words) => {
    const page = await go('/admin'), before = await admin.ask('GET', '/settings/providers');
    await press(page, { host, control: '#add' });
    await fill(page, field('name'), 'Test network');
    await fill(page, field('routes'), 'test.example');
    await choosePlace(page, 'kind', 'Federated server');
    await choosePlace(page, 'agent', 'Simulated network');
    await tick(page, 'allowed');
    await fill(page, field(path), text);
    await press(page, { host, control: '[part~=save]' });
    expect(await complaint(page, field(path))).toMatch(words);
    expect(await valueOf(page, field(path))).toBe(text);
    expect(await admin.ask('GET', '/settings/providers')).toEqual(before);
  });

  function tick(page: Page, path: string): Promise<void> {
    return page.evaluate((within, selector) => {
      const box = document.querySelector(within)?.shadowRoot?.querySelector<HTMLInputElement>(selector);
      if (box && !box.checked) box.click();
    }, host, field(path).control);
  }

  /** Chooses an option by its words. */
  async function choosePlace(page: Page, path: string, words: string): Promise<void> {
    await page.evaluate((within, selector, wanted) => {
      const select = document.querySelector(within)?.shadowRoot?.querySelector<HTMLSelectElement>(selector);
      if (!select) throw new Error('no such list');
      select.selectedIndex = [...select.options].findIndex(({ text }) => text.includes(wanted));
      select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    }, host, field(path).control, words);
  }
});

describe('a wrong entry in one’s preferences', () => {
  const host = 'presence-preferences';

  it.each([
    ['#address', 'nobody', '[part~=save]', /one IM address/],
    ['#address', 'bob@portal.example', '[part~=save]', /./],
    ['#displayName', LONG, '[part~=save]', /long|64/],
    ['#allow-entry', '', '[id=allow-entry] ~ [part~=add]', /Fill this in/],
    ['#allow-entry', 'somebody', '[id=allow-entry] ~ [part~=add]', /one address, such as/],
    ['#allow-entry', 'portal.example', '[id=allow-entry] ~ [part~=add]', /already/],
    ['#block-entry', '<img src=x>', '[id=block-entry] ~ [part~=add]', /one address, such as/],
  ])('at %s, %j, is told there, stays there, and changes nothing', async (control, text, button, words) => {
    const page = await go('/preferences'), own = caller(portal.url, 'ada'), before = await own.ask('GET', '/settings/me');
    await fill(page, { host, control }, text);
    await press(page, { host, control: button });
    expect(await complaint(page, { host, control })).toMatch(words);
    expect(await valueOf(page, { host, control })).toBe(text);
    expect(await own.ask('GET', '/settings/me')).toEqual(before);
  });
});

describe('a wrong entry in one’s contact list', () => {
  const host = 'presence-contacts';

  it.each([
    ['#text', '', /Enter an IM address/],
    ['#text', 'nobody', /not an IM address/],
    ['#text', 'ada@portal.example', /your own address/],
    ['#text', 'grace@portal.example', /already/],
    ['#text', 'somebody@aol.com', /not permitted/],
    ['#name', LONG, /long|64/],
    ['#new-group', LONG, /long|200/],
  ])('at %s, %j, is told there, stays there, and adds nobody', async (control, text, words) => {
    const page = await go('/contacts'), own = caller(portal.url, 'ada'), before = await own.ask('GET', '/contacts');
    await press(page, { host, control: '[part~=add]' });
    if (control !== '#text') await fill(page, { host, control: '#text' }, 'new@harbour.example');
    await fill(page, { host, control }, text);
    await press(page, { host, control: 'dialog [part~=save]' });
    expect(await complaint(page, { host, control })).toMatch(words);
    expect(await valueOf(page, { host, control })).toBe(text);
    expect(await own.ask('GET', '/contacts')).toEqual(before);
  });
});

/** Chooses a file with this content. */
function choose(page: Page, text: string): Promise<void> {
  return page.evaluate(content => {
    const input = document.querySelector<HTMLInputElement>('#import-file'), files = new DataTransfer();
    files.items.add(new File([content], 'settings.json', { type: 'application/json' }));
    if (input) input.files = files.files;
  }, text);
}
