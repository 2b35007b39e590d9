import { describeTimes, median } from '@presence-elements/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacking, openBrowser, visit, type Browser, type Engine, type Visitor } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { timeToDraw } from './support/network-page.js';
import { startPortal, type Portal } from './support/portal.js';

const ROUNDS = 20;
const ADA = 'ada@portal.example';

describe.each<Engine>(['chromium', 'firefox', 'webkit'])('two people in two windows of %s', engine => {
  const missing = lacking(engine);
  if (missing.length) {
    it.skip(`needs ${missing.join(', ')}`);
    return;
  }
  let portal: Portal, browser: Browser, ada: Visitor, grace: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
    browser = await openBrowser(engine);
    ada = await visit(browser, portal.url, 'ada');
    grace = await visit(browser, portal.url, 'grace');
    await untilShown(grace.page, ADA, ({ availability }) => availability === 'online');
  });

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('draws a change by one in the other, half of the time in less than a second', async () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const availability = round % 2 ? 'online' : 'busy';
      times.push(await timeToDraw(grace, ADA, availability, () => publish(ada, { availability })));
    }
    console.log(`${engine}: a change by one is drawn in the other after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
  });

  it('draws the note that one wrote', async () => {
    await publish(ada, { availability: 'away', note: { text: 'Back at <b>two</b>', emoji: '☕' } });
    const { note } = await untilShown(grace.page, ADA, presence => presence.note !== undefined);
    expect(note).toMatchObject({ text: 'Back at <b>two</b>', emoji: '☕' });
  });
});

function publish({ page }: Visitor, own: object): Promise<void> {
  return page.evaluate(async wish => {
    await document.querySelector<HTMLElement & { publish(own: object): Promise<unknown> }>('presence-self')?.publish(wish);
  }, own);
}
