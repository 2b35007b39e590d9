// Lets @web/test-runner use any of our engines.
import { engines } from './engines.mjs';

export function launcher(engine) {
  let browser;
  const idle = [];
  const pages = new Map();

  async function newPage() {
    browser ??= engines[engine].start();
    const context = await (await browser).newContext();
    return adapt(await context.newPage());
  }

  return {
    name: { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }[engine],
    // Under this name the stock commands pass on their whole payload: forcedColors and contrast, `Shift+Tab`, buttons.
    type: 'playwright',
    // Two windows of Firefox or WebKit share one focus.
    ...(engine !== 'chromium' && { concurrency: 1 }),
    getPage: (id) => pages.get(id),
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id)?.url(),
    async startSession(id, url) {
      const page = idle.pop() ?? await newPage();
      pages.set(id, page);
      await page.setViewportSize({ width: 800, height: 600 });
      await page.goto(url);
    },
    async stopSession(id) {
      const page = pages.get(id);
      pages.delete(id);
      await page.reset();
      idle.push(page);
      return {};
    },
    startDebugSession: () => { throw new Error('To look at a test in a browser of your own: npx wtr --manual'); },
    stop: async () => { await (await browser)?.close(); },
  };
}

/** Undoes what a test file emulated, so that the next starts afresh. */
function adapt(page) {
  let emulated = false;
  return {
    ...page,
    emulateMedia: (media) => {
      emulated = true;
      return page.emulateMedia(media);
    },
    async reset() {
      if (emulated) await page.emulateMedia({ colorScheme: 'no-preference', reducedMotion: 'no-preference', contrast: 'no-preference', forcedColors: 'none' });
      emulated = false;
      await page.mouse.move(0, 0);
      await page.goto('about:blank');
    },
  };
}
