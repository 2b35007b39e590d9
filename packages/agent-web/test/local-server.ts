import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it goes over the wire; headers as pairs, as names may repeat. */
export interface Reply {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What answers; nothing where a request is to be left waiting, itself the response where it is to be written by hand. */
export type Answering = (asked: Asked, response: ServerResponse) => Reply | undefined;

export interface LocalServer extends AsyncDisposable {
  readonly base: string;
  readonly asked: Asked[];
  /** Requests that wait for an answer. */
  open(): number;
  answer: Answering;
}

/** A web server on loopback that answers as it is told to. */
export async function startLocalServer(answer: Answering): Promise<LocalServer> {
  const asked: Asked[] = [], open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    void bodyOf(request).then(body => {
      const now = { method: request.method!, target: request.url!, headers: request.headers, body };
      asked.push(now);
      const reply = local.answer(now, response);
      if (reply) response.writeHead(reply.status ?? 200, (reply.headers ?? []).flat()).end(reply.body);
    }, () => undefined); // Cut off by who asked: there is nobody to answer.
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const local: LocalServer = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    open: () => open.size,
    answer,
    [Symbol.asyncDispose]: () => new Promise(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  return local;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
