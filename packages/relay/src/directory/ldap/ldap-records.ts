import type { Schedule } from '@presence-elements/core';
import type { SearchEntry } from 'ldapts';
import { ColumnChoice, foldColumn } from '../columns.js';
import type { DirectoryRecord } from '../directory-record.js';
import { LdapFailure, failureOf } from './ldap-failure.js';
import { LdapSession } from './ldap-session.js';
import { filterOf, type LdapSource } from './ldap-source.js';

export interface LdapOptions {
  readonly schedule: Schedule;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The entries of an LDAP directory. All of them: one that cannot be read to its end is an error, not a shorter one.
 *
 * @throws PresenceError in words for an administrator.
 */
export async function* ldapRecords(source: LdapSource, { schedule, signal }: LdapOptions): AsyncGenerator<DirectoryRecord> {
  const { url, ca, timeout = 120_000, maxEntries = 200_000, maxBytes = 268_435_456 } = source;
  const session = new LdapSession(url, ca, { maxEntries, maxBytes });
  const stop = (): void => session.end(signal!.reason as Error), cancel = schedule(() => session.end(new LdapFailure('timeout')), timeout);
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    await signIn(session, source);
    yield* search(session, source, timeout);
  } catch (error) {
    throw failureOf(error);
  } finally {
    cancel();
    signal?.removeEventListener('abort', stop);
    session.close();
  }
}

async function signIn(session: LdapSession, { url, startTls = true, bind }: LdapSource): Promise<void> {
  await session.open();
  if (startTls && !/^ldaps:/i.test(url)) await session.startTls();
  if (!bind) return;
  // With an empty one some would let in whoever asks, as nobody (RFC 4513 §5.1.2).
  if (!bind.password) throw new LdapFailure('refused', 49);
  await session.bind(bind.dn, bind.password);
}

async function* search(session: LdapSession, { base, filter, scope = 'sub', attributes = {}, pageSize = 500 }: LdapSource, timeout: number): AsyncGenerator<DirectoryRecord> {
  const what = { base, scope, pageSize, filter: filterOf(filter), attributes: ['objectClass', ...new ColumnChoice(attributes, 'ldap').names], timeLimit: Math.ceil(timeout / 1000) };
  let row = 0, elsewhere = 0, cookie: Buffer | undefined;
  do {
    const page = await session.search({ ...what, cookie });
    for (const entry of page.entries.filter(each => !isComputer(each))) yield { row: ++row, values: valuesOf(entry) };
    elsewhere += page.references.length;
    cookie = page.cookie;
  } while (cookie);
  if (elsewhere) yield { row: 0, values: new Map(), problem: { code: 'referral', message: `The directory refers to other servers for more (${elsewhere}). They are not asked: name each as a directory of its own if need be.` } };
}

function valuesOf({ attributes }: SearchEntry): DirectoryRecord['values'] {
  return new Map(attributes.flatMap(({ type, values }) => {
    const [name = '', option] = type.split(';'), texts = values.filter(value => typeof value === 'string');
    // Names in other languages are not asked for; of very many values Active Directory gives the first ones (range=0-1499).
    if (isClass(name) || (option !== undefined && !/^range=/i.test(option))) return [];
    return [[foldColumn(name), /^memberOf$/i.test(name) ? texts.map(nameIn) : texts] as const];
  }));
}

const isClass = (type: string): boolean => /^objectClass$/i.test(type);

const isComputer = ({ attributes }: SearchEntry): boolean => attributes.some(({ type, values }) => isClass(type) && values.some(value => /^computer$/i.test(String(value))));

/** What a group is called, of the name of its entry (RFC 4514 §3): 'CN=Sales\, EMEA,OU=Groups,…'. */
function nameIn(entry: string): string {
  const [, name = entry] = /^[\w.-]+=((?:\\.|[^,+\\])*)/.exec(entry) ?? [];
  return name.replace(/((?:\\[\da-f]{2})+)|\\(.)/gi, (_, bytes: string | undefined, character: string) =>
    (bytes ? Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString() : character));
}
