import { command, commandAsTest, tool } from './command.mjs';

/** What `npm run build` does, each part as one test. */
export const build = async () => [
  await commandAsTest('the manifest of the elements is written', tool('cem', ['analyze', '--quiet'])),
  await commandAsTest('every package compiles', command(process.execPath, ['.ci/compile.mjs'])),
  await commandAsTest('the published schema of the configuration is up to date', command(process.execPath, ['.ci/config-schema.mjs', '--check'])),
  await commandAsTest('the build for a script tag is bundled', tool('rollup', ['--config', '--silent'])),
];
