import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDirectory } from '../fixtures/directory.js';

const home = join(import.meta.dirname, '..');
const readme = await readFile(join(home, 'README.md'), 'utf8');

/** The code of the README: blocks with a name in a comment before them, and the others by what they begin with. */
const block = (start: string): string => {
  const code = [...readme.matchAll(/(?:<!-- ([\w.-]+):.*-->\n)?```ts\n([^]*?)```/g)].find(([, name, body]) => name === start || body!.startsWith(start))?.[2];
  if (code === undefined) throw new Error(`The README has no code for ${start}`);
  return code;
};

const files = {
  'directory-agent.ts': block('directory-agent.ts'),
  'directory-agent.test.ts': block('directory-agent.test.ts'),
  'page.ts': block('import { defaultRegistry }'),
  'fakes.ts': `import { createRegistry } from '@presence-elements/core';
    import { fakeAgent, fakeClock } from '@presence-elements/testing';
    export const seen: string[] = [];
    const show = ({ availability }: { availability: string }): void => void seen.push(availability);
    ${block('const clock = fakeClock()')}
    export { agent };`,
  'directory.ts': `export * from '${join(home, 'fixtures/directory.js')}';`,
};

describe('the README', () => {
  let folder: string;

  beforeAll(async () => {
    await mkdir(join(home, '.cache'), { recursive: true });
    folder = await mkdtemp(join(home, '.cache/readme-'));
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const bundle = (entry: string, platform: 'node' | 'neutral' = 'node') => build({
    entryPoints: [join(folder, entry)], outfile: join(folder, 'out', entry.replace(/ts$/, 'mjs')), bundle: true, format: 'esm', platform, target: 'es2022',
    conditions: ['@presence-elements/source'],
  });

  it('shows an agent in less than forty lines', () => {
    expect(files['directory-agent.ts'].trim().split('\n').length).toBeLessThan(40);
  });

  it('shows code that compiles under the strictest options', () => {
    const options: ts.CompilerOptions = {
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true, isolatedModules: true, verbatimModuleSyntax: true,
      module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['node'],
      customConditions: ['@presence-elements/source'], skipLibCheck: true, noEmit: true,
    };
    const program = ts.createProgram(Object.keys(files).map(name => join(folder, name)), options);
    const found = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(folder));
    expect(found.map(({ file, start, messageText }) => `${file!.fileName.slice(folder.length)}:${file!.getLineAndCharacterOfPosition(start!).line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)).toEqual([]);
  });

  it('shows a test that passes, as it stands, with no rule skipped but those on watch, publish and send', async () => {
    await bundle('directory-agent.test.ts');
    const { NODE_OPTIONS: _ours, NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap', join(folder, 'out/directory-agent.test.mjs')], { env });
    expect(stdout).toMatch(/# fail 0/);
    const skipped = [...stdout.matchAll(/not tried: the harness has no `(\w+)`/g)].map(([, need]) => need!);
    expect([...new Set(skipped)].sort()).toEqual(['change', 'own', 'received']);
  });

  it('shows an agent that a registry takes as it is', async () => {
    await bundle('directory-agent.ts', 'neutral');
    const { createRegistry } = await import('@presence-elements/core');
    const { DirectoryAgent } = await import(join(folder, 'out/directory-agent.mjs')) as { DirectoryAgent: new (url: string) => Parameters<ReturnType<typeof createRegistry>['register']>[0] };
    const directory = await startDirectory({ 'ada@corp.example': 'busy' });
    const registry = createRegistry();
    registry.register(new DirectoryAgent(directory.url({ message: 'Back <b>at two</b>' })), 'corp.example');
    expect(await registry.lookup('mailto:Ada@Corp.Example')).toMatchObject({ availability: 'busy', note: { text: 'Back <b>at two</b>' }, agent: 'directory' });
    expect(await registry.lookup('nobody@corp.example')).toMatchObject({ availability: 'unknown', problem: 'no-data' });
    registry.dispose();
    directory.close();
  });

  it('shows fakes that do what it says', async () => {
    await bundle('fakes.ts');
    const { agent, seen } = await import(join(folder, 'out/fakes.mjs')) as { agent: { asked: readonly (readonly string[])[] }; seen: readonly string[] };
    expect(agent.asked[0]).toEqual(['ada@corp.example']);
    expect(agent.asked.length).toBeGreaterThan(1);
    expect(seen).toContain('busy');
  });
});
