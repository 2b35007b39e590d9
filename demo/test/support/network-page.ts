import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { contentSecurityPolicy } from '../../server/content-security.mjs';
import type { Browser, Visitor } from './browser.js';
import { until } from './until.js';

/** A portal page that speaks to a presence network by itself, under the portal's strict policy. */
export interface NetworkPage {
  readonly url: string;
  /** What browsers refused, by that policy. */
  readonly violations: string[];
  /** By name, the bytes of every script that the page may load. */
  readonly scripts: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const root = new URL('../../..', import.meta.url).pathname;

/**
 * Serves a page with this body and this script, bundled from the sources as a page's own build would do it.
 * Beside its own origin the page may connect only to `origins`.
 */
export async function startNetworkPage({ script, body, origins }: { script: string; body: string; origins: readonly string[] }): Promise<NetworkPage> {
  const files = await bundle(script);
  const violations: string[] = [];
  const policy = contentSecurityPolicy()
    .replace("connect-src 'self'", `connect-src 'self' ${origins.join(' ')}`)
    .replace('trusted-types lit-html', 'trusted-types lit-html presence-elements');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/csp-report') {
      void text(request).then(report => violations.push(report));
      response.writeHead(204).end();
      return;
    }
    const file = files.get(pathname.slice(1));
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', file === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    response.end(file ?? `<!doctype html><html lang="en"><title>A network</title><script type="module" src="/page.js"></script><main>${body}</main>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    violations,
    scripts: new Map([...files].map(([name, code]) => [name, code.length])),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function bundle(contents: string): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'page.js' }, outdir: '/', entryNames: 'page', bundle: true, splitting: true, minify: true,
    format: 'esm', target: 'es2022', write: false, conditions: ['@presence-elements/source', 'production'], absWorkingDir: root, logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text: code }) => [path.split('/').at(-1) ?? '', code]));
}

async function text(request: AsyncIterable<unknown>): Promise<string> {
  let all = '';
  for await (const chunk of request) all += String(chunk);
  return all;
}

/** Opens it in a browser context of its own. */
export async function openPage(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext(), page = await context.newPage();
  const said: Visitor['console'] = [];
  await page.setViewportSize({ width: 800, height: 400 });
  await page.onConsole(message => said.push(message));
  await page.goto(url);
  return { page, console: said, tab: () => context.newPage(), leave: () => context.close() };
}

/** Milliseconds from somebody's word to the painted icon; page and test go by the clock of this machine. */
export async function timeToDraw({ page }: Pick<Visitor, 'page'>, address: string, state: string, say: () => Promise<void>): Promise<number> {
  await page.evaluate((wanted, text) => {
    const noted = globalThis as { drawnAt?: number | undefined };
    const icon = document.querySelector(`presence-icon[address="${text}"]`);
    const look = (): void => {
      if (!icon?.matches(`:state(${wanted})`)) return;
      icon.removeEventListener('presence-change', look);
      requestAnimationFrame(() => { noted.drawnAt = Date.now(); });
    };
    noted.drawnAt = undefined;
    icon?.addEventListener('presence-change', look);
  }, state, address);
  const said = Date.now();
  await say();
  return await until(`${state} drawn`, () => page.evaluate(() => (globalThis as { drawnAt?: number }).drawnAt)) - said;
}
