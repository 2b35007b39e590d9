// Adds the browsers that a full test run needs, where that is ours to do: as root on Debian. Elsewhere it says what would add them.
import { spawnSync } from 'node:child_process';
import { engines } from './engines.mjs';
import { onPath } from './on-path.mjs';

const lacking = () => Object.entries(engines).map(([engine, { lacks }]) => ({ engine, lacks: lacks() })).filter(({ lacks }) => lacks.length);

/** The engines that stay left out, each with the reason and the command that would add it. */
export function installBrowsers() {
  const debian = process.platform === 'linux' && onPath('apt-get') !== undefined;
  const missing = lacking().flatMap(({ lacks }) => lacks);
  if (missing.length && debian && process.getuid() === 0) install(missing);
  return lacking().map(({ engine, lacks }) => ({
    name: `everything in ${engine}`,
    why: `${lacks.join(', ')} not found; add with: ${debian ? `sudo apt-get install --no-install-recommends ${lacks.join(' ')}` : 'the package manager of this system (Debian has all of them)'}`,
  }));
}

function install(packages) {
  console.log(`Installing ${packages.join(', ')} for the tests …`);
  const apt = (...args) => spawnSync('apt-get', ['--quiet', '--yes', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '--no-install-recommends', ...packages);
}
