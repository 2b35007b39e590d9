// A SIP presence server in this process: what it is told it tells, letter by letter, over sockets that are none.
import type { Availability } from '@presence-elements/core';
import type { SocketLike, WebSocketLike } from '../src/index.js';

export interface SipMessage {
  readonly start: string;
  readonly method: string;
  readonly target: string;
  readonly socket: FakeSocket;
  readonly body: string;
  header(name: string): string;
}

/** A subscription that somebody holds. */
export interface Held {
  readonly event: string;
  readonly target: string;
  readonly request: SipMessage;
  readonly tag: string;
  socket: FakeSocket;
  cseq: number;
}

export interface Reply {
  readonly status: number;
  readonly headers?: readonly string[];
}

export interface Notify {
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  readonly body?: string | undefined;
  readonly cseq?: number | undefined;
}

const DOMAIN = 'corp.example';

export class FakeServer {
  /** What is published, by `sip:` URI. */
  readonly documents = new Map<string, string>();
  readonly subscriptions: Held[] = [];
  readonly requests: SipMessage[] = [];
  readonly answers: string[] = [];
  readonly messages: string[] = [];
  readonly sockets = new Set<FakeSocket>();
  readonly publications = new Map<string, string>();
  /** Connections that were tried. */
  attempts = 0;
  /** No connection can be made. */
  down = false;
  /** Connections are made, and nothing comes of it. */
  silent = false;
  /** The Subscription-State of what is subscribed to. */
  state = 'active;expires=3600';
  expires: string | undefined;
  /** Answers instead of the server; `silence` keeps quiet. */
  reply: (request: SipMessage) => Reply | 'silence' | undefined = () => undefined;
  #count = 0;

  get WebSocket(): WebSocketLike {
    const server = this as FakeServer;
    return class extends FakeSocket {
      readonly protocol: string;

      constructor(_url: string, protocol: string) {
        super(server);
        this.protocol = protocol;
      }
    };
  }

  count(method: string): number {
    return this.requests.filter(request => request.method === method).length;
  }

  last(method: string): SipMessage {
    const request = this.requests.findLast(each => each.method === method);
    if (!request) throw new Error(`nobody has sent ${method}`);
    return request;
  }

  say(uri: string, facts: { readonly availability?: Availability | undefined; readonly note?: string | undefined }): void {
    this.publish(uri, pidf(uri, facts));
  }

  publish(uri: string, document: string | undefined): void {
    if (document === undefined) this.documents.delete(uri);
    else this.documents.set(uri, document);
    for (const held of this.subscriptions) if (held.target === uri && held.event === 'presence') this.notify(held);
  }

  notify(held: Held, { state = this.state, type, body = this.documents.get(held.target) ?? '', cseq = ++held.cseq }: Notify = {}): void {
    const { request, tag, event } = held;
    const contact = /<([^>]*)>/.exec(request.header('contact'))![1]!;
    held.socket.hear([
      `NOTIFY ${contact} SIP/2.0`, `Via: SIP/2.0/WS  ${DOMAIN};branch=z9hG4bKn${++this.#count}`, `To: ${request.header('from')}`, `From: ${request.header('to').replace(/;tag=.*/, '')};tag=${tag}`,
      `Call-ID: ${request.header('call-id')}`, `CSeq: ${cseq} NOTIFY`, `Event: ${event}`, `Contact: <sip:presence@${DOMAIN}>`, `Subscription-State: ${state}`,
      ...(body ? [`Content-Type: ${type ?? 'application/pidf+xml'}`] : []), `Content-Length: ${Buffer.byteLength(body)}`, '', body,
    ].join('\r\n'));
  }

  /** Every connection breaks. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.break();
  }

  /** As a restart does. */
  forget(): void {
    this.subscriptions.length = 0;
    this.publications.clear();
  }

  receive(request: SipMessage): void {
    if (request.start.startsWith('SIP/2.0')) return void this.answers.push(request.start);
    this.requests.push(request);
    if (this.silent) return;
    const reply = this.reply(request) ?? this.#serve(request);
    if (reply !== 'silence') this.respond(request, reply);
  }

  respond(request: SipMessage, { status, headers = [] }: Reply, tag = /;tag=(.*)/.exec(request.header('to'))?.[1] ?? `s${this.#count}`): void {
    request.socket.hear([
      `SIP/2.0 ${status} Because`, `Via: ${request.header('via')}`, `To: ${request.header('to').replace(/;tag=.*/, '')};tag=${tag}`, `From: ${request.header('from')}`,
      `Call-ID: ${request.header('call-id')}`, `CSeq: ${request.header('cseq')}`, ...headers, 'Content-Length: 0', '', '',
    ].join('\r\n'));
  }

  #serve(request: SipMessage): Reply | 'silence' {
    const { method } = request;
    if (method === 'SUBSCRIBE') return this.#subscribe(request);
    if (method === 'PUBLISH') return this.#publish(request);
    if (method === 'MESSAGE') this.messages.push(request.body);
    return { status: 200, headers: method === 'REGISTER' ? [`Contact: ${request.header('contact')};expires=${request.header('expires')}`] : [] };
  }

  #subscribe(request: SipMessage): 'silence' | Reply {
    const callId = request.header('call-id'), known = this.subscriptions.find(held => held.request.header('call-id') === callId);
    if (/;tag=/.test(request.header('to')) && !known) return { status: 481 };
    const held = known ?? { event: request.header('event'), target: request.target, request, tag: `t${++this.#count}`, socket: request.socket, cseq: 0 };
    held.socket = request.socket;
    const ends = request.header('expires') === '0';
    if (!known && !ends) this.subscriptions.push(held);
    if (known && ends) this.subscriptions.splice(this.subscriptions.indexOf(known), 1);
    this.respond(request, { status: 200, headers: [`Expires: ${this.expires ?? request.header('expires')}`, `Contact: <sip:presence@${DOMAIN}>`] }, held.tag);
    const state = ends && this.state.startsWith('active') ? 'terminated;reason=timeout' : this.state;
    if (held.event === 'presence') this.notify(held, { state });
    return 'silence';
  }

  #publish(request: SipMessage): Reply {
    const tag = request.header('sip-if-match'), expires = request.header('expires'), before = this.publications.get(tag);
    if (tag && before === undefined) return { status: 412 };
    if (tag) this.publications.delete(tag);
    const next = `e${++this.#count}`;
    if (expires !== '0') this.publications.set(next, request.body || before!);
    this.publish(request.target, [...this.publications.values()].at(-1));
    return { status: 200, headers: [`SIP-ETag: ${next}`, `Expires: ${expires}`] };
  }
}

export class FakeSocket implements SocketLike {
  binaryType = '';
  onopen: SocketLike['onopen'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  onmessage: SocketLike['onmessage'] = null;
  readonly sent: string[] = [];
  readonly #server: FakeServer;
  #state: 'connecting' | 'open' | 'closed' = 'connecting';

  constructor(server: FakeServer) {
    this.#server = server;
    server.attempts++;
    queueMicrotask(() => {
      if (this.#state === 'closed') return;
      if (server.down) return this.break();
      this.#state = 'open';
      server.sockets.add(this);
      this.onopen?.({} as never);
    });
  }

  send(text: string): void {
    if (this.#state !== 'open') throw new Error('not open');
    this.sent.push(text);
    queueMicrotask(() => { if (text.trim() && this.#state === 'open') this.#server.receive(parse(text, this)); });
  }

  close(): void {
    this.#state = 'closed';
    this.#server.sockets.delete(this);
  }

  break(): void {
    this.close();
    this.onclose?.({} as never);
  }

  /** What the server says. */
  hear(data: string | ArrayBuffer): void {
    queueMicrotask(() => { if (this.#state === 'open') this.onmessage?.({ data } as never); });
  }
}

function parse(text: string, socket: FakeSocket): SipMessage {
  const [head = '', ...rest] = text.split('\r\n\r\n'), [start = '', ...lines] = head.split('\r\n'), [method = '', target = ''] = start.split(' ');
  const headers = new Map(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { start, method, target, socket, body: rest.join('\r\n\r\n'), header: name => headers.get(name) ?? '' };
}

const ACTIVITIES: Readonly<Record<string, string>> = { busy: '<rpid:busy/>', away: '<rpid:away/>', dnd: '<rpid:sleeping/>' };

/** What a phone publishes; without an availability, a tuple that says nothing. */
export function pidf(uri: string, { availability, note = '' }: { readonly availability?: Availability | undefined; readonly note?: string | undefined }): string {
  const basic = availability && availability !== 'unknown' ? `<basic>${availability === 'offline' ? 'closed' : 'open'}</basic>` : '';
  const written = note.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${uri}">
<tuple id="t1"><status>${basic}</status></tuple>
<dm:person id="p1"><rpid:activities>${ACTIVITIES[availability ?? ''] ?? ''}</rpid:activities>${note && `<dm:note>${written}</dm:note>`}</dm:person></presence>`;
}
