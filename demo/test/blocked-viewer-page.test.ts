import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from './support/administration.js';
import { lacking, openBrowser, visit, type Browser, type Engine, type Page } from './support/browser.js';
import { Day, liveADay, settle } from './support/day.js';
import { middleOf, untilShown } from './support/icons.js';
import { timeless } from './support/listener.js';
import { untilNoneOpen, untilOpen } from './support/overlays.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';
import { write } from './support/writer.js';

const GRACE = 'grace@portal.example', EVE = 'eve@portal.example';
const ICON = `main presence-icon[address="${GRACE}"]`;

/** What grace does while eve looks at her page: block eve and live on, go home for good, or simply live on. */
type Grace = 'hides' | 'goes' | 'lives';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('a page of somebody who is blocked, in %s,', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let browser: Browser;
  const seen: Partial<Record<Grace, readonly string[]>> = {};

  beforeAll(async () => {
    browser = await openBrowser(engine);
    // One after the other: whoever is in front is drawn.
    for (const what of ['hides', 'goes', 'lives'] as const) seen[what] = await observe(browser, what);
  });

  afterAll(() => browser.close());

  it('shows, says, asks and is told the same as of somebody who is really offline', () => {
    expect(seen.hides).toEqual(seen.goes);
  });

  it('would show otherwise, were nobody hidden', () => {
    expect(seen.lives).not.toEqual(seen.goes);
    expect(seen.lives?.join('\n')).toContain('Late again');
    expect(seen.hides?.join('\n')).not.toContain('Late again');
  });
});

async function observe(browser: Browser, what: Grace): Promise<readonly string[]> {
  const day = new Day(), portal = await startPortal({ time: day.time }), { url } = portal, attendance = day.person(url, 'grace'), own = day.person(url, 'eve');
  const grace = caller(url, 'grace'), found: string[] = [];
  try {
    // Eve's own icon must not come and go by the short days of this relay.
    await Promise.all([attendance.arrive(), own.arrive()]);
    await day.begin();
    await grace.ask('PUT', '/me', { availability: 'auto', note: { text: 'Calibrating until four' } });
    const eve = await visit(browser, url, 'eve', `/people/${GRACE}`), { page } = eve;
    await untilShown(page, GRACE, ({ availability }) => availability === 'online');
    await until('a list on the stream', () => requestsOf(portal).some(request => request.startsWith('PUT')));
    const events = record(page);
    // How a page that loads puts its questions together depends on how busy the machine is, and not on what grace is going to do.
    let loading = 0;
    while (loading !== requestsOf(portal).length) {
      loading = requestsOf(portal).length;
      await settle();
    }

    if (what === 'goes') await attendance.leave();
    if (what === 'hides') await grace.ask('PATCH', '/settings/me', { block: [EVE] });
    if (what !== 'lives') await untilShown(page, GRACE, ({ availability }) => availability === 'offline');
    found.push(...await look(page, 'first'));
    await liveADay(url, 'grace', { day, attendance, settingsOnly: what === 'goes' });
    found.push(...await look(page, 'later'), `receipt: ${await write(page, GRACE, 'Are you there?')}`, ...(await events()).map(event => `event: ${event}`));
    // What is asked at the same time may overtake each other.
    found.push(...requestsOf(portal).slice(loading).toSorted().map(request => `request: ${request}`));

    await page.goto(`${url}/contacts`);
    found.push(`in the list: ${await until('her row', () => rowOf(page, 'Grace Hopper'))}`);
    await page.goto(`${url}/people/${GRACE}`);
    await untilShown(page, GRACE, ({ problem }) => problem !== 'pending');
    found.push(...await look(page, 'after a reload'));
    await eve.leave();
    return found;
  } finally {
    day.end();
    await portal.close();
  }
}

/** All that the page shows and says of grace: its elements, the words for them, what opens and what is offered. */
async function look(page: Page, moment: string): Promise<readonly string[]> {
  await page.mouse.move(1, 1);
  await settle();
  const drawn = await page.evaluate(icon => {
    const element = document.querySelector<Element & { presence?: object }>(icon);
    const states = ['online', 'away', 'busy', 'dnd', 'offline', 'unknown', 'stale', 'idle', 'out-of-office'].filter(state => element?.matches(`:state(${state})`));
    const beside = [...document.querySelectorAll('[data-word], [data-note]')].map(({ textContent }) => textContent);
    return [element?.outerHTML, element?.shadowRoot?.innerHTML, states.join(), ...beside, JSON.stringify(element?.presence)].map(String);
  }, ICON);
  const { x, y } = await middleOf(page, ICON);
  await page.mouse.move(x, y);
  const tooltip = await untilOpen(page, 'status-tooltip');
  await page.mouse.click(x, y);
  const menu = await untilOpen(page, 'presence-menu');
  await page.keyboard.press('Escape');
  await untilNoneOpen(page);
  await page.mouse.move(1, 1);
  return [...drawn, tooltip.text, menu.text].map(text => `${moment}: ${untimed(text).replaceAll(/<!--.*?-->/g, '')}`);
}

/** Whether an answer came by itself or was asked for depends on which was quicker, not on grace. */
const untimed = (text: string): string => timeless(text).replace(/,"expiresAt":0+/, '');

/** Her line in the contact list, once something is known of her. */
async function rowOf(page: Page, name: string): Promise<string | undefined> {
  const text = await page.evaluate(wanted => {
    const root = document.querySelector('presence-contacts')?.shadowRoot, search = root?.querySelector<HTMLInputElement>('[type=search]');
    if (search && !search.value) {
      search.value = wanted;
      search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    const rows = [...root?.querySelectorAll('[part~=contact]') ?? []];
    return rows.find(({ textContent }) => textContent.includes(wanted))?.textContent.replace(/\s+/g, ' ') ?? '';
  }, name);
  return text && !text.includes('Unknown') ? text : undefined;
}

function record(page: Page): () => Promise<string[]> {
  const started = page.evaluate(address => {
    const recorded: string[] = (globalThis as { recorded?: string[] }).recorded = [];
    document.addEventListener('presence-change', event => {
      const { presence } = event as Event & { presence: { address: string } };
      if (presence.address === address) recorded.push(JSON.stringify(presence));
    });
  }, GRACE);
  return async () => {
    await started;
    return (await page.evaluate(() => (globalThis as { recorded?: string[] }).recorded ?? [])).map(untimed);
  };
}

/** What eve's browser asked the relay, but for its signs of life; with the length of what it sent. */
function requestsOf({ seen }: Portal): string[] {
  return seen.filter(({ user, path }) => user === 'eve' && !path.endsWith('/alive'))
    .map(({ method, path, length }) => `${method} ${timeless(path)} ${length}`);
}
