// A screen of its own for each WebKitGTK window: two windows on one screen would take the focus from each other.
// Its xsettings decide what media queries such as prefers-color-scheme answer, and may change while the browser runs.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './on-path.mjs';

export async function openDesktop() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const env = { ...process.env, DISPLAY: `:${await displayNumber(screen)}` };
  delete env.WAYLAND_DISPLAY;
  const settings = openSettings(env);
  return {
    env,
    settings,
    close() {
      settings?.close();
      screen.kill();
    },
  };
}

function displayNumber(screen) {
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.stdio[3].once('data', (data) => { resolve(String(data).trim()); });
  });
}

/** Undefined without xsettingsd: then media cannot be emulated. */
function openSettings(env) {
  if (!onPath('xsettingsd')) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'presence-webkit-'));
  const file = join(dir, 'xsettings');
  const state = { theme: 'Adwaita', animations: true };
  const write = () => { writeFileSync(file, `Net/ThemeName "${state.theme}"\nGtk/EnableAnimations ${state.animations ? '1' : '0'}\n`); };
  write();
  const daemon = spawn('xsettingsd', ['-c', file], { stdio: 'ignore', env });
  return {
    state,
    apply() {
      write();
      daemon.kill('SIGHUP');
    },
    close() {
      daemon.kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
