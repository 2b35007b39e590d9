import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../data/people.mjs';
import { createLine } from '../server/line.mjs';
import { openBrowser, visit, type Browser, type Visitor } from './support/browser.js';
import { asked, startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const LIST_CHANGE_EVERY = 250;   // ms: the least time between two changes of the list
const ROUNDING = 2;              // ms: browsers round both timers and measurements

describe('a page with many icons', () => {
  let portal: Portal, browser: Browser, visitor: Visitor | undefined;

  beforeAll(async () => { browser = await openBrowser('chromium'); });
  afterAll(() => browser.close());
  beforeEach(async () => { portal = await startPortal(); });
  afterEach(async () => {
    await visitor?.leave();
    await portal.close();
  });

  it('asks for 1,000 icons of 200 people with one query, one stream and one list at most, and no more while the stream lives', async () => {
    const { aliveAs, publishAs } = createLine(portal.url);
    await Promise.all(people.map(({ user }) => aliveAs(user)));
    const { page } = visitor = await visit(browser, portal.url, 'eve', '/awkward/thousand');
    await page.setViewportSize({ width: 1280, height: 1_000 });
    await until('1,000 icons that know', () => page.evaluate(() => {
      const icons = [...document.querySelectorAll('.rota presence-icon')];
      return icons.length === 1_000 && icons.every(icon => icon.matches(':state(online)'));
    }));
    // The answer to the query may be on screen before the stream has been told whom to watch.
    await until('the list', () => counts(portal).lists > 0);
    const first = counts(portal);
    await publishAs('ada', { availability: 'busy' });
    await until('a change on all five icons of hers', () => page.evaluate(() => document.querySelectorAll('.rota presence-icon:state(busy)').length === 5));
    console.log(`1,000 icons of 200 people: ${JSON.stringify(first)}, and after changes came: ${JSON.stringify(counts(portal))}`);
    expect(first.queries).toBeLessThanOrEqual(1);
    expect(first.streams).toBe(1);
    expect(first.lists).toBe(1);
    expect(counts(portal)).toEqual(first);
  });

  it('changes its list at most every 250 ms while a long directory is scrolled', async () => {
    const { page } = visitor = await visit(browser, portal.url, 'eve', '/people');
    await until('the first people known', () => page.evaluate(() => document.querySelector('.availability-word')?.textContent));
    await page.evaluate(async () => {
      while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
        scrollBy(0, 150);
        await new Promise(requestAnimationFrame);
      }
    });
    await until('the last people known', () => page.evaluate(() => [...document.querySelectorAll('.availability-word')].at(-1)?.textContent));
    const { streams, queries } = asked(portal.seen, 'eve');
    const lists = await listChanges(visitor);
    const closest = Math.min(...lists.slice(1).map((at, index) => at - (lists[index] ?? 0)));
    console.log(`scrolled past 200 people: ${String(lists.length)} changes of the list, closest ${closest.toFixed(0)} ms; ${String(queries.length)} queries, ${String(streams.length)} stream`);
    expect(streams).toHaveLength(1);
    // One at first; another only for those who came into view while a slow machine was still opening the stream.
    expect(queries.length).toBeLessThanOrEqual(2);
    expect(lists.length).toBeGreaterThan(1);
    expect(closest).toBeGreaterThanOrEqual(LIST_CHANGE_EVERY - ROUNDING);
  });

  function counts({ seen }: Portal) {
    const { queries, streams, lists } = asked(seen, 'eve');
    return { queries: queries.length, streams: streams.length, lists: lists.length };
  }
});

/** When the page sent each change of its list, by its own clock: on their way requests come closer. */
function listChanges({ page }: Visitor): Promise<number[]> {
  return page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => /\/presence\/stream\/./.test(new URL(name).pathname)).map(({ startTime }) => startTime));
}
