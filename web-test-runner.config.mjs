// Tests and stories of the elements, and what of other packages is different in a page (*.browser.test.ts), in real browsers.
// `npx wtr` runs them in Chromium; ENGINES=chromium,firefox,webkit in all, and so does `npx wtr --config .ci/wtr/all-engines.mjs`.
// One file: npx wtr --files packages/elements/src/x/x.test.ts
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { launcher } from './.ci/browsers/launcher.mjs';
import { collectGarbagePlugin } from './.ci/wtr/collect-garbage.mjs';
import { prebundle } from './.ci/wtr/prebundle.mjs';
import { resultsReporter } from './.ci/wtr/results-reporter.mjs';
import { storiesAsTests } from './.ci/wtr/stories-as-tests.mjs';

const engines = (process.env.ENGINES ?? 'chromium').split(',');

export default {
  files: ['packages/elements/src/**/*.test.ts', 'packages/*/src/**/*.browser.test.ts', 'packages/elements/src/**/*.stories.ts'],
  rootDir: '.',
  nodeResolve: { exportConditions: ['@presence-elements/source', 'browser', 'development'] },
  plugins: [
    storiesAsTests(),
    prebundle(['storybook/test', 'storybook/actions', 'storybook/preview-api', '@storybook/web-components/entry-preview', 'saxes'], { saxes: './.ci/wtr/saxes.js' }),
    esbuildPlugin({ ts: true, tsconfig: './tsconfig.base.json', target: 'es2022' }),
    a11ySnapshotPlugin(),
    collectGarbagePlugin(),
  ],
  browsers: engines.map(launcher),
  reporters: [defaultReporter(), resultsReporter(process.env.RESULTS_FILE)],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // Milliseconds, for what never comes to an end, on a machine that is busy in many: whatever waits goes on as soon as it can.
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 240_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
};
