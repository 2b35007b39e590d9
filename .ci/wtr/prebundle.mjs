// Some packages are CommonJS, or have it inside (Storybook), which a browser cannot load: bundle what tests need of them once per run.
import { basename } from 'node:path';
import { build } from 'esbuild';

// Where the bundles seem to be, for their own imports to be found. They are kept in memory: two runs at once write no file under each other.
const dir = 'node_modules/.cache/prebundle';
const fileOf = (name) => name.replace(/\W+/gu, '_');

/** Names of packages; for one that is CommonJS as a whole, also the module that says what it exports. */
export function prebundle(names, modules = {}) {
  const bundles = new Map();
  return {
    name: 'prebundle',
    async serverStart() {
      const { outputFiles } = await build({
        entryPoints: Object.fromEntries(names.map((name) => [fileOf(name), modules[name] ?? name])),
        outdir: dir,
        write: false,
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        external: ['lit', 'lit/*', '@lit/*', 'lit-html', 'lit-html/*'], // one copy, shared with the elements
        define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
        logLevel: 'error',
      });
      for (const { path, text } of outputFiles) bundles.set(`/${dir}/${basename(path)}`, text);
    },
    serve: ({ path }) => (bundles.has(path) ? { type: 'js', body: bundles.get(path) } : undefined),
    resolveImport: ({ source }) => (names.includes(source) ? `/${dir}/${fileOf(source)}.js` : undefined),
  };
}
