import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphDouble } from './graph-double.js';

export interface ServedDouble extends AsyncDisposable {
  /** Graph with its version. */
  readonly base: string;
  /** Requests that wait for an answer. */
  open(): number;
  /** What browsers ask before they ask (CORS); not among the requests. */
  preflights(): number;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type', 'access-control-allow-methods': 'GET, POST, PATCH, DELETE', 'access-control-expose-headers': 'retry-after, www-authenticate', 'access-control-max-age': '600' };

/** The double behind a real HTTP server on loopback, which pages of any origin may use. `delay`: milliseconds for each answer. */
export async function serveDouble(double: GraphDouble, delay = 0): Promise<ServedDouble> {
  let open = 0, preflights = 0;
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') {
      preflights++;
      return void response.writeHead(204, CORS).end();
    }
    open++;
    response.on('close', () => open--);
    void bodyOf(request).then(async body => {
      const url = new URL(request.url!, 'http://double'), token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const path = decodeURIComponent(url.pathname.replace(/^\/v1\.0/, '')) + decodeURIComponent(url.search);
      const reply = await double.answer({ method: request.method!, path, token, body: body ? (JSON.parse(body) as unknown) : undefined });
      if (delay) await new Promise(resolve => { setTimeout(resolve, delay); });
      response.writeHead(reply.status, { 'content-type': 'application/json', ...CORS, ...reply.headers }).end(reply.raw ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body)));
    }, () => undefined); // Cut off by who asked: there is nobody to answer.
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1.0`,
    open: () => open,
    preflights: () => preflights,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
