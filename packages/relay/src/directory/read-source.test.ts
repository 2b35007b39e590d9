import type { Schedule } from '@presence-elements/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource, type DirectorySource } from './read-source.js';

/** Real servers and files answer in real time. */
const schedule: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'presence-directory-')); });
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const read = (source: Partial<DirectorySource>) => readSource({ name: 'partner', provider: 'partner', ...source }, { schedule });

describe('a directory that the operator has named', () => {
  it('is a CSV file, whose columns and whose character set may be named', async () => {
    const path = await file('people.csv', Buffer.from('Chat;Wer\nada@corp.example;M\xFCller\n', 'latin1'));
    expect((await read({ file: path, charset: 'windows-1252', columns: { address: ['Chat'], name: ['Wer'] } })).people).toEqual([{ address: 'ada@corp.example', name: 'Müller' }]);
  });

  it('is a JSON file if it is called so', async () => {
    const path = await file('people.JSON', '{"people":[{"login":"ada","user":"ada"}]}');
    expect((await read({ file: path, domain: 'corp.internal' })).people).toEqual([{ address: 'ada@corp.internal', user: 'ada' }]);
  });

  it('is said in words to be missing, or no file', async () => {
    await expect(read({ file: join(folder, 'none.csv') })).rejects.toMatchObject({ name: 'PresenceError', code: 'not-found', message: 'The file of this directory is not there.' });
    await expect(read({ file: folder })).rejects.toMatchObject({ code: 'not-found', message: 'The file of this directory cannot be read.' });
  });

  it('is an LDAP directory where it has an address, and may be out of reach', async () => {
    await expect(read({ ldap: { url: 'ldap://127.0.0.1:9', base: 'dc=x' } })).rejects.toMatchObject({ name: 'PresenceError', code: 'unreachable', message: 'Nothing listens at the address of the directory.' });
  });
});
