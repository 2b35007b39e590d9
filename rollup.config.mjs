// The build for a plain script tag: one entry that a page loads, and chunks that it loads on first use.
// (`npm run compile` has written the modules for npm to packages/*/dist; those of packages/cdn are only read here.)
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { integrity } from './.ci/rollup/integrity.mjs';
import { minifyLiterals } from './.ci/rollup/minify-literals.mjs';
import { removeStale } from './.ci/rollup/remove-stale.mjs';

const modules = 'packages/cdn/.cache/modules';
const entries = ['presence-elements', 'admin'].filter((name) => existsSync(`${modules}/${name}.js`));

export default {
  input: Object.fromEntries(entries.map((name) => [name, `${modules}/${name}.js`])),
  plugins: [
    nodeResolve({ browser: true }),
    minifyLiterals(),
    stylesheet(),
    removeStale(),
    integrity(),
    terser({ module: true, ecma: 2022, compress: { passes: 3 }, format: { comments: false } }),
  ],
  output: {
    dir: 'packages/cdn/dist',
    format: 'es',
    // Tooltip and menu come together, and are smaller so: what both need is compressed once.
    manualChunks: (id) => (isOverlay(id) ? 'overlays' : undefined),
    onlyExplicitManualChunks: true,
    // No hashes: a customer who hosts the folder replaces files, and integrity is listed by name.
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `${nameOf(chunk)}.js`,
    sourcemap: true,
  },
};

/**
 * What the script tag names is a few lines that import `main.js`, and so do the later chunks: were it the bundle itself,
 * they would load it again on a page that adds a version to the address (`presence-elements.js?v=2`).
 */
function nameOf({ name, facadeModuleId, moduleIds }) {
  if (moduleIds.some((id) => id.endsWith('/cdn/.cache/modules/presence-elements.js'))) return 'main';
  // The words of one element: `locales/preferences/de.js`, beside the language's own `locales/de.js`.
  const [, words] = /\/locales\/([\w-]+)\/[\w-]+\.js$/.exec(facadeModuleId ?? '') ?? [];
  if (words) return `${words}-${name}`;
  return facadeModuleId && basename(facadeModuleId) === 'define.js' ? `define-${basename(dirname(facadeModuleId))}` : name;
}

function isOverlay(id) {
  // What notices interest is there from the start.
  if (/\/(?:interest|notice|define)\.js$/.test(id)) return false;
  return /\/(?:overlay|status-tooltip|presence-menu|@floating-ui)\//.test(id) || /\/(?:overlay-messages|en-overlay|plain-text|dates)\.js$/.test(id);
}

/** The optional sheet that holds the icons' place until the script is there. */
function stylesheet() {
  const source = readFileSync('packages/elements/presence-icon.css', 'utf8');
  return { name: 'stylesheet', generateBundle() { this.emitFile({ type: 'asset', fileName: 'presence-icon.css', source }); } };
}
