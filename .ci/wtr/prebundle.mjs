// Storybook has CommonJS inside, which a browser cannot load: bundle what the story tests need of it once per run.
import { build } from 'esbuild';

const dir = 'node_modules/.cache/prebundle';
const fileOf = (name) => name.replace(/\W+/gu, '_');

export const prebundle = (names) => ({
  name: 'prebundle',
  async serverStart() {
    await build({
      entryPoints: Object.fromEntries(names.map((name) => [fileOf(name), name])),
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
