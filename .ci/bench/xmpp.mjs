// A page that speaks XMPP by itself: a burst of a whole roster at log-in, and changes as fast as they come.
import { build } from 'esbuild';
import { startXmppServer } from './xmpp-server.mjs';

const ICONS = 1_000;
const ROSTER = 10_000;
const LONGEST_FRAME = 50;   // ms
const here = new URL('.', import.meta.url).pathname;

export async function buildXmppPage() {
  const { outputFiles } = await build({
    entryPoints: [`${here}xmpp-page.js`], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false,
    external: ['*/attend.js'], conditions: ['@presence-elements/source', 'production'], absWorkingDir: `${here}../..`,
  });
  return outputFiles[0].text;
}

/** Says how long the longest frame was while changes came, and the longest task while a roster came. */
export async function benchXmpp(browser, url, repetitions) {
  const frames = [], tasks = [], bursts = [];
  for (let round = 0; round <= repetitions; round++) {
    const server = await startXmppServer(ROSTER);
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 24_000 });
    await page.goto(`${url}?service=${encodeURIComponent(server.url)}&icons=${ICONS}`);
    const burst = await page.evaluate('globalThis.everybody()');
    const [frame] = await Promise.all([page.evaluate('globalThis.longestFrame(600)'), server.flood(ICONS, ['away', 'dnd', 'xa'])]);
    await page.evaluate('globalThis.changed()');
    // The first round warms the browser's caches up and is not counted.
    if (round) {
      frames.push(frame);
      tasks.push(burst.longestTask);
      bursts.push(burst.took);
    }
    await page.close();
    server.close();
  }
  const frame = median(frames), task = median(tasks);
  console.log(`\nXMPP: ${ICONS} changes within 0.1 s: longest frame ${frame.toFixed(1)} ms (of ${frames.map(Math.round).join(', ')}; limit ${LONGEST_FRAME})`);
  console.log(`XMPP: a roster of ${ROSTER} and its first presences: longest task ${task.toFixed(1)} ms (of ${tasks.map(Math.round).join(', ')}; limit ${LONGEST_FRAME}), all shown after ${median(bursts).toFixed(0)} ms`);
  return frame <= LONGEST_FRAME && task <= LONGEST_FRAME;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
