import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLine } from '../server/line.mjs';
import { openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { turn } from './support/hidden.js';
import { untilShown } from './support/icons.js';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

describe('a page that is hidden', () => {
  let portal: Portal, browser: Browser, eve: Visitor;
  const line = () => createLine(portal.url);

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser('chromium');
    await line().aliveAs('ada');
    eve = await visit(browser, portal.url, 'eve');
    await untilShown(eve.page, 'ada@portal.example', ({ availability }) => availability === 'online');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('lets go of its stream after a minute, and comes back with what happened meanwhile and without a flash', async () => {
    // What is on screen may have come as the answer to a question, before the stream was open.
    await until('one stream', () => portal.openStreams('eve') === 1);
    await turn(eve.page, 'hidden');
    await until('no stream of the hidden page', () => portal.openStreams('eve') === 0);
    await line().publishAs('ada', { availability: 'busy' });
    const changes = record(eve);
    await turn(eve.page, 'visible');
    await untilShown(eve.page, 'ada@portal.example', ({ availability }) => availability === 'busy');
    await until('the stream again', () => portal.openStreams('eve') === 1);
    expect((await changes()).filter(state => /unknown|stale|offline/.test(state))).toEqual([]);
  });
});

/** Follows every state that the page draws from now on. */
function record({ page }: Visitor): () => Promise<string[]> {
  const started = page.evaluate(() => {
    const recorded: string[] = (globalThis as { recorded?: string[] }).recorded = [];
    new MutationObserver(() => recorded.push(...[...document.querySelectorAll('main presence-icon')].map(icon => icon.matches(':state(unknown)') ? 'unknown' : 'known')))
      .observe(document.querySelector('main') ?? document.body, { subtree: true, attributes: true, childList: true });
    document.addEventListener('presence-change', event => {
      const { address, availability, stale } = (event as Event & { presence: { address: string; availability: string; stale: boolean } }).presence;
      recorded.push(`${address} ${availability}${stale ? ' stale' : ''}`);
    });
  });
  return async () => {
    await started;
    return page.evaluate(() => (globalThis as { recorded?: string[] }).recorded ?? []);
  };
}
