import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeHarness } from '../fixtures/mutants.js';
import type { AgentHarness } from './agent-harness.js';
import { describeAgent, type Runner } from './describe-agent.js';

/** A runner that writes down what it is given. */
function collector() {
  const names: string[] = [], skipped: string[] = [];
  const tests = new Map<string, () => Promise<void>>();
  const it = Object.assign((title: string, body: () => Promise<void>) => void tests.set(title, body), { skip: (title: string) => void skipped.push(title) });
  const runner: Runner = { describe: (name, body) => (names.push(name), body()), it };
  return { names, tests, skipped, runner };
}

const bare = (): AgentHarness => {
  const { create, known } = fakeHarness(agent => {
    delete agent.watch;
    delete agent.publish;
    delete agent.send;
  });
  return { create, known };
};

// The contract as vitest runs it, on an agent that keeps it.
describeAgent('the fake agent', fakeHarness(), { describe, it });

describe('describeAgent', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('defines one test for each rule under the name of the agent', () => {
    const { names, tests, skipped, runner } = collector();
    describeAgent('the directory', fakeHarness(), runner);
    expect(names).toEqual(['the directory']);
    expect([...tests.keys()]).toContain('answers every address that its network knows');
    expect(skipped).toEqual([]);
  });

  it('skips by name, with the reason, what the harness cannot try', () => {
    const { tests, skipped, runner } = collector();
    describeAgent('the directory', { ...bare(), without: { hanging: 'the network always answers' } }, runner);
    expect(skipped).toContain('says when its watch is live, and then reports each change (not tried: the harness has no `change`)');
    expect(skipped).toContain('stops at once when it is given up, and leaves nothing behind (not tried: the network always answers)');
    expect([...tests.keys()].filter(title => title.includes('not tried'))).toEqual([]);
  });

  it('still tries nearly half of the rules on an agent with nothing but query', async () => {
    const { tests, skipped, runner } = collector();
    describeAgent('the directory', bare(), runner);
    expect(tests.size).toBeGreaterThanOrEqual(skipped.length / 2);
    for (const body of tests.values()) await body();
  });

  it('names what it skips where the runner cannot skip', async () => {
    const titles: string[] = [];
    describeAgent('the directory', bare(), { describe: (_name, body) => body(), it: title => void titles.push(title) });
    expect(titles.filter(title => title.includes('not tried')).length).toBeGreaterThan(5);
  });

  it('uses the global describe and it where none are given', () => {
    const { tests, runner } = collector();
    vi.stubGlobal('describe', runner.describe);
    vi.stubGlobal('it', runner.it);
    describeAgent('the directory', bare());
    expect(tests.size).toBeGreaterThan(0);
  });

  it('says what is missing where there is no test runner', () => {
    vi.stubGlobal('describe', undefined);
    expect(() => describeAgent('the directory', bare())).toThrow('There is no global `describe` and `it`: pass those of your test runner');
  });

  it('refuses a harness that knows too few, or nobody who has an address', () => {
    const { runner } = collector();
    expect(() => describeAgent('x', { ...bare(), known: { 'ada@corp.example': 'busy' } }, runner)).toThrow(TypeError);
    expect(() => describeAgent('x', { ...bare(), known: { ada: 'busy', bob: 'away' } }, runner)).toThrow('The harness names "ada", which is no address');
  });
});

describe('the suite in node:test', () => {
  const run = promisify(execFile);
  const here = import.meta.dirname;

  /** Bundles a test file as a third party would write it and lets `node --test` run it. */
  async function nodeTest(mutation: string): Promise<string> {
    const folder = await mkdtemp(join(here, '../node-test-'));
    try {
      const contents = `import { describe, it } from 'node:test';
        import { fakeHarness } from '../fixtures/mutants.js';
        import { describeAgent } from './describe-agent.js';
        describeAgent('the agent', fakeHarness(${mutation}), { describe, it });`;
      const { outputFiles } = await build({ stdin: { contents, resolveDir: here, loader: 'ts' }, bundle: true, write: false, platform: 'node', format: 'esm', conditions: ['@presence-elements/source'], logLevel: 'silent' });
      await writeFile(join(folder, 'agent.test.mjs'), outputFiles[0]!.contents);
      const { NODE_OPTIONS: _ours, NODE_TEST_CONTEXT: _context, ...env } = process.env;
      return await run(process.execPath, ['--test', '--test-reporter=tap', join(folder, 'agent.test.mjs')], { env }).then(({ stdout }) => stdout, (error: unknown) => (error as { stdout: string }).stdout);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it('passes a good agent', async () => {
    const output = await nodeTest('');
    expect(output).toMatch(/# pass [2-9]\d/);
    expect(output).toMatch(/# fail 0/);
  });

  it('fails a bad one, with the sentence', async () => {
    const output = await nodeTest('agent => void (agent.query = async () => [])');
    expect(output).toMatch(/the network knows ada@corp\.example, but no report says so/);
    expect(output).toMatch(/not ok \d+ - answers every address that its network knows/);
  });
});
