import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { effectRules } from '../architecture/effect-rules.js';
import { elementRules } from '../architecture/element-rules.js';
import { entryRules } from '../architecture/entry-rules.js';
import { importRules } from '../architecture/import-rules.js';
import { readRepo } from '../architecture/repo.js';
import { startFigure, startSize } from '../architecture/start-size.js';
import { writingRules } from '../architecture/writing-rules.js';

const root = join(import.meta.dirname, '../../..');
const repo = readRepo(root);

describe('in this house', () => {
  it('there is something to look at', () => {
    expect(repo.sources.length).toBeGreaterThan(50);
    expect([...repo.manifests.keys()]).toContain('core');
  });

  for (const { title, find } of [...importRules, ...effectRules, ...elementRules, ...writingRules, ...entryRules]) {
    it(title, () => {
      expect(find(repo)).toEqual([]);
    });
  }

  it('importing any package in Node adds nothing of ours to globalThis', async () => {
    const cache = join(import.meta.dirname, '../.cache');
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'import-'));
    try {
      const entries = [...repo.manifests.keys()].filter(home => repo.exists(`packages/${home}/src/index.ts`));
      await build({
        entryPoints: Object.fromEntries(entries.map(home => [home, join(root, `packages/${home}/src/index.ts`)])), outdir: folder, outExtension: { '.js': '.mjs' },
        bundle: true, format: 'esm', platform: 'node', mainFields: ['module', 'main'], target: 'es2022', conditions: ['@presence-elements/source'], logLevel: 'silent',
        banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
      });
      const script = `const before = new Set(Reflect.ownKeys(globalThis));
        for (const entry of ${JSON.stringify(entries)}) await import(\`./\${entry}.mjs\`);
        console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter(key => !before.has(key)).map(String)));`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
      // Lit counts its versions there and brings a stand-in for `customElements`; Node keeps its dispatcher there.
      expect((JSON.parse(stdout) as string[]).filter(key => !/^(lit|reactive)[A-Z]|^customElements$|^Symbol\(undici\./.test(key))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const readme = repo.read('README.md');
  it.runIf(readme)('the size that README tells is the size that is measured', () => {
    const told = startFigure(readme!);
    expect(told, 'README.md has a line `start: N,NNN bytes gzip`').toBeDefined();
    expect(repo.exists('packages/cdn/dist/presence-elements.js'), 'built by `npm run build`').toBe(true);
    const measured = startSize(file => readFileSync(join(root, 'packages/cdn/dist', file)));
    // Versions of Node compress a few bytes differently.
    expect(Math.abs(told! - measured), `README.md says ${told}, measured are ${measured}`).toBeLessThanOrEqual(measured / 200);
  });
});
