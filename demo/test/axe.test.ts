import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Page, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { portalPages, settled } from './support/pages.js';
import { until } from './support/until.js';
import { openWriter } from './support/writer.js';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('axe in %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    visitor = await visit(browser, portal.url, 'ada');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it.each(portalPages)('finds nothing on %s', async path => {
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor.page);
    expect(await violations(visitor.page)).toEqual([]);
  });

  it.each(['/admin/sharing', '/admin/access', '/admin/people', '/admin/areas', '/admin/directory', '/admin/backup'])('finds nothing where entries of %s are wrong', async path => {
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor.page);
    await visitor.page.evaluate(() => {
      for (const input of document.querySelectorAll<HTMLInputElement>('#admin input:is([inputmode], [spellcheck]), #admin textarea')) {
        const box = input.closest('.limit')?.querySelector<HTMLInputElement>('[data-no-limit]');
        if (box?.checked) box.click();
        input.value = 'no such thing!';
      }
      for (const form of document.querySelectorAll<HTMLFormElement>('#admin form')) form.requestSubmit();
    });
    await until('a mistake', () => visitor.page.evaluate(() => document.querySelector('#admin [aria-invalid=true]') !== null));
    expect(await violations(visitor.page)).toEqual([]);
  });

  it('finds nothing in the form of a network, and in the window for messages', async () => {
    await visitor.page.goto(`${portal.url}/admin`);
    await settled(visitor.page);
    await visitor.page.evaluate(() => { document.querySelector('presence-providers')?.shadowRoot?.querySelector<HTMLElement>('#add')?.click(); });
    await until('the form', () => visitor.page.evaluate(() => document.querySelector('presence-providers')?.shadowRoot?.querySelector('[part=form]') !== null));
    expect(await violations(visitor.page)).toEqual([]);
    await visitor.page.goto(`${portal.url}/discussion`);
    await settled(visitor.page);
    await openWriter(visitor.page, 'grace@portal.example');
    expect(await violations(visitor.page)).toEqual([]);
  });

  it.each(['/admin', '/admin/sharing', '/contacts', '/preferences'])('finds nothing on %s in the dark and in Arabic', async path => {
    await display(visitor.page, 'dark', 'ar');
    await visitor.page.goto(`${portal.url}${path}`);
    await settled(visitor.page);
    expect(await violations(visitor.page)).toEqual([]);
    await display(visitor.page, 'auto', 'en');
  });

  it('finds nothing in the dark, in Arabic and with the account open', async () => {
    await display(visitor.page, 'dark', 'ar');
    await visitor.page.goto(`${portal.url}/discussion`);
    expect(await visitor.page.evaluate(() => `${document.documentElement.dir} ${document.documentElement.dataset['theme'] ?? ''}`)).toBe('rtl dark');
    await visitor.page.evaluate(() => { document.querySelector<HTMLElement>('#account')?.showPopover(); });
    await settled(visitor.page);
    expect(await violations(visitor.page)).toEqual([]);
  });
});

function display(page: Page, theme: string, lang: string): Promise<void> {
  return page.evaluate((...chosen) => fetch('/display', { method: 'POST', body: new URLSearchParams({ theme: chosen[0], lang: chosen[1] }) }).then(() => undefined), theme, lang);
}
