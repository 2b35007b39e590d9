// Firefox, driven by puppeteer over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { accessibilityTree, collectGarbage, inBrowserChrome, queriesOf, setMedia } from './firefox-chrome.mjs';
import { onPath } from './on-path.mjs';
import { puppeteerPage } from './puppeteer-page.mjs';
import { patience, waitUntil } from './wait-until.mjs';

export const findFirefox = () => process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox');

export async function startFirefox() {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox found: install firefox-esr, or set FIREFOX_PATH.');
  // System access lets us reach what BiDi lacks: media features and the accessibility tree.
  const browser = await puppeteer.launch({
    browser: 'firefox', headless: true, executablePath, args: ['--remote-allow-system-access'], timeout: patience, protocolTimeout: patience,
  });
  return {
    name: 'Firefox',
    version: await browser.version(),
    newContext: async () => newContext(await browser.createBrowserContext()),
    close: () => browser.close(),
  };
}

function newContext(context) {
  return {
    newPage: async () => firefoxPage(await context.newPage()),
    close: () => context.close(),
  };
}

function firefoxPage(page) {
  return puppeteerPage(page, {
    emulateMedia: (media) => emulateMedia(page, media),
    snapshot: () => inBrowserChrome(page, accessibilityTree, page.url()),
    collectGarbage: () => inBrowserChrome(page, collectGarbage),
  });
}

/** The window is told, and its page hears of it in a process of its own, later. */
async function emulateMedia(page, media) {
  const queries = queriesOf(media);
  // Told with each look: the window also learns of a new page later, and until then there is nobody to tell.
  const hasHeard = async () => await inBrowserChrome(page, setMedia, page.url(), media)
    && page.evaluate((all) => all.every((query) => matchMedia(query).matches), queries);
  if (!await waitUntil(hasHeard)) throw new Error(`media did not change to ${queries.join(', ')}`);
}
