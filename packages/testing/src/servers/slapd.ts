import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, newFolder, ServerProcess, type RunningServer } from './server-process.js';
import { BASE, configuration, ldif, READER, schema, type LdapServerOptions } from './slapd-configuration.js';
import { PASSWORD } from './xmpp-server.js';

/** A real LDAP directory of corp.example. Only its reader may read, with the password that all have here. */
export interface LdapServer extends RunningServer {
  /** Without encryption, unless that is begun there (StartTLS): 'ldap://127.0.0.1:…'. */
  readonly url: string;
  /** With encryption from the first byte: 'ldaps://127.0.0.1:…'. */
  readonly secureUrl: string;
  readonly port: number;
  /** The certificate that it made for itself, for localhost and 127.0.0.1 (PEM). */
  readonly certificate: string;
  readonly base: string;
  /** The name of the reader. */
  readonly reader: string;
}

const run = promisify(execFile);
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };

/** Starts OpenLDAP's slapd (Debian: slapd, openssl), with schemas for what Active Directory calls its attributes. */
export async function startSlapd(options: LdapServerOptions = {}): Promise<LdapServer> {
  const folder = await newFolder('slapd'), port = await freePort(), securePort = await freePort(), file = join(folder, 'slapd.conf');
  const url = `ldap://127.0.0.1:${port}`, secureUrl = `ldaps://127.0.0.1:${securePort}`;
  try {
    await fill(folder, file, options);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  const server = new ServerProcess({
    // 256: one line for each operation (loglevel stats), and not in the background.
    name: 'slapd', folder, port: securePort, command: 'slapd', args: ['-f', file, '-h', `${url} ${secureUrl}`, '-d', '256'], env: { PATH: env.PATH },
  });
  await server.start();
  return Object.assign(server, { url, secureUrl, port, base: BASE, reader: READER, certificate: await readFile(join(folder, 'certificate.pem'), 'utf8') });
}

async function fill(folder: string, file: string, options: LdapServerOptions): Promise<void> {
  await mkdir(join(folder, 'db'));
  await writeFile(file, configuration(folder, options));
  await writeFile(join(folder, 'portal.schema'), schema);
  await writeFile(join(folder, 'directory.ldif'), ldif(options, PASSWORD));
  await certify(folder);
  // Thousands a second, as long as nobody syncs after each (-q).
  await run('slapadd', ['-q', '-f', file, '-l', join(folder, 'directory.ldif')], { env });
}

async function certify(folder: string): Promise<void> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(folder, 'key.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  await run('openssl', ['req', '-x509', ...key, ...names, '-days', '2', '-out', join(folder, 'certificate.pem')], { env });
}
