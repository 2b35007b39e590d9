import { openOrganisation } from '@presence-elements/policy';
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, listed, root } from './store-changes.js';
import { storePlace, type StorePlace } from './store-place.js';

const CHANGES = 1_000, SEED = 20_101_004;
// Some changes long, so that every moment of a change is met (milliseconds).
const LONGER = 3;
// SQLite's journal begins so while there is something to take back.
const HOT = Buffer.from('d9d505f920a163d7', 'hex');

let place: StorePlace;
// Beside the package, so that what it imports is found.
const writer = join(import.meta.dirname, `../.cache/store-writer-${process.pid}.mjs`);
beforeAll(async () => {
  place = await storePlace();
  await mkdir(join(writer, '..'), { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'store-writer.ts')], outfile: writer, bundle: true, external: ['libsql'],
    format: 'esm', platform: 'node', target: 'es2022', conditions: ['@presence-elements/source'], logLevel: 'silent',
  });
});
afterAll(async () => {
  await place.clear();
  await rm(writer, { force: true });
});

/** Numbers from 0 to below 1 that are the same in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Lets a process change settings until it has acknowledged so many more changes, and so much longer (milliseconds), and kills it. Answers the last that it acknowledged. */
async function killAfter(more: number, longer: number): Promise<number> {
  const child = spawn(process.execPath, [writer, place.file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '', killed = false;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    told += chunk.toString();
    if (killed || told.split('\n').length <= more) continue;
    // A timer would be too coarse: a change takes less than its unit.
    for (const until = performance.now() + longer; performance.now() < until;);
    killed = child.kill('SIGKILL');
  }
  // The last line is whole only with its end.
  const acknowledged = told.split('\n').slice(0, -1).map(Number);
  expect(acknowledged.length, 'it was killed while it worked, and by nobody else').toBeGreaterThanOrEqual(more);
  return acknowledged.at(-1)!;
}

/** Holds that all there is, the recorded changes included, is as after one and the same change, and answers which. */
async function whole(): Promise<number> {
  const store = await place.open(), organisation = await openOrganisation(store, { domain: 'portal.example' }), administration = organisation.administration(root);
  const changes = store.changes({ limit: Infinity }), { number } = changes[0]!, even = number - (number % 2), odd = number - 1 + (number % 2);
  expect(changes.map(change => [change.number, change.at, change.by, change.what])).toEqual(Array.from({ length: number }, (_, at) => number - at).map(each => [each, each, 'root', whatOf(each)]));
  for (const { number: each, before, after } of changes) {
    if (whatOf(each) === 'sharing-changed') expect([before, after]).toMatchObject([each > 3 ? { maxContacts: each - 2 } : {}, { maxContacts: each }]);
  }
  expect(organisation.problems).toEqual([]);
  expect(organisation.facts.settings.providers.find(({ id }) => id === 'partner')).toMatchObject(draft);
  expect(await administration.read('sharing')).toMatchObject(odd > 1 ? { revision: (odd - 1) / 2, value: { maxContacts: odd } } : { revision: 0 });
  const people = (await administration.directory()).map(({ address, name }) => ({ address, name }));
  expect(new Set(people)).toEqual(new Set(even ? listed(even) : []));
  store.close();
  return number;
}

const whatOf = (number: number): string => (number === 1 ? 'provider-added' : number % 2 ? 'sharing-changed' : 'directory-imported');

describe('an organisation whose process is killed again and again', () => {
  it(`opens with every acknowledged change of ${CHANGES} and at most one more, and the recorded changes are those`, async () => {
    const random = dice(SEED);
    let kept = 0, kills = 0, interrupted = 0;
    // Until it has seen what it is about, too: a kill in the middle of a change.
    while (kept < CHANGES || !interrupted) {
      const acknowledged = await killAfter(1 + Math.floor(random() * 40), random() * LONGER), journal = await readFile(`${place.file}-journal`).catch(() => Buffer.of());
      if (journal.subarray(0, HOT.length).equals(HOT)) interrupted++;
      kept = await whole();
      expect(kept - acknowledged, `killed after change ${acknowledged}`).toBeOneOf([0, 1]);
      kills++;
    }
    console.log(`${kills} kills, ${interrupted} of them in the middle of a change`);
  }, 300_000);
});
