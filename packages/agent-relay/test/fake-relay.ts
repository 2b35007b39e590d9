/** What a client asked of the fake relay. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

type Reply = (asked: Asked) => Response | Promise<Response> | undefined;

/** One open stream, as the relay has it in hand. */
export class FakeStream {
  readonly id: string;
  /** The addresses that were declared last. */
  watched: string[] = [];
  revision = 0;
  open = true;
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #encoder = new TextEncoder();

  constructor(id: string, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.id = id;
    this.#controller = controller;
  }

  raw(text: string | Uint8Array): void {
    this.#controller.enqueue(typeof text === 'string' ? this.#encoder.encode(text) : text);
  }

  event(event: string, data: unknown, id?: string): void {
    this.raw(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  presence(address: string, facts: object, id?: string): void {
    this.event('presence', { items: [{ address, ...facts }] }, id);
  }

  heartbeat(): void {
    this.raw(': \n\n');
  }

  /** Closes it in good order. */
  end(): void {
    this.open = false;
    this.#controller.close();
  }

  /** As a network does that breaks. */
  cut(): void {
    this.open = false;
    this.#controller.error(new TypeError('network error'));
  }
}

/** A relay in memory: it does what the contract says until a test tells it otherwise, and remembers all it was asked. */
export class FakeRelay {
  readonly log: Asked[] = [];
  readonly streams: FakeStream[] = [];
  /** What the relay knows, by address. */
  readonly people = new Map<string, object>();
  /** The relay's clock. */
  now: () => number = () => 0;
  /** More for the `open` event. */
  opening: object = {};
  /** Goes before what the relay would do by itself; undefined lets it. */
  reply: Reply = () => undefined;
  resumes = true;
  openRequests = 0;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { signal } = init;
    signal?.throwIfAborted();
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.replace(/^.*\/presence/, ''),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) as unknown : undefined,
      init,
    };
    this.log.push(asked);
    this.openRequests++;
    try {
      return await orAborted(Promise.resolve(this.reply(asked) ?? this.#answer(asked)), signal);
    } finally {
      this.openRequests--;
    }
  };

  get stream(): FakeStream {
    return this.streams.at(-1)!;
  }

  get openStreams(): number {
    return this.streams.filter(stream => stream.open).length;
  }

  /** 'PUT /stream/1' and so on, in order. */
  get lines(): string[] {
    return this.log.map(({ method, path }) => `${method} ${path}`);
  }

  asked(line: string): Asked[] {
    return this.log.filter(({ method, path }) => `${method} ${path}`.startsWith(line));
  }

  #answer({ method, path, headers, body }: Asked): Response {
    if (path === '/query') return this.#query(body as { addresses: string[] });
    if (path === '/stream') return this.#open(headers.get('last-event-id'));
    if (path.startsWith('/stream/')) return this.#list(method, path.slice(8), body as List);
    if (path === '/send') return Response.json({ delivered: 'sent' });
    return Response.json(body ?? {});
  }

  #query({ addresses }: { addresses: string[] }): Response {
    const items = addresses.map(address => ({ address, availability: 'unknown', ...this.people.get(address) }));
    return Response.json({ items, now: this.now() });
  }

  #open(lastEventId: string | null): Response {
    const resumed = lastEventId !== null && this.resumes;
    const previous = this.streams.at(-1);
    const id = resumed && previous ? previous.id : String(this.streams.length + 1);
    let stream!: FakeStream;
    const body = new ReadableStream<Uint8Array>({
      start: controller => { stream = new FakeStream(id, controller); },
      cancel: () => { stream.open = false; },
    });
    if (resumed && previous) Object.assign(stream, { watched: previous.watched, revision: previous.revision });
    this.streams.push(stream);
    stream.event('open', { id, resumed, now: this.now(), ...this.opening }, `${id}.0`);
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #list(method: string, id: string, { revision, addresses, add = [], remove = [] }: List): Response {
    const stream = this.streams.findLast(stream => stream.id === id);
    if (!stream) return problem(404, 'no-data');
    if (revision <= stream.revision) return problem(409, 'no-data');
    stream.revision = revision;
    const before = stream.watched;
    stream.watched = addresses && method === 'PUT' ? addresses : [...before.filter(address => !remove.includes(address)), ...add];
    for (const address of stream.watched) {
      const facts = this.people.get(address);
      if (facts && !before.includes(address)) stream.presence(address, facts);
    }
    return new Response(null, { status: 204 });
  }
}

interface List {
  readonly revision: number;
  readonly addresses?: string[];
  readonly add?: string[];
  readonly remove?: string[];
}

export function fakeRelay(): FakeRelay {
  return new FakeRelay();
}

/** An `application/problem+json` answer (RFC 9457). */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status, code }), { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}

/** An answer that never comes. */
export const silence = (): Promise<Response> => new Promise(() => undefined);

function orAborted<T>(wait: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    wait.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}
