import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from './guards.js';
import type { Relay } from './relay.js';

export interface ServeOptions {
  /** 4174; 0 takes a free one. */
  readonly port?: number | undefined;
  /** 'localhost'. */
  readonly host?: string | undefined;
}

export interface ServedRelay {
  /** Where it answers, without the base path: 'http://localhost:4174'. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection and stops listening; the relay itself lives on. */
  close(): Promise<void>;
}

// A connection on which nothing could be written for this long is dead (milliseconds); heartbeats keep the others.
const DEAD_AFTER = 60_000;

/**
 * Serves a relay with Node.
 *
 * @throws Error for a relay without `authenticate` on anything but loopback: everybody could read everybody.
 */
export async function serveRelay(relay: Relay, { port = 4174, host = 'localhost' }: ServeOptions = {}): Promise<ServedRelay> {
  if (!relay.authenticates && !isLoopback(host.includes(':') ? `[${host}]` : host)) {
    throw new Error(`Without authenticate a relay is served on loopback only, not on ${host}`);
  }
  // The globals of the host process stay as they are.
  const server = createAdaptorServer({ fetch: request => relay.fetch(request), overrideGlobalObjects: false }) as Server;
  server.setTimeout(DEAD_AFTER);
  await listening(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    close: () => closed(server),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
