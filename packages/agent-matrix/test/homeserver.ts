import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { lackingContracts, readContract, type Contract } from './contract.js';
import { People, type State } from './people.js';

export interface Asked { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly token: string | undefined; readonly body: unknown }
/** An answer instead of the homeserver's own; 'never' for none. */
export type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown; readonly text?: string } | 'never';

export interface HomeserverOptions {
  /** By token, whose it is. */
  readonly tokens: Record<string, string>;
  /** As Synapse has it, as Synapse has it switched off, as Synapse has it untracked, as Conduit has it switched off. */
  readonly presence?: 'on' | 'off' | 'untracked' | 'forbidden';
  /** Knows MSC3026. */
  readonly busy?: boolean;
  /** Milliseconds between two presences that somebody sets. */
  readonly calm?: number;
  readonly now?: () => number;
  readonly schedule?: (run: () => void, delay: number) => () => void;
}

/**
 * A homeserver for tests, on loopback: presence as Synapse does it, for people, rooms and tokens that a test names. It shares
 * no code with the agent, and holds what it is sent and what it sends to the published schemas, where they are at hand.
 */
export class Homeserver {
  readonly people: People;
  readonly asked: Asked[] = [];
  /** What was wrong with requests, or with our own answers. */
  readonly violations: string[] = [];
  /** Answers before the homeserver does. */
  intercept: (asked: Asked) => Reply | undefined = () => undefined;
  tokens: Record<string, string>;
  presence: NonNullable<HomeserverOptions['presence']>;
  /** Told to whoever comes with a token that is not known. */
  softLogout = false;
  readonly #options: HomeserverOptions;
  readonly #contract: Contract | undefined;
  readonly #open = new Set<ServerResponse>();
  readonly #setAt = new Map<string, number>();
  #server: Server | undefined;
  #port = 0;
  #life = 1;

  constructor(options: HomeserverOptions) {
    this.#options = options;
    this.tokens = options.tokens;
    this.presence = options.presence ?? 'on';
    this.people = new People(options.now ?? Date.now);
    this.#contract = lackingContracts ? undefined : readContract({ tolerant: !!options.busy });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Requests that wait for an answer. */
  get open(): number {
    return this.#open.size;
  }

  /** Requests to paths that hold this. */
  times(part: string, method = 'GET'): number {
    return this.asked.filter(asked => asked.method === method && asked.path.includes(part)).length;
  }

  async start(): Promise<this> {
    const server = (this.#server = createServer((request, response) => {
      this.#open.add(response);
      response.on('close', () => this.#open.delete(response));
      void this.#serve(request, response).catch(() => response.destroy()); // Cut off by who asked: there is nobody to answer.
    }));
    await new Promise<void>(resolve => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Cuts all connections and takes none, until `start`. With `forget` the next life knows nothing of this one. */
  async stop({ forget = false } = {}): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (forget) {
      this.#life++;
      this.people.forget();
    }
    await new Promise<void>(resolve => {
      if (!server) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    // As the specification wants it of every answer (client-server API, §Web browser clients).
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE, OPTIONS');
    response.setHeader('access-control-allow-headers', 'X-Requested-With, Content-Type, Authorization');
    if (request.method === 'OPTIONS') return void response.writeHead(200).end();
    let text = '';
    for await (const part of request) text += String(part);
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const asked: Asked = { method: request.method ?? '', path: decodeURIComponent(url.pathname), query: url.searchParams, token, body: text ? JSON.parse(text) as unknown : undefined };
    this.asked.push(asked);
    if (url.searchParams.has('access_token')) this.violations.push('a token in a URL');
    this.people.tick();
    const reply = this.intercept(asked) ?? await this.#answer(asked, response);
    if (reply === 'never' || response.destroyed) return;
    const { status = 200, headers = {}, body = {} } = reply, bytes = Buffer.from(reply.text ?? JSON.stringify(body));
    const zips = /\bgzip\b/.test(String(request.headers['accept-encoding'])) && bytes.length > 200;
    response.writeHead(status, { 'content-type': 'application/json', ...(zips && { 'content-encoding': 'gzip' }), ...headers }).end(zips ? gzipSync(bytes) : bytes);
  }

  async #answer(asked: Asked, response: ServerResponse): Promise<Exclude<Reply, 'never'>> {
    if (asked.path === '/_matrix/client/versions') {
      if (asked.token) this.violations.push('a token where none is needed');
      return { body: { versions: ['v1.1', 'v1.11'], unstable_features: { 'org.matrix.msc3026.busy_presence': !!this.#options.busy } } };
    }
    if (asked.path === '/.well-known/matrix/client') return { body: { 'm.homeserver': { base_url: `${this.url}/` } } };
    if (!asked.token) return this.#error(401, 'M_MISSING_TOKEN');
    const user = Object.hasOwn(this.tokens, asked.token) ? this.tokens[asked.token]! : undefined;
    if (!user) return this.#error(401, 'M_UNKNOWN_TOKEN', { soft_logout: this.softLogout });
    const [, route = ''] = /^\/_matrix\/client\/v3(\/.*)$/.exec(asked.path) ?? [], [, whom] = /^\/presence\/([^/]*)\/status$/.exec(route) ?? [];
    if (route === '/account/whoami') return { body: { user_id: user, device_id: 'TEST' } };
    if (route === '/sync') return this.#sync(user, asked, response);
    if (whom !== undefined) return this.#status(user, whom, asked);
    return this.#room(user, route, asked);
  }

  #status(user: string, whom: string, { method, body }: Asked): Exclude<Reply, 'never'> {
    const reply = method === 'PUT' ? this.#put(user, whom, body) : this.#get(user, whom);
    // What is refused as malformed is in no contract, nor is a PUT that is forbidden; homeservers answer so all the same.
    if (reply.status !== 400 && (method !== 'PUT' || reply.status !== 403)) this.#hold(`${method} status`, this.#contract?.status(method === 'PUT' ? 'put' : 'get', reply.status ?? 200, reply.body));
    return reply;
  }

  #get(user: string, whom: string): Exclude<Reply, 'never'> {
    if (!/^@[^:]+:.+$/.test(whom)) return this.#error(400, 'M_INVALID_PARAM');
    if (this.presence === 'forbidden') return this.#error(403, 'M_FORBIDDEN');
    if (this.presence === 'off') return { body: { presence: 'offline' } };
    if (!this.people.share(user, whom)) return this.#error(403, 'M_FORBIDDEN');
    return { body: this.people.content(whom) };
  }

  #put(user: string, whom: string, body: unknown): Exclude<Reply, 'never'> {
    const wrong = this.#contract?.putStatus(body), { presence, status_msg, ...rest } = (body ?? {}) as { presence?: State; status_msg?: string };
    if (wrong !== undefined) {
      this.violations.push(`PUT status: ${wrong}`);
      return { ...this.#error(400, 'M_BAD_JSON'), body: { errcode: 'M_BAD_JSON' } };
    }
    if (Object.keys(rest).length || !presence) this.violations.push(`PUT status: ${JSON.stringify(body)}`);
    if (whom !== user || this.presence === 'forbidden') return this.#error(403, 'M_FORBIDDEN');
    const now = (this.#options.now ?? Date.now)(), { calm = 0 } = this.#options, wait = (this.#setAt.get(user) ?? -Infinity) + calm - now;
    if (wait > 0) return this.#error(429, 'M_LIMIT_EXCEEDED', { retry_after_ms: wait });
    this.#setAt.set(user, now);
    if (this.presence === 'on') this.people.put(user, presence!, status_msg);
    return { body: {} };
  }

  async #sync(user: string, { query }: Asked, response: ServerResponse): Promise<Exclude<Reply, 'never'>> {
    const filter = JSON.parse(query.get('filter') ?? '{}') as { presence?: { types?: unknown }; room?: { rooms?: unknown }; account_data?: { types?: unknown } };
    const wanted = [filter.presence?.types, filter.room?.rooms, filter.account_data?.types];
    if (JSON.stringify(wanted) !== '[["m.presence"],[],[]]') this.violations.push(`a filter that lets more than presence through: ${JSON.stringify(filter)}`);
    const state = query.get('set_presence') ?? 'online', since = query.get('since');
    if (!['online', 'unavailable', 'offline'].includes(state)) return this.#error(400, 'M_INVALID_PARAM');
    const [, life, from] = /^s(\d+)_(\d+)$/.exec(since ?? '') ?? [];
    if (since !== null && Number(life) !== this.#life) return this.#error(400, 'M_UNKNOWN');
    const tracks = this.presence === 'on';
    if (tracks) this.people.synced(user, state as State);
    const news = (): readonly string[] => (tracks ? this.people.news(user, since === null ? undefined : Number(from)) : []);
    if (since !== null && !news().length) await this.#change(Number(query.get('timeout') ?? 0), response, () => news().length > 0);
    const events = news().map(sender => ({ type: 'm.presence', sender, content: this.people.content(sender) }));
    for (const event of events) this.#hold('m.presence', this.#contract?.event(event));
    return { body: { next_batch: `s${this.#life}_${this.people.changes}`, ...(events.length && { presence: { events } }), device_one_time_keys_count: { signed_curve25519: 0 } } };
  }

  #change(timeout: number, response: ServerResponse, happened: () => boolean): Promise<void> {
    const { schedule = later } = this.#options;
    return new Promise(resolve => {
      const end = (): void => {
        clear();
        leave();
        resolve();
      };
      const clear = schedule(end, timeout), leave = this.people.onchange(() => { if (happened()) end(); });
      response.on('close', end);
    });
  }

  #room(user: string, route: string, { method, body }: Asked): Exclude<Reply, 'never'> {
    if (route === `/user/${user}/account_data/m.direct`) return this.people.direct.has(user) ? { body: this.people.direct.get(user) } : this.#error(404, 'M_NOT_FOUND');
    const [, id = '', what = ''] = /^\/rooms\/([^/]+)\/(.+)$/.exec(route) ?? [], room = this.people.rooms.get(id);
    if (!room?.members.has(user)) return this.#error(403, 'M_FORBIDDEN');
    if (what === 'joined_members') return { body: { joined: Object.fromEntries([...room.members].map(member => [member, {}])) } };
    if (what === 'state/m.room.encryption') return room.encrypted ? { body: { algorithm: 'm.megolm.v1.aes-sha2' } } : this.#error(404, 'M_NOT_FOUND');
    if (method !== 'PUT' || !what.startsWith('send/m.room.message/')) return this.#error(404, 'M_UNRECOGNIZED');
    room.messages.push((body as { body: string }).body);
    return { body: { event_id: '$event' } };
  }

  #error(status: number, errcode: string, more: object = {}): { status: number; body: object } {
    const body = { errcode, error: 'as a homeserver would put it', ...more };
    this.#hold(errcode, status === 429 ? this.#contract?.limit(body) : this.#contract?.error(body));
    return { status, body };
  }

  #hold(what: string, wrong: string | undefined): void {
    if (wrong !== undefined) this.violations.push(`${what}: ${wrong}`);
  }
}

const later = (run: () => void, delay: number): (() => void) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
