// Some packages are CommonJS, or have it inside (Storybook), which a browser cannot load: bundle what tests need of them once per run.
import { build } from 'esbuild';

const dir = 'node_modules/.cache/prebundle';
const fileOf = (name) => name.replace(/\W+/gu, '_');

/** Names of packages; for one that is CommonJS as a whole, also the module that says what it exports. */
export const prebundle = (names, modules = {}) => ({
  name: 'prebundle',
  async serverStart() {
    await build({
      entryPoints: Object.fromEntries(names.map((name) => [fileOf(name), modules[name] ?? name])),
      outdir: dir,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      external: ['lit', 'lit/*', '@lit/*', 'lit-html', 'lit-html/*'], // one copy, shared with the elements
      define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
      logLevel: 'error',
    });
  },
  resolveImport: ({ source }) => (names.includes(source) ? `/${dir}/${fileOf(source)}.js` : undefined),
});
