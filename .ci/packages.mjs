// What somebody who installs a package relies on. `node .ci/packages.mjs` prints it; `npm test` fails if any of it fails.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { missingEntries } from './packages/entries.mjs';
import { packAll } from './packages/pack.mjs';
import { changedGlobals } from './packages/quiet-import.mjs';
import { wrongTypes } from './packages/types.mjs';

/** One result per package and check. */
export async function checkPackages() {
  const results = [];
  for (const each of packAll()) {
    const { name } = each.manifest;
    results.push(
      await check(`${name} has every file that its entries name`, () => missingEntries(each).join('\n')),
      await check(`${name} can be imported in Node and leaves no trace there`, async () => (await changedGlobals(name)).join('\n')),
      await check(`${name} pleases publint`, () => lint(each)),
      await check(`${name} has types that resolve`, () => wrongTypes(each.tarball, each.manifest)),
    );
  }
  return results;
}

/** A check says what is wrong, or nothing. */
async function check(name, find) {
  const detail = await Promise.resolve().then(find).catch((error) => error.stack);
  const status = detail ? 'failed' : 'passed';
  console.log(`${detail ? '✗' : '✓'} ${name}${detail ? `\n${detail}` : ''}`);
  return { name, status, detail };
}

async function lint({ tarball, manifest }) {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => formatMessage(message, manifest, { color: false })).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await checkPackages();
  process.exitCode = results.some(({ status }) => status === 'failed') ? 1 : 0;
}
