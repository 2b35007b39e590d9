import { engines } from '../../../.ci/browsers/engines.mjs';

export type Engine = 'chromium' | 'firefox' | 'webkit';

/** What all engines can do; `evaluate` runs in the page, so its function closes over nothing. */
export interface Page {
  goto(url: string): Promise<void>;
  url(): string;
  evaluate<Args extends readonly unknown[], Result>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: { move(x: number, y: number): Promise<void>; click(x: number, y: number): Promise<void> };
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  emulateMedia(media: { colorScheme?: string; forcedColors?: string; reducedMotion?: string }): Promise<void>;
  onConsole(listener: (message: { level: string; text: string }) => void): Promise<void>;
  screenshot(): Promise<Buffer>;
}

interface Context { newPage(): Promise<Page>; close(): Promise<void> }
export interface Browser { newContext(): Promise<Context>; close(): Promise<void> }

/** Somebody before a page. `console` has what the page said, and what the browser said about it. */
export interface Visitor {
  readonly page: Page;
  readonly console: { readonly level: string; readonly text: string }[];
  /** Another tab of the same person. */
  tab(path: string): Promise<Page>;
  leave(): Promise<void>;
}

export function openBrowser(engine: Engine): Promise<Browser> {
  return engines[engine].start();
}

/** Which engines this machine has, and by name what is missing for the others. */
export function lacking(engine: Engine): readonly string[] {
  return engines[engine].lacks();
}

/** Opens a page of the portal in a browser context of its own, signed in as somebody. */
export async function visit(browser: Browser, portal: string, user: string, path = '/'): Promise<Visitor> {
  const context = await browser.newContext();
  const said: Visitor['console'] = [];
  const open = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.onConsole(message => said.push(message));
    await page.goto(url);
    return page;
  };
  return { page: await open(`${portal}${path}?as=${user}`), console: said, tab: next => open(portal + next), leave: () => context.close() };
}

/**
 * Errors of the page. Left out is what the browser itself writes when a request does not get through
 * (Chromium: "Failed to load resource: …"; our listener's own `network` lines): no page can keep that from being written.
 */
export function errorsOf({ console: said }: Visitor): string[] {
  return said.filter(({ level, text }) => level === 'error' && !text.startsWith('Failed to load resource')).map(({ text }) => text);
}
