import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, readConfig } from './load-config.js';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'presence-config-')); });
afterAll(() => rm(folder, { recursive: true }));

describe('a configuration file', () => {
  it('is read', async () => {
    const file = join(folder, 'a.json');
    await writeFile(file, '{ "port": 80 }');
    expect(await loadConfig(file)).toMatchObject({ file, serve: { port: 80 } });
  });

  it('that cannot be read says why', async () => {
    const file = join(folder, 'b.json');
    await writeFile(file, Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(readConfig(file)).rejects.toThrow('the file is not UTF-8');
    await expect(readConfig(join(folder, 'none.json'))).rejects.toThrow('there is no such file');
    await expect(readConfig(folder)).rejects.toThrow('this is a folder');
  });
});
