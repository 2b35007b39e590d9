import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../data/people.mjs';
import { administrator, caller } from './support/administration.js';
import { openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const LIMIT = 200;

describe('a contact list of at most 200', () => {
  let portal: Portal, browser: Browser, eve: Visitor;
  const others = people.map(({ address }) => address).filter(address => address !== 'eve@portal.example');

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    eve = await visit(browser, portal.url, 'eve', '/me');
    const own = caller(portal.url, 'eve'), { contacts } = await own.ask<{ contacts: readonly { address: string }[] }>('GET', '/contacts');
    await own.ask('POST', '/contacts/remove', { addresses: contacts.map(({ address }) => address) });
    await own.ask('POST', '/contacts', { contacts: others.slice(0, 195).map(address => ({ address })) });
    await administrator(portal.url).set('sharing', { maxContacts: LIMIT, maxWatchers: 3 });
    await eve.page.goto(`${portal.url}/contacts`);
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('with 195 takes five of six more, and says that the sixth was refused, and why', async () => {
    const six = ['new-1', 'new-2', 'new-3', 'new-4', 'new-5', 'new-6'].map(user => `${user}@harbour.example`);
    await until('the list', async () => (await text()).includes('195 of 200'));
    await press('[part~=add]');
    await until('the form', () => eve.page.evaluate(() => document.querySelector('presence-contacts')?.shadowRoot?.querySelector('dialog')?.open));
    await type('dialog textarea, dialog input', six.join(' '));
    expect(await text()).toContain('there is room for 5 only');
    await press('dialog [part~=save]');
    const said = await until('what became of it', async () => (await text('dialog')).includes('Not added') && await text('dialog'));
    expect(said).toContain('new-6@harbour.example: your list is full');
    expect(said).not.toContain('new-5@harbour.example:');
    await until('a full list', async () => (await text()).includes('200 of 200'));
    const { contacts } = await caller(portal.url, 'eve').ask<{ contacts: readonly { address: string }[] }>('GET', '/contacts');
    expect(contacts.map(({ address }) => address).slice(-5)).toEqual(six.slice(0, 5));
  });

  it('that is full is reported to the administrator', async () => {
    const ada = await visit(browser, portal.url, 'ada', '/admin/sharing');
    const row = await until('eve in the table', () => ada.page.evaluate(() => [...document.querySelectorAll('#limits tbody tr')].map(({ textContent }) => textContent).find(line => line.includes('eve'))));
    expect(row).toContain('200 of 200');
    await ada.leave();
  });

  it('that is full belongs to somebody whom nobody else can add', async () => {
    const answer = await caller(portal.url, 'wout').ask<{ refused: unknown }>('POST', '/contacts', { contacts: [{ address: 'eve@portal.example' }] });
    expect(answer).toEqual({ added: [], refused: [{ address: 'eve@portal.example', reason: 'their-limit' }] });
  });

  it('cannot take whom three people watch already', async () => {
    const ask = (user: string): Promise<{ added: readonly string[] }> => caller(portal.url, user).ask('POST', '/contacts', { contacts: [{ address: 'zoe@portal.example' }] });
    const answers = await Promise.all(['bob', 'carol', 'alice', 'kenji'].map(ask));
    // Eve is one of the three.
    expect(answers.filter(({ added }) => added.length)).toHaveLength(others.indexOf('zoe@portal.example') < 195 ? 2 : 3);
  });

  function text(within = ''): Promise<string> {
    return eve.page.evaluate(selector => {
      const root = document.querySelector('presence-contacts')?.shadowRoot;
      return ((selector ? root?.querySelector(selector) : root)?.textContent ?? '').replace(/\s+/g, ' ');
    }, within);
  }

  function press(selector: string): Promise<unknown> {
    return until(`a button ${selector}`, () => eve.page.evaluate(wanted => {
      const button = document.querySelector('presence-contacts')?.shadowRoot?.querySelector<HTMLElement>(wanted);
      button?.click();
      return Boolean(button);
    }, selector));
  }

  function type(selector: string, words: string): Promise<void> {
    return eve.page.evaluate((wanted, value) => {
      const input = document.querySelector('presence-contacts')?.shadowRoot?.querySelector<HTMLInputElement>(wanted);
      if (!input) throw new Error('no such field');
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }, selector, words);
  }
});
