import { foldDomain } from '@presence-elements/core';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DirectorySource } from '../directory/read-source.js';
import type { LdapSource } from '../directory/ldap/ldap-source.js';
import type { Path } from './config-problem.js';
import type { Mistake } from './words.js';

/** A directory as it stands in a file that is in order, with its secret in place. */
export interface ConfiguredDirectory extends Omit<DirectorySource, 'ldap'>, Partial<Omit<LdapSource, 'ca'>> {
  /** The name of a file. */
  readonly ca?: string | undefined;
}

type Rough = Readonly<Record<string, unknown>>;

const ofLdap = ['startTls', 'ca', 'bind', 'base', 'filter', 'scope', 'attributes', 'pageSize', 'timeout'] as const;
const ofFile = ['charset', 'columns'] as const;

/** What no schema can say of what stands under `directories`. @param folder  Where the configuration is. */
export async function directoryMistakes(directories: readonly Rough[], folder: string): Promise<readonly Mistake[]> {
  if (!directories.length) return [];
  // Who has no directory need not wait for what reads them.
  const { filterOf } = await import('../directory/ldap/ldap-source.js');
  return directories.flatMap((directory, at): readonly Mistake[] => {
    const first = directories.findIndex(({ name }) => name === directory.name);
    return [
      ...(first < at && directory.name !== undefined ? [{ path: ['name'], message: `directories[${first}] has this name already: give each its own` }] : []),
      ...wrongForm(directory), ...wrongFilter(directory, filterOf), ...wrongDomain(directory), ...wrongCertificates(directory, folder),
    ].map(({ path, ...mistake }) => ({ path: ['directories', at, ...path], ...mistake }));
  });
}

/** What the relay reads. */
export function directorySource({ name, provider, file, charset, columns, domain, every, url, base, ca, ...ldap }: ConfiguredDirectory, folder: string): DirectorySource {
  const common = { name, provider, ...(domain !== undefined && { domain }), ...(every !== undefined && { every }) };
  if (url === undefined) return { ...common, file: resolve(folder, file ?? ''), ...(charset !== undefined && { charset }), ...(columns && { columns }) };
  return { ...common, ldap: { ...ldap, url, base: base ?? '', ...(ca !== undefined && { ca: readFileSync(resolve(folder, ca), 'utf8') }) } };
}

/** It is either in LDAP or in a file. */
function wrongForm(directory: Rough): readonly Mistake[] {
  const { url, file } = directory, strange = (fields: readonly string[], of: string): readonly Mistake[] =>
    fields.filter(field => directory[field] !== undefined).map(field => ({ path: [field], isName: true, message: `this is for ${of}: take it away` }));
  // What is no object at all is told by the schema.
  if (url === undefined && file === undefined) return directory.name === undefined ? [] : [{ path: [], message: 'say where it is: write url for an LDAP directory, or file' }];
  if (url === undefined) return strange(ofLdap, 'LDAP directories');
  return [
    ...strange([...ofFile, 'file'], 'directories that are files'),
    ...(directory.base === undefined ? [{ path: ['base'], message: 'is missing (Base)' }] : []),
    ...(directory.startTls !== undefined && typeof url === 'string' && url.startsWith('ldaps:') ? [{ path: ['startTls'], isName: true, message: 'this is for ldap://; over ldaps:// everything is encrypted: take it away' }] : []),
  ];
}

function wrongFilter({ filter }: Rough, filterOf: (filter: string) => unknown): readonly Mistake[] {
  try {
    if (typeof filter === 'string') filterOf(filter);
    return [];
  } catch {
    return [{ path: ['filter'], message: 'this is no LDAP filter (RFC 4515): write something like (objectClass=person), with as many parentheses closed as are opened' }];
  }
}

function wrongDomain({ domain }: Rough): readonly Mistake[] {
  return typeof domain === 'string' && !foldDomain(domain) ? [{ path: ['domain'], message: 'this is no domain: write partner.example' }] : [];
}

function wrongCertificates({ ca }: Rough, folder: string): readonly Mistake[] {
  const path: Path = ['ca'];
  if (typeof ca !== 'string') return [];
  try {
    new X509Certificate(readFileSync(resolve(folder, ca)));
    return [];
  } catch (error) {
    return [{ path, message: (error as { code?: string }).code === 'ENOENT' ? 'there is no such file' : 'this is no file with certificates (PEM) that the relay can read' }];
  }
}
