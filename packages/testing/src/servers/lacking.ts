import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type ServerName = 'prosody' | 'ejabberd' | 'kamailio' | 'slapd';

/** Each Debian package by a file that only it brings; commands are looked for on the PATH. */
const needs: Readonly<Record<ServerName, Readonly<Record<string, string>>>> = {
  prosody: { 'prosody': 'prosody', 'prosody-modules': '/usr/lib/prosody/modules/mod_webpresence' },
  ejabberd: { 'ejabberd': 'ejabberdctl', 'ejabberd-contrib': '/usr/share/ejabberd-mod-webpresence' },
  kamailio: { 'kamailio': 'kamailio', 'kamailio-presence-modules': 'presence.so', 'kamailio-websocket-modules': 'websocket.so', 'kamailio-xml-modules': 'xmlops.so' },
  slapd: { slapd: 'slapd', openssl: 'openssl' },
};

/** The Debian packages that this machine lacks for a server; none if it can be started. */
export function lacking(server: ServerName): readonly string[] {
  return Object.entries(needs[server]).filter(([, file]) => !isHere(file)).map(([name]) => name);
}

/** Where Debian keeps libraries of this machine's kind, such as /usr/lib/x86_64-linux-gnu. */
export function libraryFolder(): string {
  const triplet = readable('/usr/lib') ? readdirSync('/usr/lib').find(name => /^\w+-linux-gnu$/.test(name) && readable(join('/usr/lib', name))) : undefined;
  return join('/usr/lib', triplet ?? '');
}

function isHere(file: string): boolean {
  if (file.startsWith('/')) return readable(file);
  if (file.endsWith('.so')) return readable(join(libraryFolder(), 'kamailio/modules', file));
  // The folders of system commands are on root's PATH only, and anybody may start these.
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'].some(folder => readable(join(folder, file)));
}

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false; // Not there, which is the answer.
  }
}
