// What a page downloads, in bytes after gzip, against what it may. `npm run sizes` prints it; `npm test` fails above a budget.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';
import { walk } from 'estree-walker';

const dist = 'packages/cdn/dist';

/** The one table: these files, and all that they import statically. */
const budgets = [
  { what: 'a page with the script tag', files: ['presence-elements.js'], budget: 10_000 },
  { what: 'that, and tooltip and menu after their first use', files: ['presence-elements.js', 'overlays.js'], budget: 20_000 },
];

/** One result per budget, for .ci/test.mjs. */
export async function measureSizes() {
  const results = budgets.map(measure);
  for (const { name, status, detail } of results) console.log(`${status === 'passed' ? '✓' : '✗'} ${name}\n    ${detail}`);
  return results;
}

function measure({ what, files, budget }) {
  const missing = files.filter((file) => !existsSync(join(dist, file)));
  if (missing.length) return { name: what, status: 'failed', detail: `${missing.join(', ')} missing in ${dist}: npm run build` };
  const sizes = [...downloaded(files)];
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  return {
    name: `${what}: ${digits(total)} bytes of ${digits(budget)}`,
    status: total <= budget ? 'passed' : 'failed',
    detail: sizes.map(([file, bytes]) => `${file} ${digits(bytes)}`).join(', '),
  };
}

/** Every file that these need before they run, with its size. */
function downloaded(files, seen = new Map()) {
  for (const file of files.filter((each) => !seen.has(each))) {
    const code = readFileSync(join(dist, file));
    seen.set(file, gzipSync(code, { level: 9 }).length);
    downloaded(staticImports(String(code)), seen);
  }
  return seen;
}

function staticImports(code) {
  const found = [];
  walk(parseAst(code), {
    enter(node) {
      if (/^(?:Import|ExportNamed|ExportAll)Declaration$/u.test(node.type) && node.source) found.push(node.source.value.replace('./', ''));
    },
  });
  return found;
}

const digits = (number) => number.toLocaleString('en');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await measureSizes();
  process.exitCode = results.some(({ status }) => status === 'failed') ? 1 : 0;
}
