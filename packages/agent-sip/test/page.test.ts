import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnKamailio, until } from './live.js';

interface Browser { newContext(): Promise<{ newPage(): Promise<{ goto(url: string): Promise<unknown>; evaluate(run: () => unknown): Promise<unknown> }> }>; close(): Promise<void> }
interface Browsers { readonly chromiumLacks: () => readonly string[]; startChromium(): Promise<Browser> }

const { chromiumLacks, startChromium } = await import(new URL('../../../.ci/browsers/chromium.mjs', import.meta.url).href) as Browsers;
const CSP = 'default-src \'none\'; script-src \'self\'; connect-src ws://127.0.0.1:*; require-trusted-types-for \'script\'; trusted-types presence-elements';

describeOnKamailio('the SIP agent in a page that allows little', bench => {
  const missing = chromiumLacks();
  let server: Server, browser: Browser | undefined;
  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: { page: new URL('page.ts', import.meta.url).pathname }, outdir: '/', write: false, bundle: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022',
      conditions: ['@presence-elements/source'], logLevel: 'error',
    });
    const files = new Map(outputFiles.map(({ path, text }) => [path, text]));
    server = createServer(({ url = '/' }, response) => {
      const script = files.get(url);
      response.writeHead(script !== undefined || url === '/' ? 200 : 404, { 'content-type': script === undefined ? 'text/html' : 'text/javascript', 'content-security-policy': CSP });
      response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script><body>');
    });
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  it.skipIf(missing.length)(missing.length ? `needs ${missing.join(', ')}` : 'signs in, publishes and watches, and asks for nothing that the page forbids', async () => {
    browser = await startChromium();
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#${new URL(bench.server.ws).port}`);
    let said: string[] = [];
    await until(() => {
      void page.evaluate(() => [...document.querySelectorAll('p')].map(({ textContent }) => textContent)).then(texts => { said = texts as string[]; }, () => undefined);
      return said.some(text => text.startsWith('away'));
    }, () => JSON.stringify(said));
    expect(said).toContain('live');
    expect(said.filter(text => text.startsWith('violation'))).toEqual([]);
    expect(said.filter(text => text.startsWith('offline'))).toEqual([]);
  });
});
