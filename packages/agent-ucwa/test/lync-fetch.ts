import { request as send, createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Lync, LyncReply } from './lync.js';

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Asks the double without a network between: everything settles by itself, on a clock that stands still. */
export const directFetch = (lync: Lync): Fetch => (input, init) => new Promise((resolve, reject) => {
  const url = new URL(input), gone: (() => void)[] = [];
  const abort = (): void => {
    for (const tell of gone) tell();
    reject(new DOMException('aborted', 'AbortError'));
  };
  if (init.signal?.aborted) return abort();
  init.signal?.addEventListener('abort', abort, { once: true });
  lync.answer({ host: url.hostname, method: init.method ?? 'GET', path: url.pathname + url.search, headers: init.headers as Record<string, string>, body: (init.body ?? '') as string, onabort: tell => void gone.push(tell) })
    .then(reply => resolve(responseOf(reply)), () => reject(new TypeError('fetch failed')))
    .finally(() => init.signal?.removeEventListener('abort', abort));
});

/** The double behind a real HTTP server, which can be killed and started again on the same port. */
export class LyncServer {
  readonly lync: Lync;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  /** Every host is this one, as if DNS said so. */
  readonly fetch: Fetch = (input, init) => this.#send(new URL(input), init);
  attempts = 0;

  constructor(lync: Lync) {
    this.lync = lync;
  }

  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const onabort = (gone: () => void): void => void response.on('close', gone);
        const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
        this.lync.answer({ host: String(request.headers['x-host']), method: request.method!, path: request.url!, headers, body: Buffer.concat(chunks).toString(), onabort })
          .then(({ status, headers = {}, body = '' }) => response.writeHead(status, headers).end(body), () => response.destroy());
      });
    }).on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>(resolve => this.#server!.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** As by SIGKILL: connections break, and all that it kept in memory is gone. */
  async kill(): Promise<void> {
    const closed = new Promise(resolve => this.#server!.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.lync.restart();
  }

  #send(url: URL, init: RequestInit): Promise<Response> {
    this.attempts++;
    return new Promise((resolve, reject) => {
      const outgoing = send({ host: '127.0.0.1', port: this.#port, method: init.method, path: url.pathname + url.search, headers: { ...(init.headers as Record<string, string>), 'x-host': url.hostname }, signal: init.signal ?? undefined, agent: false }, answer => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
          .on('end', () => resolve(responseOf({ status: answer.statusCode!, headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])), body: Buffer.concat(chunks).toString() })));
      });
      outgoing.on('error', reject).end(init.body as string | undefined);
    });
  }
}

function responseOf({ status, headers = {}, body }: LyncReply): Response {
  return new Response(status === 204 || !body ? null : body, { status, headers });
}
