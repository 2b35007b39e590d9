// Type-checks and compiles every package (`tsc -b`): the sources to dist/, tests and stories only checked.
// The list in tsconfig.json, which editors and eslint read, follows the folders: a new package needs no edit there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const packages = readdirSync('packages').sort().map((name) => `packages/${name}`);
const projects = [...packages, 'demo', '.storybook']
  .flatMap((dir) => [`${dir}/tsconfig.json`, `${dir}/tsconfig.test.json`])
  .filter((file) => existsSync(file));

const solution = `${JSON.stringify({ files: [], references: projects.map((path) => ({ path })) }, null, 2)}\n`;
if (!existsSync('tsconfig.json') || readFileSync('tsconfig.json', 'utf8') !== solution) writeFileSync('tsconfig.json', solution);

const tsc = 'node_modules/typescript/bin/tsc';
process.exitCode = spawnSync(process.execPath, [tsc, '--build', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
