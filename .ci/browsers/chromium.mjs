// Chromium, driven by puppeteer over the DevTools protocol.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { npmChromium, packagedVersion } from './npm-chromium.mjs';
import { onPath } from './on-path.mjs';
import { puppeteerPage } from './puppeteer-page.mjs';
import { patience } from './wait-until.mjs';

export async function startChromium() {
  const { args = [], ...found } = await findChromium();
  const browser = await puppeteer.launch({ headless: true, timeout: patience, protocolTimeout: patience, ...found, args: [...quiet, ...args] });
  return {
    name: 'Chromium',
    version: await browser.version(),
    newContext: async () => newContext(await browser.createBrowserContext()),
    close: () => browser.close(),
  };
}

const quiet = [
  '--no-first-run', '--force-color-profile=srgb', '--hide-scrollbars',
  '--disable-background-networking', '--disable-component-update',
];

/** $CHROME_PATH, or the one inside npm, or an installed one; PX_BROWSER=installed skips the second. */
export async function findChromium() {
  const args = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, args };
  return await npmChromium() ?? { executablePath: installed(), args };
}

/** Debian's name for what is missing. */
export const chromiumLacks = () => (process.env.CHROME_PATH ?? packagedVersion() ?? installed() ? [] : ['chromium']);

function installed() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`).find((file) => existsSync(file));
  }
  if (process.platform === 'win32') {
    const dirs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return dirs.flatMap((dir) => programs.map((program) => join(dir, program))).find((file) => existsSync(file));
  }
  return onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
}

function newContext(context) {
  return {
    // A window each: a tab behind another tab gets no hover and no animation frames.
    newPage: async () => chromiumPage(await context.newPage({ type: 'window' })),
    close: () => context.close(),
  };
}

async function chromiumPage(page) {
  const devtools = await page.createCDPSession();
  const emulated = new Map();
  return puppeteerPage(page, {
    async emulateMedia({ media, colorScheme, reducedMotion, forcedColors, contrast }) {
      const asked = { media, 'prefers-color-scheme': colorScheme, 'prefers-reduced-motion': reducedMotion, 'forced-colors': forcedColors, 'prefers-contrast': contrast };
      for (const [name, value] of Object.entries(asked)) if (value !== undefined) emulated.set(name, value === 'no-preference' ? '' : value);
      const { media: medium = '', ...features } = Object.fromEntries(emulated);
      await devtools.send('Emulation.setEmulatedMedia', { media: medium, features: Object.entries(features).map(([name, value]) => ({ name, value })) });
    },
    snapshot: (options) => page.accessibility.snapshot(options),
    collectGarbage: () => devtools.send('HeapProfiler.collectGarbage'),
  });
}
