import { MessageParser, SearchEntry, SearchReference, type Control } from 'ldapts';
import type { Socket } from 'node:net';
import { LdapFailure } from './ldap-failure.js';

export interface LdapLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** What all of ldapts' requests are. */
export interface LdapRequest {
  readonly messageId: number;
  write(): Buffer;
}

/** What all of its responses are. */
export interface LdapResponse {
  readonly messageId: number;
  readonly status: number;
  readonly controls?: readonly Control[] | undefined;
}

/** What a server says to one request: to a search entries and references first. */
export interface LdapAnswer {
  readonly response: LdapResponse;
  readonly entries: readonly SearchEntry[];
  readonly references: readonly string[];
}

interface Waiting {
  readonly id: number;
  readonly entries: SearchEntry[];
  readonly references: string[];
  resolve(answer: LdapAnswer): void;
  reject(error: Error): void;
}

// Longer than any entry with a photograph; a message of which still nothing could be read is none (bytes).
const LONGEST_MESSAGE = 16_777_216;

/** Requests and answers on one connected socket, one after the other. What is not asked for ends it (RFC 4511 §4.4.1). */
export class LdapWire {
  readonly #socket: Socket;
  readonly #limits: LdapLimits;
  readonly #parser = new MessageParser();
  #waiting: Waiting | undefined;
  #failure: Error | undefined;
  #bytes = 0;
  #unread = 0;
  #entries = 0;

  constructor(socket: Socket, limits: LdapLimits) {
    this.#socket = socket;
    this.#limits = limits;
    this.#parser.on('message', this.#hear);
    this.#parser.on('error', () => this.#end('no-ldap'));
    socket.on('data', this.#read).on('error', this.#fail).on('close', () => this.#fail(new LdapFailure('closed')));
  }

  /** @throws whatever ended the connection; an `LdapFailure` for what the server refuses. */
  async ask(request: LdapRequest): Promise<LdapAnswer> {
    if (this.#failure) throw this.#failure;
    const answer = await new Promise<LdapAnswer>((resolve, reject) => {
      this.#waiting = { id: request.messageId, entries: [], references: [], resolve, reject };
      this.#socket.write(request.write());
    });
    if (answer.response.status !== 0) throw new LdapFailure('refused', answer.response.status);
    return answer;
  }

  /** Hears no more: the socket is somebody else's from now on. */
  leave(): void {
    this.#socket.off('data', this.#read);
  }

  readonly #read = (data: Buffer): void => {
    // A SEQUENCE, as every message of LDAP is; an HTTP server would be waited for.
    if (!this.#bytes && data[0] !== 0x30) return this.#end('no-ldap');
    this.#bytes += data.length;
    this.#unread += data.length;
    if (this.#bytes > this.#limits.maxBytes || this.#unread > LONGEST_MESSAGE) return this.#end('too-much');
    try {
      this.#parser.read(data, new Map());
    } catch {
      // Thousands of messages in one piece are read by as many calls in each other, which has an end.
      this.#end('no-ldap');
    }
  };

  readonly #hear = (message: LdapResponse): void => {
    this.#unread = 0;
    const waiting = this.#waiting;
    if (!waiting || waiting.id !== message.messageId) return this.#end('closed');
    if (message instanceof SearchEntry) {
      waiting.entries.push(message);
      if (++this.#entries > this.#limits.maxEntries) this.#end('too-much');
    } else if (message instanceof SearchReference) {
      waiting.references.push(...message.uris);
    } else {
      this.#waiting = undefined;
      waiting.resolve({ response: message, entries: waiting.entries, references: waiting.references });
    }
  };

  /** Whatever else has come already is not heard any more. */
  #end(reason: LdapFailure['reason']): void {
    const failure = new LdapFailure(reason);
    this.#fail(failure);
    this.#socket.destroy(failure);
  }

  readonly #fail = (error: Error): void => {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = undefined;
  };
}
