// A page driven by puppeteer (Chromium, Firefox), with the few methods that all our engines share.
// They are named as in playwright, because the stock commands of @web/test-runner then pass on everything they are given.
import { comboKeyboard } from './keyboard.mjs';
import { patience } from './wait-until.mjs';

export function puppeteerPage(page, { emulateMedia, snapshot, collectGarbage }) {
  const { keyboard, mouse } = page;
  page.setDefaultTimeout(patience);
  return {
    goto: async (url) => { await page.goto(url); },
    url: () => page.url(),
    evaluate: (run, ...args) => page.evaluate(run, ...args),
    $: (selector) => page.$(selector),
    keyboard: comboKeyboard({
      type: (text) => keyboard.type(text),
      down: (key) => keyboard.down(nameOf(key)),
      up: (key) => keyboard.up(nameOf(key)),
    }),
    mouse: {
      move: (x, y) => mouse.move(x, y),
      click: (x, y, options) => mouse.click(x, y, options),
      down: (options) => mouse.down(options),
      up: (options) => mouse.up(options).catch(wasNotDown),
    },
    setViewportSize: (size) => page.setViewport(size),
    emulateMedia,
    collectGarbage,
    accessibility: { snapshot },
    screenshot: async () => Buffer.from(await page.screenshot()),
    onConsole: (listener) => listen(page, listener),
    close: () => page.close(),
  };
}

/** Over BiDi, the space bar is known by what it types. */
const nameOf = (key) => (key === 'Space' ? ' ' : key);

/** `resetMouse` releases every button, pressed or not. */
function wasNotDown(error) {
  if (!error.message.includes('is not pressed')) throw error;
}

async function listen(page, listener) {
  page.on('console', (message) => { listener({ level: message.type(), text: message.text() }); });
  page.on('pageerror', (error) => { listener({ level: 'error', text: error.message }); });
  page.on('requestfailed', (request) => { listener({ level: 'network', text: `${request.url()} ${request.failure()?.errorText ?? ''}` }); });
}
