// Debian's packages, where it is ours to add them: as root on Debian. Elsewhere we say what would add them.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { onPath } from './browsers/on-path.mjs';

const NO_SERVICES = '/usr/sbin/policy-rc.d';

const isDebian = () => process.platform === 'linux' && onPath('apt-get') !== undefined;

/** Installs them, if this is Debian and we are root, and says so. The services that some bring along are not started. */
export function install(packages) {
  if (!packages.length || !isDebian() || process.getuid() !== 0) return;
  console.log(`Installing ${packages.join(', ')} for the tests …`);
  withoutServices(() => {
    apt('update');
    apt('install', '--no-install-recommends', ...packages);
  });
}

/** The words for what is missing, with the command that would add it. */
export const advice = (packages) => `${packages.join(', ')} not found; add with: ${
  isDebian() ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}` : 'the package manager of this system (Debian has all of them)'}`;

function apt(...args) {
  spawnSync('apt-get', ['--quiet', '--yes', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** A machine that has a policy of its own keeps it. */
function withoutServices(run) {
  if (existsSync(NO_SERVICES)) return run();
  writeFileSync(NO_SERVICES, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run();
  } finally {
    rmSync(NO_SERVICES);
  }
}
