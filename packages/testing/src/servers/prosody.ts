import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, newFolder, ServerProcess } from './server-process.js';
import { domainOf, domainsOf, PASSWORD, userOf, usualUsers, type XmppServer, type XmppServerOptions } from './xmpp-server.js';

interface Ports { readonly http: number; readonly c2s: number }

/** Starts Prosody (Debian: prosody, prosody-modules). Web presence in the formats json, xml, text, message, html. */
export async function startProsody(options: XmppServerOptions = {}): Promise<XmppServer & { /** Where clients of the desktop connect, without TLS. */ readonly clientPort: number }> {
  const { users = usualUsers, federation } = options;
  const folder = await newFolder('prosody'), ports: Ports = { http: await freePort(), c2s: await freePort() };
  const domains = domainsOf(users);
  const file = join(folder, 'prosody.cfg.lua');
  await writeFile(file, configuration(folder, domains, ports, options));
  await writeFile(join(folder, 'groups.txt'), groups(options));
  for (const user of users) await write(folder, user, 'accounts', `return { ["password"] = "${PASSWORD}" };\n`);
  for (const [owner, contacts] of Object.entries(options.rosters ?? {})) await write(folder, owner, 'roster', roster(contacts));
  const server = new ServerProcess({ name: federation ? `prosody ${federation}` : 'prosody', folder, command: 'prosody', args: ['--config', file, '-F'], port: ports.http, federation });
  await server.start();
  return Object.assign(server, {
    ws: `ws://127.0.0.1:${ports.http}/xmpp-websocket`,
    bosh: `http://127.0.0.1:${ports.http}/http-bind`,
    domains,
    clientPort: ports.c2s,
    webPresence: (address: string, format = 'json') => `http://127.0.0.1:${ports.http}/status/${address}/${format}`,
  });
}

function configuration(folder: string, domains: readonly string[], ports: Ports, { federation }: XmppServerOptions): string {
  return `${listeners(folder, ports, federation)}${behaviour(folder, federation)}${hosts(domains)}`;
}

const listeners = (folder: string, { http, c2s }: Ports, federation: string | undefined): string => `
run_as_root = ${String(process.getuid?.() === 0)}
data_path = "${folder}/data"
certificates = "${folder}"
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
c2s_ports = { ${c2s} }
http_interfaces = { "127.0.0.1" }
http_ports = { ${http} }
https_ports = { }
s2s_ports = { ${federation ? '5269' : ''} }
s2s_interfaces = { "${federation ?? '127.0.0.1'}" }
s2s_require_encryption = false
s2s_secure_auth = false
`;

const behaviour = (folder: string, federation: string | undefined): string => `modules_enabled = {
  "roster", "saslauth", "disco", "presence", "message", "iq", "register", "ping", "time", "version", "lastactivity",
  "blocklist", "carbons", "pep", "private", "vcard4", "vcard_legacy", "smacks", "csi_simple", "offline",
  "bosh", "websocket", "webpresence", "groups", "posix", ${federation ? '"s2s", "dialback"' : ''}
}
modules_disabled = { ${federation ? '' : '"s2s"'} }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
consider_bosh_secure = true
bosh_max_inactivity = 30
http_default_cors_enabled = true
http_cors_override = { bosh = { enabled = true }; websocket = { enabled = true } }
authentication = "internal_plain"
storage = "internal"
limits = { }
groups_file = "${folder}/groups.txt"
`;

const hosts = (domains: readonly string[]): string => `-- HTTP goes by the Host header, XMPP by the stream's: one address serves all domains.
http_default_host = "localhost"
${domains.map(domain => `VirtualHost "${domain}"\n  http_host = "${domain === domains[0] ? 'localhost' : `${domain}.localhost`}"`).join('\n')}
VirtualHost "anonymous.invalid"
  authentication = "anonymous"
  http_host = "anonymous.localhost"
`;

function groups({ users = usualUsers, sees = 'everybody' }: XmppServerOptions): string {
  return sees === 'everybody' ? `[Everybody]\n${users.map(user => `${user}=${userOf(user)}\n`).join('')}` : '';
}

const roster = (contacts: readonly string[]): string =>
  `return { ${contacts.map(contact => `["${contact}"] = { ["subscription"] = "both"; ["groups"] = { }; };\n`).join('')} [false] = { ["version"] = 1; ["pending"] = { }; }; };\n`;

async function write(folder: string, address: string, kind: 'accounts' | 'roster', text: string): Promise<void> {
  const place = join(folder, 'data', encoded(domainOf(address)), kind);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, `${encoded(userOf(address))}.dat`), text);
}

/** As Prosody names its files: byte by byte, in UTF-8. */
const encoded = (text: string): string =>
  Buffer.from(text).toString('latin1').replace(/[^A-Za-z0-9]/g, byte => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
