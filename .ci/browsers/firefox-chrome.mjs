// What WebDriver BiDi lacks is done by Firefox itself, in the document of its own window ("moz:scope": "chrome").
/* global gBrowser, Cc, Ci, Services */

/** Runs a function there; arguments and result travel as JSON. */
export async function inBrowserChrome(page, run, ...args) {
  const { connection } = page.browser();
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: `async (...args) => JSON.stringify(await (${String(run)})(...args.map((arg) => JSON.parse(arg)))) ?? 'null'`,
    awaitPromise: true,
    target: { context: tree.result.contexts[0].context },
    arguments: args.map((arg) => ({ type: 'string', value: JSON.stringify(arg) })),
  });
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return JSON.parse(result.result.value);
}

/** Is there such a page? */
export function setMedia(url, { media, colorScheme, reducedMotion, forcedColors, contrast }) {
  if (contrast && contrast !== 'no-preference') throw new Error('Firefox has no override for prefers-contrast');
  const asked = { mediumOverride: media, prefersColorSchemeOverride: colorScheme, prefersReducedMotionOverride: reducedMotion, forcedColorsOverride: forcedColors };
  const browsers = gBrowser.browsers.filter((each) => each.currentURI.spec === url);
  for (const browser of browsers) {
    for (const [name, value] of Object.entries(asked)) if (value !== undefined) browser.browsingContext[name] = value === 'no-preference' ? 'none' : value;
  }
  return browsers.length > 0;
}

/** What is so once a page has heard of it; without a preference it is whatever the machine prefers. */
export function queriesOf({ media, colorScheme, reducedMotion, forcedColors }) {
  const asked = { 'prefers-color-scheme': colorScheme, 'prefers-reduced-motion': reducedMotion, 'forced-colors': forcedColors };
  const features = Object.entries(asked).filter(([, value]) => value !== undefined && value !== 'no-preference');
  return [...(media ? [media] : []), ...features.map(([name, value]) => `(${name}: ${value})`)];
}

/** Roles are Gecko's own: `pushbutton`, `landmark`. */
export async function accessibilityTree(url) {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const describe = (node) => ({
    role: service.getStringRole(node.role),
    name: node.name ?? '',
    ...(node.description && { description: node.description }),
    ...(node.childCount && { children: Array.from({ length: node.childCount }, (_, index) => describe(node.getChildAt(index))) }),
  });
  // The tree is built when first asked for, and the window learns of a new page later than the page itself.
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    const browser = gBrowser.browsers.find((each) => each.currentURI.spec === url);
    const document = browser && service.getAccessibleFor(browser)?.firstChild;
    if (document?.childCount) return describe(document);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  return null;
}

export function collectGarbage() {
  for (const topic of ['child-gc-request', 'child-cc-request']) Services.obs.notifyObservers(null, topic);
}
