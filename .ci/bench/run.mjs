// `npm run bench`: ratios to the least Lit element and to a plain span, measured in one run, repetitions interleaved.
import { once } from 'node:events';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { buildCases } from './build.mjs';
import { benchContacts, buildContactsPage } from './contacts.mjs';
import { benchPolicy } from './policy.mjs';
import { table } from './table.mjs';
import { benchXmpp, buildXmppPage } from './xmpp.mjs';

const REPETITIONS = Number(process.env.REPETITIONS ?? 7);
const COUNT = 10_000;
const ICON_LIMIT = 1.5;

const cases = await buildCases();
const pages = new Map([['xmpp', await buildXmppPage()], ['contacts', await buildContactsPage()]]);
const server = createServer((request, response) => {
  const name = request.url.replace(/^\/|\?.*|\.js$/g, '');
  const script = pages.get(name) ?? cases.get(name);
  const isScript = request.url.endsWith('.js');
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : `<!doctype html><meta charset="utf-8"><script type="module" src="/${name}.js"></script>`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ headless: true, ...await findChromium() });

/** Every figure of one case in a fresh page (milliseconds). */
async function measure(name) {
  const page = await browser.newPage();
  // All of the list's first thousand rows are near the screen, so that there is something to change.
  await page.setViewport({ width: 1200, height: 24_000 });
  await page.goto(`${origin}/${name}`);
  await page.waitForFunction('globalThis.fill');
  const figures = {};
  figures[`create ${COUNT}`] = await page.evaluate(`fill(${COUNT}, 'online')`);
  figures['first states shown'] = await page.evaluate(`shown('online')`);
  for (const count of [1, 100, 800]) figures[`change ${count}`] = await page.evaluate(`changeSome(${count}, 'busy')`);
  figures['longest frame, 1,000 changes in 0.1 s'] = await page.evaluate(`flood(1000, ['online', 'away', 'dnd'])`);
  await page.close();
  return figures;
}

const rounds = [];
for (let round = 0; round <= REPETITIONS; round++) {
  const figures = {};
  for (const name of cases.keys()) figures[name] = await measure(name);
  // The first round warms the browser's caches up and is not counted.
  if (round) rounds.push(figures);
}
const isXmppSmooth = await benchXmpp(browser, `${origin}/xmpp`, REPETITIONS);
const areContactsSmooth = await benchContacts(browser, `${origin}/contacts`, REPETITIONS);
await browser.close();
server.close();
const isPolicyCheap = await benchPolicy(REPETITIONS);

const rows = table(rounds, 'lit');
for (const row of rows) console.log(row.text);
const ratio = rows.find(row => row.what.startsWith('create')).ratios.icon;
console.log(`\n10,000 icons take ${ratio.toFixed(2)} times what 10,000 least Lit elements take (limit ${ICON_LIMIT}).`);
process.exitCode = ratio <= ICON_LIMIT && isXmppSmooth && areContactsSmooth && isPolicyCheap ? 0 : 1;
