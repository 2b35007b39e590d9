// One minified module per case, from the sources, as a page would get it.
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const here = new URL('.', import.meta.url).pathname;

export async function buildCases() {
  const names = readdirSync(`${here}cases`).map(file => file.replace(/\.js$/, ''));
  const built = await Promise.all(names.map(name => build({
    entryPoints: [`${here}page.js`],
    alias: { '#case': `${here}cases/${name}.js` },
    bundle: true, minify: true, format: 'esm', target: 'es2022', write: false,
    // Tooltip and menu come on first interest; nobody here is interested.
    external: ['*/attend.js'],
    conditions: ['@presence-elements/source', 'production'],
    absWorkingDir: `${here}../..`,
    nodePaths: [`${here}../../node_modules`],
  })));
  return new Map(names.map((name, at) => [name, built[at].outputFiles[0].text]));
}
