import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigError } from './config-problem.js';
import { parseConfig } from './parse-config.js';

let folder: string, file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-directory-sources-'));
  file = join(folder, 'presence.config.json');
  await writeFile(join(folder, 'ca.pem'), rootCertificates[0]!);
  await writeFile(join(folder, 'no-ca.pem'), 'hunter2');
});
afterAll(() => rm(folder, { recursive: true }));

const parse = (...directories: readonly unknown[]) => parseConfig(JSON.stringify({ directories }), { file, env: { PRESENCE_LDAP: 'hunter2' } });

/** Field and message of each mistake. */
async function wrong(...directories: readonly unknown[]): Promise<readonly (readonly [string, string])[]> {
  try {
    await parse(...directories);
    return [];
  } catch (error) {
    expect((error as Error).message).not.toContain('hunter2');
    return (error as ConfigError).problems.map(({ field, message }) => [field, message]);
  }
}

const ldap = { name: 'partner', provider: 'Partner', url: 'ldaps://dc1.partner.example', base: 'dc=partner,dc=example' };
const list = { name: 'list', provider: 'id-1', file: 'people.csv' };

describe('the directories of a configuration', () => {
  it('are what the relay reads: files beside it, passwords from the environment', async () => {
    const { relay } = await parse(
      { ...ldap, bind: { dn: 'cn=reader', password: { env: 'PRESENCE_LDAP' } }, ca: 'ca.pem', filter: '(cn=*)', attributes: { name: ['cn'] }, domain: 'partner.example', every: 3_600_000 },
      { ...list, columns: { address: ['Chat'] }, charset: 'windows-1252' },
    );
    expect(relay).toEqual({ directories: [
      { name: 'partner', provider: 'Partner', domain: 'partner.example', every: 3_600_000, ldap: { url: ldap.url, base: ldap.base, bind: { dn: 'cn=reader', password: 'hunter2' }, ca: rootCertificates[0], filter: '(cn=*)', attributes: { name: ['cn'] } } },
      { name: 'list', provider: 'id-1', file: join(folder, 'people.csv'), columns: { address: ['Chat'] }, charset: 'windows-1252' },
    ] });
  });

  it('are none where none are named', async () => {
    expect((await parseConfig('{}', { file })).relay).toEqual({});
  });

  it('need the variable that holds the password, named as that of a directory, not of a network', async () => {
    const bind = { dn: 'cn=reader', password: { env: 'MISSING' } };
    const text = JSON.stringify({ networks: [{ name: 'old', kind: 'web', routes: ['aim:'], enabled: false, options: { service: 'aim' } }], directories: [{ ...ldap, bind }] });
    await expect(parseConfig(text, { file, env: {} })).rejects.toMatchObject({ problems: [{ field: 'directories[0].bind.password.env', message: expect.stringContaining('MISSING is not set') as string }] });
    expect(await wrong({ ...ldap, bind: { dn: 'cn=reader', password: 'hunter2' } })).toEqual([['directories[0].bind.password', expect.stringContaining('a secret does not belong into a file')]]);
  });

  it.each([
    [{ ...list, file: undefined }, 'directories[0]', 'say where it is'],
    [{ ...ldap, base: undefined }, 'directories[0].base', 'is missing (Base)'],
    [{ ...ldap, file: 'people.csv' }, 'directories[0].file', 'this is for directories that are files'],
    [{ ...list, filter: '(cn=*)' }, 'directories[0].filter', 'this is for LDAP directories'],
    [{ ...ldap, startTls: false }, 'directories[0].startTls', 'everything is encrypted'],
    [{ ...ldap, filter: '(cn=*' }, 'directories[0].filter', 'this is no LDAP filter'],
    [{ ...ldap, filter: '(cn=a)(uid=b)' }, 'directories[0].filter', 'this is no LDAP filter'],
    [{ ...ldap, domain: 'no domain' }, 'directories[0].domain', 'this is no domain'],
    [{ ...ldap, ca: 'none.pem' }, 'directories[0].ca', 'there is no such file'],
    [{ ...ldap, ca: 'no-ca.pem' }, 'directories[0].ca', 'this is no file with certificates'],
    [{ ...ldap, ca: '.' }, 'directories[0].ca', 'this is no file with certificates'],
    [{ ...ldap, url: 'https://partner.example' }, 'directories[0].url', 'does not have the form that is wanted'],
    [{ ...ldap, bas: 'x' }, 'directories[0].bas', 'did you mean base?'],
    [{ ...list, provider: undefined }, 'directories[0].provider', 'is missing (Provider)'],
  ])('are refused field by field: %#', async (directory, field, message) => {
    expect(await wrong(directory)).toEqual([[field, expect.stringContaining(message)]]);
  });

  it('are called each by a name of its own', async () => {
    expect(await wrong(ldap, { ...list, name: 'partner' })).toEqual([['directories[1].name', 'directories[0] has this name already: give each its own']]);
  });

  it('are told with all other mistakes at once', async () => {
    expect((await wrong({ ...ldap, domain: 'no domain', filter: '(' }, 7, { ...list, every: 1 })).map(([field]) => field)).toEqual(['directories[0].filter', 'directories[0].domain', 'directories[1]', 'directories[2].every'].sort());
  });

  it('are as README says', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8'), [, example] = /validated by directory-sources\.test\.ts -->\n```jsonc\n([^]*?)```/.exec(readme)!;
    const { relay: { directories } } = await parseConfig(example!, { file, env: { PARTNER_LDAP: 'hunter2' } });
    expect(directories).toMatchObject([{ name: 'partner', every: 3_600_000, ldap: { bind: { password: 'hunter2' } } }, { name: 'list', file: join(folder, 'people.csv') }]);
  });
});
