import { PresenceError, type Schedule } from '@presence-elements/core';
import { createReadStream } from 'node:fs';
import type { Columns } from './columns.js';
import { csvRecords } from './csv-records.js';
import type { DirectoryRecord, ReadPeople } from './directory-record.js';
import { jsonRecords } from './json-records.js';
import type { LdapSource } from './ldap/ldap-source.js';
import { readPeople } from './read-people.js';
import { readText } from './read-text.js';

/** A directory that the operator has named: a file, or one that speaks LDAP. */
export interface DirectorySource {
  /** How administrators call it. */
  readonly name: string;
  /** Whose people are in it: a provider's id, or its name. */
  readonly provider: string;
  readonly ldap?: LdapSource | undefined;
  /** CSV, or JSON if its name ends so. */
  readonly file?: string | undefined;
  /** Of a file that is not UTF-8: 'windows-1252'. */
  readonly charset?: string | undefined;
  /** Of an LDAP directory they stand in `ldap.attributes`. */
  readonly columns?: Columns | undefined;
  /** Where a login stands for an address: the domain that makes it one. */
  readonly domain?: string | undefined;
  /** How often it is read without being told to, in milliseconds; never, unless said. */
  readonly every?: number | undefined;
}

export interface SourceOptions {
  readonly schedule: Schedule;
  readonly signal?: AbortSignal | undefined;
}

/** Reads all people of a directory. @throws PresenceError where it cannot be had, SettingsError for what is in it; both in words. */
export async function readSource(source: DirectorySource, { schedule, signal }: SourceOptions): Promise<ReadPeople> {
  const { ldap, file, charset, columns, domain } = source;
  if (ldap) {
    // Who has no such directory need not wait for what reads it.
    const { ldapRecords } = await import('./ldap/ldap-records.js');
    return readPeople(ldapRecords(ldap, { schedule, signal }), { form: 'ldap', columns: ldap.attributes, domain, signal });
  }
  const form = /\.json$/i.test(file ?? '') ? 'json' : 'csv', text = readText(bytesOf(file ?? ''), { charset });
  const records: AsyncIterable<DirectoryRecord> = form === 'json' ? jsonRecords(text) : csvRecords(text);
  return readPeople(records, { form, columns, domain, signal });
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new PresenceError('not-found', { ENOENT: 'The file of this directory is not there.', EACCES: 'The relay may not read the file of this directory.' }[code] ?? 'The file of this directory cannot be read.');
  }
}
