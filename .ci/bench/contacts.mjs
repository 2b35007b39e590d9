// A contact list of ten thousand: what is not seen must cost nothing.
import { build } from 'esbuild';

const LONG = 10_000, WATCHED = 1_000, CHANGES = 1_000;
const FRAMES = 600;         // ten seconds from one end to the other
const LONGEST_FRAME = 50;   // ms
const LONGEST_TASK = 50;    // ms
const MOST_NODES = 1_000;
const here = new URL('.', import.meta.url).pathname;

export async function buildContactsPage() {
  const { outputFiles } = await build({
    entryPoints: [`${here}contacts-page.js`], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false,
    external: ['*/attend.js'], conditions: ['@presence-elements/source', 'production'], absWorkingDir: `${here}../..`,
    nodePaths: [`${here}../../node_modules`],
  });
  return outputFiles[0].text;
}

/** Says how long ten thousand take to be drawn and scrolled through, and a thousand changes at once of people who are watched. */
export async function benchContacts(browser, url, repetitions) {
  const figures = { drawn: [], ordered: [], frame: [], search: [], changes: [], watchedChanges: [] };
  let nodes = 0;
  for (let round = 0; round <= repetitions; round++) {
    const long = await open(browser, `${url}?contacts=${LONG}`);
    const drawn = await long.evaluate('globalThis.firstDrawn()'), ordered = await long.evaluate('globalThis.ordered()');
    const frame = await long.evaluate(`globalThis.scrollThrough(${FRAMES})`);
    if (!await long.evaluate('globalThis.lastRow()')) throw new Error('The list was not scrolled to its end');
    nodes = Math.max(nodes, await long.evaluate('globalThis.nodes()'));
    const changes = await long.evaluate(`globalThis.changeAtOnce(${CHANGES})`), search = await long.evaluate('globalThis.searched("zoe 77")');
    await long.close();
    const watched = await open(browser, `${url}?contacts=${WATCHED}`);
    await watched.evaluate('globalThis.firstDrawn()');
    await watched.evaluate('globalThis.ordered()');
    const watchedChanges = await watched.evaluate(`globalThis.changeAtOnce(${CHANGES})`);
    await watched.close();
    // The first round warms the browser's caches up and is not counted.
    if (round) for (const [name, figure] of Object.entries({ drawn, ordered, frame, search, changes, watchedChanges })) figures[name].push(figure);
  }
  return told(figures, nodes);
}

async function open(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 600, height: 800 });
  await page.goto(url);
  await page.waitForFunction('globalThis.firstDrawn');
  return page;
}

function told({ drawn, ordered, frame, search, changes, watchedChanges }, nodes) {
  const say = (what, numbers, limit) => console.log(`Contacts: ${what} ${least(numbers).toFixed(1)} ms (of ${numbers.map(Math.round).join(', ')}${limit ? `; limit ${limit}` : ''})`);
  console.log('');
  say(`a list of ${LONG} first drawn after`, drawn);
  say(`longest task while ${LONG} are looked up and put in order`, ordered, LONGEST_TASK);
  say(`longest frame while all ${LONG} are scrolled through`, frame, LONGEST_FRAME);
  say(`longest task while ${CHANGES} of ${LONG} change at once`, changes, LONGEST_TASK);
  say(`longest task while all of ${WATCHED}, who are watched, change at once`, watchedChanges, LONGEST_TASK);
  say('one of them found after', search);
  console.log(`Contacts: at most ${nodes} nodes for ${LONG} (limit ${MOST_NODES})`);
  return least(frame) <= LONGEST_FRAME && [ordered, changes, watchedChanges].every(numbers => least(numbers) <= LONGEST_TASK) && nodes <= MOST_NODES;
}

// Of a longest frame in ten seconds a busy machine makes anything, and never less than it is.
const least = (numbers) => Math.min(...numbers);
