// What a page's own build adds for one agent, in bytes after gzip: at once, and when it first connects. Core and Lit are not counted.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The aims are the agents' own: what has been reached, and a little room. */
const budgets = {
  // strophe.js is 19,400 of what comes later, JsSIP 44,000.
  xmpp: { atOnce: 7_800, later: 33_000 },
  sip: { atOnce: 1_700, later: 53_500 },
  web: { atOnce: 7_900, later: 0 },
  // 4,000 of it are the pushing, which a page leaves out with an import of `graphAgent` alone.
  graph: { atOnce: 12_000, later: 1_000 },
  ucwa: { atOnce: 13_200, later: 0 },
  matrix: { atOnce: 7_700, later: 0 },
};

/** One result per agent and budget, for .ci/test.mjs. */
export async function measureAgents() {
  const results = [];
  for (const [name, budget] of Object.entries(budgets)) results.push(...await measureAgent(name, budget));
  for (const { name, status } of results) console.log(`${status === 'passed' ? '✓' : '✗'} ${name}`);
  return results;
}

async function measureAgent(agent, budget) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from '@presence-elements/agent-${agent}';`, resolveDir: '.', sourcefile: 'page.js' }, outdir: 'out', entryNames: 'page',
    bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', write: false, metafile: true, external: ['@presence-elements/core'], logLevel: 'silent',
  });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path.split('/').at(-1), gzipSync(contents, { level: 9 }).length]));
  const atOnce = filesAtOnce(metafile.outputs);
  const sum = (files) => files.reduce((total, file) => total + sizes.get(file), 0);
  const later = sum([...sizes.keys()].filter((file) => !atOnce.includes(file)));
  const strangers = Object.keys(metafile.inputs).filter((input) => /packages\/agent-/u.test(input) && !input.includes(`packages/agent-${agent}/`));
  return [
    within(`agent-${agent} at once`, sum(atOnce), budget.atOnce),
    within(`agent-${agent} when it first connects`, later, budget.later),
    { name: `a page with agent-${agent} downloads nothing of another agent`, status: strangers.length ? 'failed' : 'passed', detail: strangers.join('\n') },
  ];
}

/** The entry, and what it imports without being asked. */
function filesAtOnce(outputs, file = 'out/page.js', found = new Set()) {
  found.add(file.split('/').at(-1));
  for (const { path, kind, external } of outputs[file].imports) {
    if (!external && kind === 'import-statement' && !found.has(path.split('/').at(-1))) filesAtOnce(outputs, path, found);
  }
  return [...found];
}

function within(what, bytes, budget) {
  return { name: `${what}: ${bytes.toLocaleString('en')} bytes of ${budget.toLocaleString('en')}`, status: bytes <= budget ? 'passed' : 'failed' };
}
