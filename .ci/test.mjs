// `npm test`: everything that must hold, one step after the other; a step that fails does not keep the next from running.
// `node .ci/test.mjs unit lint` runs these steps only. The last line is always `N passed, N failed, N skipped`.
import { installBrowsers } from './browsers/install.mjs';
import { checkPackages } from './packages.mjs';
import { installServers } from './servers/install.mjs';
import { measureSizes } from './sizes.mjs';
import { build } from './steps/build.mjs';
import { elements } from './steps/elements.mjs';
import { lint } from './steps/lint.mjs';
import { summarize } from './steps/summary.mjs';
import { e2e, servers, unit } from './steps/vitest.mjs';

const steps = { build, lint, unit, elements, servers, e2e, packages: checkPackages, sizes: measureSizes };
/** What is found or installed before the first step that needs it. */
const provisions = new Map([[installBrowsers, ['elements', 'e2e']], [installServers, ['servers', 'e2e']]]);

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(steps);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length) throw new Error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}`);

const leftOut = [];
const results = [];
for (const name of chosen) results.push(...await runStep(name));
process.exitCode = summarize(results, leftOut);

async function runStep(name) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const found = await provide(name).then(steps[name]).catch((error) => [{ name, status: 'failed', detail: error.stack }]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${found.length ? `${String(found.length)} tests` : 'no tests yet'}, ${seconds} s`);
  return found;
}

async function provide(name) {
  for (const [provision, users] of provisions) {
    if (!users.includes(name)) continue;
    provisions.delete(provision);
    leftOut.push(...await provision());
  }
}
