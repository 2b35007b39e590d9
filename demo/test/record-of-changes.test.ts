import type { Provider, Providers } from '@presence-elements/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, type Administrator } from './support/administration.js';
import { errorsOf, openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { settled } from './support/pages.js';
import { startPortal, type Portal } from './support/portal.js';

const HARBOUR = 'Bergen Harbour Authority', SHIP = 'RV Solveig';

interface Entry { readonly head: string; readonly rows: readonly string[] }

describe('the record of changes', () => {
  let portal: Portal, browser: Browser, ada: Visitor, admin: Administrator;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    admin = administrator(portal.url);
    ada = await visit(browser, portal.url, 'ada', '/admin/changes');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  /** The latest change as somebody reads it: what was changed, and 'entry: before → after'. */
  async function latest(): Promise<Entry> {
    const { page } = ada;
    await page.goto(`${portal.url}/admin/changes`);
    await settled(page);
    return page.evaluate(() => {
      const [entry] = document.querySelectorAll('.changes > li');
      const head = entry!.querySelector('.change-head')!.firstChild!.textContent, title = entry!.querySelector('.change-head > bdi')?.textContent;
      const rows = [...entry!.querySelectorAll('tbody tr')].map(({ children }) => [...children].map(cell => cell.textContent));
      return { head: [head, title].filter(Boolean).join(': '), rows: rows.map(([label, before, after]) => `${label}: ${before} → ${after}`) };
    });
  }

  const change = async (name: string, wanted: Partial<Provider>): Promise<Provider> => {
    const { id, revision } = await admin.provider(name);
    return admin.ask<Provider>('PATCH', `/settings/providers/${id}`, { revision, change: wanted });
  };

  it('says of a network in words what its form says, options as its agent calls them', async () => {
    const { agent } = await admin.provider(HARBOUR);
    await change(HARBOUR, { allowed: false, verification: 'everyone', agent: { ...agent!, options: { mood: 'lively', welcome: 'At sea' } } });
    expect(await latest()).toEqual({
      head: `Network changed: ${HARBOUR}`,
      rows: ['Mood: quiet → lively', 'Note: – → At sea', 'Allowed: yes → no', 'Lets through: People whom the provider has verified → Everyone'],
    });
    await change(HARBOUR, { allowed: true, verification: 'provider-verified', agent: agent! });
  });

  it('says it in words, too, of one that is added, and of one that is gone', async () => {
    await admin.ask('POST', '/settings/providers', { kind: 'public', name: 'Gull', routes: ['gull:'], allowed: true, verification: 'contacts-only', isPublic: true, supports: ['av'] });
    expect(await latest()).toEqual({
      head: 'Network added: Gull',
      rows: ['Kind: – → Public provider', 'Name: – → Gull', 'Routes: – → gull:', 'Allowed: – → yes', 'Lets through: – → Only people on the recipient’s contact list',
        'Public IM service provider: – → yes', 'Supports beside presence and messages: – → Audio and video'],
    });
    await admin.ask('DELETE', `/settings/providers/${(await admin.provider('Gull')).id}`);
    expect((await latest()).head).toBe('Network removed: Gull');
  });

  it('calls connections by their names, which were changed by their ids, also when they are gone', async () => {
    const ship = await admin.provider(SHIP);
    await admin.ask('PUT', '/settings/active-provider', { id: ship.id });
    const activated = { head: `Connection made active: ${SHIP}`, rows: [`Active connection: Ny-Ålesund station → ${SHIP}`] };
    expect(await latest()).toEqual(activated);
  });

  it('calls federation by its name, times by their unit, and what people of public providers may do as the page does', async () => {
    await admin.set('federation', { enabled: false });
    expect(await latest()).toEqual({ head: 'Federation switched', rows: ['Federation: yes → no'] });
    await admin.set('federation', { enabled: true });
    await admin.set('sharing', { temporary: { ttl: 90_000, max: 5 } });
    expect((await latest()).rows).toEqual(['Each kept for: 10 minutes → 1.5 minutes', 'Most of them at once: No limit → 5']);
    await admin.set('access', { publicIm: 'conferencing' });
    expect((await latest()).rows).toEqual(['With public providers: Messages and presence only → Also audio and video, as far as the provider supports it']);
    await admin.set('access', { publicIm: 'im-and-presence' });
    await admin.set('sharing', { temporary: { ttl: 600_000, max: null } });
  });

  it('says whose people were imported, how many there are, and what that has switched on', async () => {
    await admin.allow(HARBOUR, false);
    await admin.set('federation', { enabled: false });
    await admin.ask('POST', '/settings/directory', { source: 'harbour-staff' });
    expect(await latest()).toEqual({ head: `People imported: ${HARBOUR}`, rows: ['Imported people: 0 → 7', 'Allowed: no → yes', 'Federation: no → yes'] });
  });

  it('says of a file that was put back what that has changed, and where', async () => {
    const saved = await admin.ask('GET', '/settings/export');
    await change(HARBOUR, { name: 'Harbour' });
    await admin.set('messaging', { history: false });
    await admin.ask('PUT', '/settings/area', { area: 'library', enabled: false });
    await admin.ask('PATCH', '/settings/people', { user: 'eve', change: { federation: true } });
    await admin.ask('POST', '/settings/import', saved);
    const { head, rows } = await latest();
    expect(head).toBe('Settings put back');
    expect(rows.toSorted()).toEqual([`${HARBOUR}: Name: Harbour → ${HARBOUR}`, 'Document library: Presence: no → yes', 'Messages: Messages may be kept in a history: no → yes', 'eve: Partners’ servers: yes → no']);
  });

  it('has words for whatever is on it', async () => {
    const { providers } = await admin.ask<Providers>('GET', '/settings/providers'), { page } = ada;
    await latest();
    const said = await page.evaluate(() => [...document.querySelectorAll('.change-head > bdi, .change-head > strong, .changes tbody :is(th, td)')].map(({ textContent }) => textContent));
    expect(said.filter(words => providers.some(({ id }) => words.includes(id)) || /^[a-z]+(-[a-z]+)+$|^\w+\.\w+\.|[a-z][A-Z]/.test(words))).toEqual([]);
    expect(errorsOf(ada)).toEqual([]);
  });
});
