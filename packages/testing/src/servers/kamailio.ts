import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configuration, type KamailioOptions } from './kamailio-configuration.js';
import { freePort, newFolder, ServerProcess, type RunningServer } from './server-process.js';

/**
 * A real SIP presence server for example.org, corp.example and auth.example.org; in the last one everybody has
 * to sign in, with the password `secret`. It forgets all that was published when it ends.
 */
export interface SipServer extends RunningServer {
  /** Where it speaks SIP over WebSocket (RFC 7118). */
  readonly ws: string;
  /** Where documents are put (RFC 4825): rls-services and pres-rules, up to 8 kB each. */
  readonly xcap: string;
}

/** Starts Kamailio (Debian: kamailio and its presence, websocket and xml modules). */
export async function startKamailio(options: KamailioOptions = {}): Promise<SipServer> {
  const folder = await newFolder('kamailio'), port = await freePort();
  await cp('/usr/share/kamailio/dbtext/kamailio', join(folder, 'db'), { recursive: true });
  await mkdir(join(folder, 'run'));
  await writeFile(join(folder, 'kamailio.cfg'), configuration(folder, port, options));
  const server = new ServerProcess({
    name: 'kamailio', folder, port, command: 'kamailio', env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    // 256 MB are shared by all its processes; with less it runs out at some thousands of subscriptions.
    args: ['-f', join(folder, 'kamailio.cfg'), '-DD', '-E', '-w', folder, '-Y', join(folder, 'run'), '-P', join(folder, 'run/pid'), '-m', '256', '-M', '16'],
  });
  await server.start();
  return Object.assign(server, { ws: `ws://127.0.0.1:${port}/`, xcap: `http://127.0.0.1:${port}/xcap-root` });
}
