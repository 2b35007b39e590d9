// The Chromium that comes with npm (Linux x64): nothing has to be installed to run the tests, and the fonts are the same everywhere.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** Launch options for puppeteer, or undefined where the package has no browser. */
export async function npmChromium() {
  const version = packagedVersion();
  if (!version) return undefined;
  const dir = join(modules, '.cache', `chromium-${version}`);
  if (!existsSync(dir)) await unpack(dir);
  return {
    executablePath: join(dir, 'chromium'),
    headless: 'shell',
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...process.env, LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_FILE: join(dir, 'fonts.conf') },
  };
}

/** Which one there is for this machine, if any. */
export function packagedVersion() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.env.PX_BROWSER === 'installed') return undefined;
  try {
    return JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')).version;
  } catch {
    return undefined; // left out by the installer: an installed browser will do
  }
}

/**
 * The package unpacks into the temporary folder under fixed names and edits the environment: let a process of its own do it,
 * beside the final place, so that two runs at once, or one that is interrupted, leave nothing half done.
 */
async function unpack(dir) {
  const staging = `${dir}.${String(process.pid)}`;
  mkdirSync(staging, { recursive: true });
  try {
    // With AWS_EXECUTION_ENV it also unpacks libnss3, libnspr4 and libexpat, which a bare system lacks.
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
    await promisify(execFile)(process.execPath, ['--eval', script], { cwd: modules, env });
    writeFileSync(join(staging, 'fonts.conf'), fontConfig(dir));
    renameSync(staging, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error; // else another run was quicker
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Its own fonts.conf names a folder outside ours, and a Chromium without any font crashes. */
function fontConfig(dir) {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(dir, 'fonts')}</dir><cachedir>${join(dir, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
