// Unit tests run in Node beside their sources; packages/elements has its own runner, in browsers: web-test-runner.config.mjs.
// Tests on real servers (Prosody, ejabberd, Kamailio, slapd) start them by themselves: packages/*/test.
// The end-to-end tests drive the demo in real browsers, one file after another.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests read the sources of the other packages, so nothing has to be built first.
const conditions = ['@presence-elements/source'];

export default defineConfig({
  resolve: { conditions, alias: { 'fast-check': fileURLToPath(new URL('.ci/fast-check.mjs', import.meta.url)) } },
  ssr: { resolve: { conditions } },
  test: {
    globals: true,
    environment: 'node',
    passWithNoTests: true,
    // A wait ends as soon as the thing is so: its own end, a second by default, is for what never comes, on a machine that is busy in many.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', '.ci/**/*.test.mjs'],
          exclude: ['**/node_modules/**', 'packages/elements/**', '**/*.browser.test.ts'],
          // Thousands of examples on a machine that is busy in many: a limit for what hangs, not for what is slow.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['packages/*/test/**/*.test.ts'],
          // Each file has servers of its own; more of them at once than cores, and all wait for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['demo/test/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          // Limits for what hangs, not for what is slow.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
