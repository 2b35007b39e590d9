// What a page downloads, in bytes after gzip, against what it may. `npm run sizes` prints it; `npm test` fails above a budget.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';
import { walk } from 'estree-walker';
import { measureAgents } from './sizes-agents.mjs';

const dist = 'packages/cdn/dist';

/** The one table: these files and all that they import; and of what is loaded on use, also what that loads later. */
const budgets = [
  // The aim is 10,000. Lit's ReactiveElement takes 2,700 of it, the registry 8,000 with all its behaviour, the icon 2,700,
  // the relay agent 2,300, scope and languages 1,700: the profile is flat. The budget keeps what has been reached.
  { what: 'a page with the script tag', files: ['presence-elements.js'], onUse: [], budget: 17_800 },
  // The aim is 20,000; Floating UI alone is 6,200 of what is added.
  { what: 'that, and tooltip and menu after their first use', files: ['presence-elements.js'], onUse: ['overlays.js'], budget: 31_700 },
  // Each of these with all that a page with the script tag has already.
  { what: 'a page for administrators', files: ['admin.js'], onUse: [], budget: 56_600 },
  { what: 'a page with contacts', files: ['presence-elements.js', 'presence-contacts.js'], onUse: [], budget: 52_400 },
  { what: 'a page with preferences', files: ['presence-elements.js', 'presence-preferences.js'], onUse: [], budget: 47_300 },
];

/** One result per budget, for .ci/test.mjs. */
export async function measureSizes() {
  const results = [...budgets.map(measure), shortened(['main.js', 'overlays.js'])];
  for (const { name, status, detail } of results) console.log(`${status === 'passed' ? '✓' : '✗'} ${name}\n    ${detail}`);
  return [...results, ...await measureAgents()];
}

function measure({ what, files, onUse, budget }) {
  const missing = [...files, ...onUse].filter((file) => !existsSync(join(dist, file)));
  if (missing.length) return { name: what, status: 'failed', detail: `${missing.join(', ')} missing in ${dist}: npm run build` };
  const sizes = [...downloaded(onUse, 'later', downloaded(files, 'at once'))];
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  return {
    name: `${what}: ${digits(total)} bytes of ${digits(budget)}`,
    status: total <= budget ? 'passed' : 'failed',
    detail: sizes.map(([file, bytes]) => `${file} ${digits(bytes)}`).join(', '),
  };
}

/** Sheets and markup that nothing has shortened still stand over several lines, as in their source. */
function shortened(files) {
  const long = files.filter((file) => existsSync(join(dist, file)) && /\n\s/u.test(readFileSync(join(dist, file), 'utf8')));
  return { name: 'sheets and markup are shortened', status: long.length ? 'failed' : 'passed', detail: long.length ? `not in ${long.join(', ')}` : files.join(', ') };
}

/** Every file that these load, with its size: 'at once' before they run, 'later' while they do, too. */
function downloaded(files, when, seen = new Map()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    const code = readFileSync(join(dist, file));
    seen.set(file, gzipSync(code, { level: 9 }).length);
    downloaded(importsOf(String(code), when), when, seen);
  }
  return seen;
}

function importsOf(code, when) {
  const sources = [];
  walk(parseAst(code), {
    enter({ type, source }) {
      const isStatic = /^(?:Import|ExportNamed|ExportAll)Declaration$/u.test(type);
      if (source && (isStatic || when === 'later')) sources.push(source.value.replace('./', ''));
    },
  });
  return sources;
}

const digits = (number) => number.toLocaleString('en');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await measureSizes();
  process.exitCode = results.some(({ status }) => status === 'failed') ? 1 : 0;
}
