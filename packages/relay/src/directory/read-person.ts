import { foldDomain, parseAddress } from '@presence-elements/core';
import type { DirectoryEntry } from '@presence-elements/policy';
import { PROXY_ADDRESSES, type ColumnChoice, type DirectoryField } from './columns.js';
import type { DirectoryRecord, RowProblem } from './directory-record.js';

// MiCollab, "About login IDs": the fully qualified login is login@enterprise-domain, and that domain need not resolve.
const SHORTEST_LOGIN = 2, LONGEST_LOGIN = 21; // characters
// As much as an organisation keeps.
const LONGEST_TEXT = 200, MOST_GROUPS = 100; // characters, groups
const IM_SCHEME = /^(sips?|xmpp|im|pres):/i;
const SIP_PARAMETERS = /;[\w-]+=[^;,\s]*/g; // RFC 3261 §19.1.1

type Wrong = Pick<RowProblem, 'field' | 'code' | 'message'>;

/** A person, or what is wrong with the row. */
export function readPerson({ row, values }: DirectoryRecord, columns: ColumnChoice, domain: string | undefined): DirectoryEntry | RowProblem {
  const first = (field: DirectoryField): readonly string[] => valuesOf(columns.of(field), values);
  const address = readAddress(candidates(columns.of('address'), values), first('login')[0], domain);
  if (typeof address !== 'string') return { row, ...address };
  const name = clean(first('name')[0]), user = clean(first('user')[0]), groups = groupsOf(first('groups'));
  const wrong = tooLong('name', name) ?? tooLong('user', user) ?? wrongGroups(groups);
  if (wrong) return { row, ...wrong };
  return { address, ...(name && { name }), ...(user && { user }), ...(groups.length && { groups }) };
}

function valuesOf(columns: readonly string[], values: DirectoryRecord['values']): readonly string[] {
  for (const column of columns) {
    const found = (values.get(column) ?? []).filter(value => value.trim());
    if (found.length) return found;
  }
  return [];
}

/** What may be IM addresses in the first column that has any. No address has a space, comma or semicolon in it. */
function candidates(columns: readonly string[], values: DirectoryRecord['values']): readonly string[] {
  for (const column of columns) {
    const all = (values.get(column) ?? []).flatMap(value => value.replace(SIP_PARAMETERS, '').split(/[\s;,]+/)).filter(Boolean);
    const found = column === PROXY_ADDRESSES ? all.filter(value => IM_SCHEME.test(value)) : all;
    if (found.length) return found;
  }
  return [];
}

function readAddress(written: readonly string[], login: string | undefined, domain: string | undefined): string | Wrong {
  const [first, ...others] = written.map(each => parseAddress(each)?.text);
  // Half an address, before a space that should not be there, is somebody else's.
  if (written.length) return first && others.every(Boolean) ? first : { field: 'address', code: 'not-an-address', message: 'This is no IM address, such as ada@corp.example or sip:ada@corp.example.' };
  if (login === undefined || domain === undefined) return { field: 'address', code: 'required', message: 'There is no IM address.' };
  return qualified(login.trim(), domain) ?? {
    field: 'login', code: 'not-a-login', message: `This is no login of ${SHORTEST_LOGIN} to ${LONGEST_LOGIN} characters, alone or with @${domain} behind it.`,
  };
}

function qualified(written: string, domain: string): string | undefined {
  const at = written.lastIndexOf('@'), login = at < 0 ? written : written.slice(0, at), { length } = [...login];
  if (length < SHORTEST_LOGIN || length > LONGEST_LOGIN || login.includes(':') || login.includes('@')) return;
  if (at >= 0 && foldDomain(written.slice(at + 1)) !== foldDomain(domain)) return;
  return parseAddress(`${login.replaceAll('%', '%25')}@${domain}`)?.text;
}

function groupsOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.flatMap(value => value.split(';')).map(clean).filter(group => group !== undefined))];
}

/** Text for one line: without what breaks lines or turns the direction of what stands beside it. */
function clean(text: string | undefined): string | undefined {
  return text?.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
}

function tooLong(field: DirectoryField, text: string | undefined): Wrong | undefined {
  return text && text.length > LONGEST_TEXT ? { field, code: 'too-long', message: `There are at most ${LONGEST_TEXT} characters.` } : undefined;
}

function wrongGroups(groups: readonly string[]): Wrong | undefined {
  const isFine = groups.length <= MOST_GROUPS && groups.every(({ length }) => length <= LONGEST_TEXT);
  return isFine ? undefined : { field: 'groups', code: 'too-long', message: `There are at most ${MOST_GROUPS} groups of at most ${LONGEST_TEXT} characters each.` };
}
