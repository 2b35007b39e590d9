import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** What "are the types wrong" finds in a packed package, for those who import it as a module; '' if nothing. */
export function wrongTypes(tarball, manifest) {
  const withoutTypes = Object.keys(manifest.exports).filter((entry) => /\.(?:css|json)$/u.test(entry));
  const exclude = withoutTypes.length ? ['--exclude-entrypoints', ...withoutTypes] : [];
  const args = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color', ...exclude];
  return new Promise((resolve) => {
    execFile(join('node_modules', '.bin', 'attw'), [tarball, ...args], { shell: process.platform === 'win32' }, (error, stdout, stderr) => {
      resolve(error ? stdout + stderr : '');
    });
  });
}
