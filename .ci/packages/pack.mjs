import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';

const target = 'node_modules/.cache/packed';

/** Every package that is published, packed as npm would: `{ dir, manifest, tarball, files }`. */
export function packAll() {
  mkdirSync(target, { recursive: true });
  return readdirSync('packages')
    .map((name) => ({ dir: `packages/${name}`, manifest: JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')) }))
    .filter(({ manifest }) => !manifest.private)
    .map((each) => ({ ...each, ...pack(each.dir) }));
}

function pack(dir) {
  const output = execFileSync('npm', ['pack', `./${dir}`, '--json', '--pack-destination', target], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' });
  const [{ filename, files }] = JSON.parse(output);
  return { tarball: `${target}/${filename}`, files: files.map(({ path }) => path) };
}
