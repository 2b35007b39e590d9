import type { ImAddress } from '@presence-elements/core';
import type { WebService } from './web-service.js';

const FIELD = /\{(\w+)\}/g;
const FIELDS = ['user', 'domain', 'address', 'users', 'key'];

/**
 * Where to ask for these addresses; undefined where they make no such place. Whatever an address is, it stays one part of
 * the path or one value of the query: it neither leaves the path nor adds to it.
 */
export function targetOf(base: URL, path: string, addresses: readonly ImAddress[], key: string): URL | undefined {
  const fields = fieldsOf(addresses, key);
  if (!fields || fieldsIn(path).some(name => !fields.get(name))) return;
  const [before, after] = halves(path.replace(FIELD, (_, name: string) => fields.get(name)!));
  const url = new URL(base), pathname = url.pathname.replace(/\/$/, '') + before;
  url.pathname = pathname;
  url.search = after;
  // '.' and '..' go up, however they are written (WHATWG URL §4.1).
  return url.pathname === pathname && url.origin === base.origin ? url : undefined;
}

/** @throws TypeError where a template cannot be used. */
export function checkTemplate(base: URL, path: string): void {
  const strange = fieldsIn(path).find(name => !FIELDS.includes(name));
  if (strange) throw new TypeError(`path has {${strange}}; fields are ${FIELDS.map(name => `{${name}}`).join(' ')}`);
  if (!/\{(user|address|users)\}/.test(path)) throw new TypeError('path names nobody: it needs {user}, {address} or {users}');
  if (!/^\/(?!\/)/.test(path)) throw new TypeError('path begins with one /');
  if (/[\\#]/.test(path) || !targetOf(base, path, [SAMPLE], 'key')) throw new TypeError('path is not written as a URL has it: percent-encoded, without . and ..');
}

/** Does this service know addresses of this kind? */
export function handles({ schemes, domains = [], digits }: WebService, { scheme, user, domain }: ImAddress): boolean {
  if (digits && !/^\d{1,20}$/.test(user)) return false;
  return !schemes || schemes.includes(scheme) || (scheme === 'im' && domains.includes(domain));
}

const SAMPLE: ImAddress = { scheme: 'im', user: 'ada', domain: 'corp.example', text: 'ada@corp.example' };

function fieldsOf(addresses: readonly ImAddress[], key: string): ReadonlyMap<string, string> | undefined {
  const { user, domain } = addresses[0]!;
  try {
    return new Map([
      ['user', encode(user)],
      ['domain', encode(domain)],
      ['address', encode(domain ? `${user}@${domain}` : user)],
      ['users', addresses.map(address => encode(address.user)).join(',')],
      ['key', encode(key)],
    ]);
  } catch {
    return; // Half a surrogate pair is no text.
  }
}

const fieldsIn = (path: string): readonly string[] => [...path.matchAll(FIELD)].map(match => match[1]!);

function halves(text: string): readonly [string, string] {
  const at = text.indexOf('?');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** For one part of a path or one value of a query (RFC 3986 §2.3: unreserved characters alone stay). */
const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
