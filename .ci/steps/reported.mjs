import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines } from './command.mjs';

const dir = 'node_modules/.cache/results';

/**
 * The tests that a runner reported through one of our reporters (.ci/wtr/results-reporter.mjs, .ci/steps/vitest-reporter.mjs).
 * A runner that fails without a failed test has failed itself.
 */
export async function reported(name, run) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${name}.json`);
  rmSync(file, { force: true });
  const { code, output } = await run({ RESULTS_FILE: file });
  const results = readResults(file);
  if (code === 0 || results.some(({ status }) => status === 'failed')) return results;
  return [...results, { name: `${name}: the runner ended with code ${String(code)}`, status: 'failed', detail: lastLines(output) }];
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // the runner did not get so far; its exit code tells
  }
}
