// A WebKitGTK page with the methods that all our engines share (see puppeteer-page.mjs).
import { codeOf, comboKeyboard } from './keyboard.mjs';
import { waitUntil } from './wait-until.mjs';
import { webkitConsole } from './webkit-console.mjs';
import { webkitMedia } from './webkit-media.mjs';

export function webkitPage({ session, inWindow, settings }) {
  const call = (method, path, body) => inWindow(() => session.call(method, path, body));
  const ask = async (run, ...args) => {
    const { value, error } = await call('POST', '/execute/async', { script: asyncScript(run), args });
    if (error !== undefined) throw new Error(error);
    return value;
  };
  const { onConsole, collect } = webkitConsole(ask);
  const evaluate = (run, ...args) => ask(run, ...args).finally(collect);
  let url = 'about:blank';
  return {
    async goto(to) {
      url = to;
      await call('POST', '/url', { url: to });
      await collect();
    },
    url: () => url,
    evaluate,
    keyboard: keyboardOf((actions) => inWindow(() => session.act({ type: 'key', id: 'keyboard' }, actions))),
    mouse: mouseOf((actions) => inWindow(() => session.act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, actions))),
    async setViewportSize({ width, height }) {
      await call('POST', '/window/rect', { width, height });
      const fits = await waitUntil(() => evaluate((w, h) => innerWidth === w && innerHeight === h, width, height));
      if (!fits) throw new Error(`WebKit's window cannot be ${String(width)}x${String(height)} (its least width is 334)`);
    },
    emulateMedia: webkitMedia(settings, evaluate),
    collectGarbage: () => evaluate(makeGarbage),
    accessibility: { snapshot: () => inWindow(() => accessibilityList(session)) },
    screenshot: async () => Buffer.from(await call('GET', '/screenshot'), 'base64'),
    onConsole,
    close: () => call('DELETE', '/window'),
  };
}

/** WebKit cannot be told to collect; it does when enough has been thrown away. */
const makeGarbage = () => {
  for (let round = 0; round < 50; round++) Array.from({ length: 100_000 }, () => ({}));
};

/** The result or what was thrown, as plain data: the page may forbid `eval`, the driver does not need it. */
const asyncScript = (run) => `
  const done = arguments[arguments.length - 1];
  Promise.resolve().then(() => (${String(run)})(...[...arguments].slice(0, -1)))
    .then((value) => done({ value }), (error) => done({ error: String(error?.stack ? error + '\\n' + error.stack : error) }));`;

function keyboardOf(act) {
  const stroke = (key) => [{ type: 'keyDown', value: codeOf(key) }, { type: 'keyUp', value: codeOf(key) }];
  return comboKeyboard({
    type: (text) => act([...text].flatMap(stroke)),
    down: (key) => act([{ type: 'keyDown', value: codeOf(key) }]),
    up: (key) => act([{ type: 'keyUp', value: codeOf(key) }]),
  });
}

function mouseOf(act) {
  const buttons = { left: 0, middle: 1, right: 2 };
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  const down = ({ button = 'left' } = {}) => ({ type: 'pointerDown', button: buttons[button] });
  const up = ({ button = 'left' } = {}) => ({ type: 'pointerUp', button: buttons[button] });
  return {
    move: (x, y) => act([move(x, y)]),
    click: (x, y, options) => act([move(x, y), down(options), up(options)]),
    down: (options) => act([down(options)]),
    up: (options) => act([up(options)]),
  };
}

/** WebDriver knows the role and label of one element at a time; there is no tree and no description. */
async function accessibilityList({ call, run }) {
  const elements = await run(`
    const found = [];
    const walk = (root) => { for (const element of root.querySelectorAll('*')) { found.push(element); if (element.shadowRoot) walk(element.shadowRoot); } };
    walk(document.body);
    return found.filter((element) => !/^(STYLE|SCRIPT|LINK)$/.test(element.tagName)).slice(0, 200);`);
  const children = [];
  for (const [id] of elements.map(Object.values)) {
    const role = await call('GET', `/element/${id}/computedrole`).catch(() => ''); // it may have left the page meanwhile
    if (role && role !== 'none' && role !== 'generic') children.push({ role, name: await call('GET', `/element/${id}/computedlabel`).catch(() => '') });
  }
  return { role: 'document', name: '', children };
}
