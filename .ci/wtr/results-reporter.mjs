// Writes every test of the run as one line of data, for .ci/test.mjs to count.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export const resultsReporter = (file) => ({
  stop({ sessions }) {
    if (file) writeFileSync(file, JSON.stringify([...sessions].flatMap(resultsOf)));
  },
});

function resultsOf(session) {
  const file = relative('.', session.testFile), place = `${file} in ${session.browser.name}`;
  const tests = testsOf(session.testResults).map(({ path, test }) => ({
    file,
    name: `${place}: ${path.join(' ')}`,
    status: test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed',
    detail: test.error && [test.error.message, test.error.stack].filter(Boolean).join('\n'),
  }));
  const broken = session.errors.map((error) => ({ file, name: place, status: 'failed', detail: error.stack ?? error.message }));
  // A file that could not even be loaded has neither tests nor, sometimes, errors.
  const silent = !session.passed && !broken.length && !tests.some((test) => test.status === 'failed');
  return [...tests, ...broken, ...(silent ? [{ file, name: place, status: 'failed', detail: 'the file did not finish' }] : [])];
}

function testsOf(suite, above = []) {
  if (!suite) return [];
  const path = suite.name ? [...above, suite.name] : above;
  return [
    ...suite.tests.map((test) => ({ path: [...path, test.name], test })),
    ...suite.suites.flatMap((inner) => testsOf(inner, path)),
  ];
}
