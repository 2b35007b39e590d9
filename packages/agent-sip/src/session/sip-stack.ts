import { PresenceError } from '@presence-elements/core';
import Parser from 'jssip/lib/Parser.js';
import RequestSender from 'jssip/lib/RequestSender.js';
import SipMessage, { type IncomingRequest, type IncomingResponse, type OutgoingRequest } from 'jssip/lib/SIPMessage.js';
import Uri from 'jssip/lib/URI.js';
import type { SipSettings } from '../sip-options.js';
import type { GivingUp } from './giving-up.js';
import type { SipRequest } from './sip-request.js';
import { token } from './token.js';

/** One request. Without a dialog's numbers it has its own. */
export interface Outgoing {
  readonly method: string;
  /** The Request-URI. */
  readonly target: string;
  /** Whole header values, with tags. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly callId?: string | undefined;
  readonly cseq?: number | undefined;
  readonly routes?: readonly string[] | undefined;
  /** 'Event: presence', … */
  readonly headers?: readonly string[] | undefined;
  readonly body?: string | undefined;
}

/** The final answer to a request. */
export interface Answer {
  readonly status: number;
  /** Of the last attempt: a challenge takes one more. */
  readonly cseq: number;
  readonly toTag: string | undefined;
  header(name: string): string | undefined;
  headers(name: string): readonly string[];
  /** A challenge of somebody else's realm, which was not answered. */
  readonly foreign: boolean;
}

export interface Account {
  readonly uri: string;
  readonly user: string;
  readonly password: string | undefined;
  /** The only realm that hears of the password; the first that asks, where none is given. */
  realm?: string | undefined;
}

/** Where text goes. */
export interface Wire {
  readonly secure: boolean;
  send(text: string): boolean;
}

type Handle = (request: SipRequest) => void;

// A SIP server may take 32 s (Timer F, RFC 3261 §17.1.2.2); a registry waits 10 s, and what came of others in time must not be
// lost with what did not (milliseconds).
const PATIENCE = 8_000;

/** JsSIP's transactions, digest and grammar on one connection, without its calls, timers of recovery and subscriptions. */
export class SipStack {
  /** For the Contact header: where this connection is found (RFC 7118 §5). */
  readonly contact: string = `<sip:${token(8)}@${token(12)}.invalid;transport=ws>`;
  readonly #account: Account;
  readonly #settings: SipSettings;
  readonly #open = new Set<() => void>();
  readonly #clients = new Map<string, { receiveResponse(response: IncomingResponse): void }>();
  readonly #handle: Handle;
  readonly #ua: object;
  readonly #wire: Wire;

  constructor(wire: Wire, account: Account, settings: SipSettings, handle: Handle) {
    this.#wire = wire;
    this.#account = account;
    this.#settings = settings;
    this.#handle = handle;
    this.#ua = this.#host();
  }

  /** Sends a request and answers its final response. Rejects with `PresenceError` `unreachable` or `timeout`. */
  request(outgoing: Outgoing, given?: GivingUp): Promise<Answer> {
    const request = this.#compose(outgoing);
    return new Promise<Answer>((resolve, reject) => {
      let cseq = request.cseq;
      const end = (settle: () => void): void => {
        if (!this.#open.delete(lose)) return;
        cancel();
        ungive();
        settle();
      };
      const fail = (error: PresenceError): void => end(() => {
        reject(error);
        sender.clientTransaction?.onTransportError();
      });
      const lose = (): void => fail(new PresenceError('unreachable', 'The SIP server cannot be reached'));
      const cancel = this.#settings.schedule(() => fail(new PresenceError('timeout', 'The SIP server does not answer')), PATIENCE);
      const sender = new RequestSender(this.#ua, request, {
        onRequestTimeout: () => fail(new PresenceError('timeout', 'The SIP server does not answer')),
        onTransportError: lose,
        onReceiveResponse: response => {
          if (response.status_code >= 200) end(() => resolve(this.#answerOf(response, cseq)));
        },
        onAuthenticated: again => { cseq = again.cseq; },
      });
      let ungive: () => void = () => undefined;
      this.#open.add(lose);
      ungive = given?.on(() => fail(new PresenceError('timeout', 'Given up'))) ?? ungive;
      if (this.#open.has(lose)) sender.send();
    });
  }

  /** Takes in what the server sent. What is no SIP is dropped. */
  receive(text: string): void {
    try {
      const message = Parser.parseMessage(text, this.#ua);
      if (!message?.call_id || !message.cseq) return;
      if ('status_code' in message) this.#respond(message);
      else this.#serve(message);
    } catch {
      // JsSIP's grammar throws at some of what is malformed: what nobody can read says nothing. A sink that throws does so to itself.
    }
  }

  /** Whoever still waits hears that the server cannot be reached. */
  close(): void {
    for (const lose of [...this.#open]) lose();
  }

  #compose({ method, target, from = `<${this.#account.uri}>;tag=${token(10)}`, to = `<${target}>`, callId = token(20), cseq = 1, routes, headers = [], body }: Outgoing): OutgoingRequest {
    const request = new SipMessage.OutgoingRequest(method, verbatim(target), this.#ua, { call_id: callId, cseq }, headers, body);
    request.setHeader('to', to);
    request.setHeader('from', from);
    if (routes?.length) request.setHeader('route', [...routes]);
    return request;
  }

  #respond(response: IncomingResponse): void {
    if (/^40[17]$/.test(String(response.status_code))) this.#screen(response);
    this.#clients.get(response.via_branch)?.receiveResponse(response);
  }

  /** A foreign realm's challenge is taken away, so that nobody else gets a hash of this password to try words on. */
  #screen(response: IncomingResponse): void {
    const { realm } = this.#account;
    if (realm === undefined || realmOf(response) === realm) return;
    delete response.headers['WWW-Authenticate'];
    delete response.headers['Proxy-Authenticate'];
  }

  #answerOf(response: IncomingResponse, cseq: number): Answer {
    const { status_code: status, to_tag: toTag } = response;
    return {
      status, cseq, toTag,
      foreign: /^40[17]$/.test(String(status)) && this.#account.realm !== undefined && realmOf(response) === undefined,
      header: name => response.getHeader(name),
      headers: name => response.getHeaders(name),
    };
  }

  #serve(request: IncomingRequest): void {
    request.transport = this.#wire;
    if (request.method !== 'ACK') this.#handle(request);
  }

  /** What JsSIP's parts expect of its user agent. */
  #host(): object {
    const { uri, user, password = null } = this.#account, [, host] = /@([^;]+);/.exec(this.contact)!;
    const transport = { via_transport: this.#wire.secure ? 'WSS' : 'WS', sip_uri: uri, send: (message: { toString(): string }) => this.#wire.send(message.toString()) };
    return {
      configuration: { uri: verbatim(uri), authorization_user: user, password, ha1: null, realm: null, via_host: host, user_agent: 'presence-elements', jssip_id: token(5) },
      _configuration: {},
      C: {},
      contact: {},
      transport,
      // Its own ids repeat within a few thousand requests (RFC 3261 §8.1.1.7 wants them unique).
      newTransaction: (transaction: Client) => {
        transaction.id = `z9hG4bK${token(16)}`;
        transaction.request.setHeader('via', `SIP/2.0/${transport.via_transport} ${host};branch=${transaction.id}`);
        this.#clients.set(transaction.id, transaction);
      },
      destroyTransaction: ({ id }: Client) => this.#clients.delete(id),
      set: (name: string, value: string) => { if (name === 'realm') this.#account.realm ??= value; },
    };
  }
}

/** A URI that is written as it is: JsSIP would decode what it should not. */
const verbatim = (text: string): Uri => Object.assign(new Uri('sip', null, 'anonymous.invalid'), { toString: () => text });

interface Client {
  id: string;
  readonly request: OutgoingRequest;
  receiveResponse(response: IncomingResponse): void;
}

/** Of the challenge that JsSIP would answer, as JsSIP reads it. */
function realmOf(response: IncomingResponse): string | undefined {
  const challenge = response.parseHeader(response.status_code === 401 ? 'www-authenticate' : 'proxy-authenticate') as { readonly realm?: string } | undefined;
  return challenge?.realm;
}
