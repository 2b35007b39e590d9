// WebKitGTK's MiniBrowser, driven over W3C WebDriver. Each context is a browser with a screen of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { patience } from './wait-until.mjs';
import { openSession, startDriver } from './webdriver.mjs';
import { openDesktop } from './webkit-desktop.mjs';
import { webkitPage } from './webkit-page.mjs';

export function findMiniBrowser() {
  const dirs = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib'];
  return dirs.flatMap((dir) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((name) => `${dir}/${name}/MiniBrowser`)).find((file) => existsSync(file));
}

export async function startWebkit() {
  const contexts = new Set();
  return {
    name: 'WebKit',
    async newContext() {
      const context = await openContext();
      contexts.add(context);
      return {
        newPage: context.newPage,
        close: async () => { if (contexts.delete(context)) await context.close(); },
      };
    },
    close: async () => { await Promise.all([...contexts].map((context) => context.close())); },
  };
}

async function openContext() {
  const desktop = await openDesktop();
  const env = { ...desktop.env, ...thoroughCollector };
  const { driver, request } = await startDriver((port) => spawn('WebKitWebDriver', [`--port=${String(port)}`], { stdio: 'ignore', env }));
  const session = await openSession(request, {
    'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: browserArgs },
    timeouts: { script: patience, pageLoad: patience },
  });
  const windows = await openWindows(session);
  return {
    newPage: async () => webkitPage({ session, inWindow: await windows.open(), settings: desktop.settings }),
    async close() {
      await session.close().catch(() => undefined); // the browser may be gone already
      driver.kill();
      desktop.close();
    },
  };
}

// Every collection is a full one, so that leak tests need not wait for old objects.
const thoroughCollector = { JSC_useGenerationalGC: '0' };

// A full screen has no frame, so a page may have any size.
const browserArgs = ['--automation', '--full-screen'];

/**
 * Commands go to the current window. As soon as there are two, each command waits until the one before is done;
 * while there is one, none waits, for a page may need a command (a key, say) before it counts as loaded.
 */
async function openWindows({ call }) {
  const spare = [await call('GET', '/window')];
  let current = spare[0];
  let several = false;
  let last = Promise.resolve();
  const inTurn = (run) => {
    const turn = last.then(run);
    last = turn.catch(() => undefined); // its caller hears of it
    return turn;
  };
  const focus = async (handle) => {
    if (current !== handle) await call('POST', '/window', { handle });
    current = handle;
  };
  return {
    async open() {
      several = spare.length === 0;
      const handle = spare.pop() ?? (await inTurn(() => call('POST', '/window/new', { type: 'tab' }))).handle;
      return (run) => (several ? inTurn(async () => { await focus(handle); return run(); }) : run());
    },
  };
}
