import { fakeClock } from '@presence-elements/testing';
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../later.js';
import { watchFile } from './file-watch.js';

let folder: string, stop: (() => void) | undefined;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'presence-watch-')); });
afterEach(async () => {
  stop?.();
  await rm(folder, { recursive: true });
});

/** Resolves at the next look after `change`. */
async function looked(file: string, change: () => Promise<void>): Promise<void> {
  let looks: () => void = () => undefined;
  const next = new Promise<void>(resolve => { looks = resolve; });
  stop = watchFile(file, () => looks(), later);
  await change();
  await next;
}

describe('a file that is watched', () => {
  it('is looked at when it is written', async () => {
    const file = join(folder, 'a.json');
    await writeFile(file, '1');
    await looked(file, () => writeFile(file, '2'));
  });

  it('is looked at when another one takes its place', async () => {
    const file = join(folder, 'a.json'), other = join(folder, 'a.json.tmp');
    await writeFile(file, '1');
    await looked(file, async () => {
      await writeFile(other, '2');
      await rename(other, file);
    });
  });

  it('is looked at when a link to its folder is turned', async () => {
    const file = join(folder, 'a.json'), link = join(folder, '..data');
    await symlink(join(folder, 'one'), link);
    await symlink(join('..data', 'a.json'), file);
    await looked(file, async () => {
      await symlink(join(folder, 'two'), `${link}_tmp`);
      await rename(`${link}_tmp`, link);
    });
  });

  it('is looked at every ten seconds where nobody tells of changes, until that is enough', async () => {
    const clock = fakeClock();
    let looks = 0;
    const end = watchFile(join(folder, 'nowhere', 'a.json'), () => looks++, clock.schedule);
    await clock.advance(30_000);
    expect(looks).toBe(3);
    end();
    end();
    expect(clock.pending).toBe(0);
  });
});
