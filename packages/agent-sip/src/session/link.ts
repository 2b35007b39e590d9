import { PresenceError, type ProblemCode } from '@presence-elements/core';
import { domainOf } from '../sip-address.js';
import type { SipSettings, SocketLike } from '../sip-options.js';
import { Credential } from './credential.js';
import type { GivingUp } from './giving-up.js';
import type { SipRequest } from './sip-request.js';
import { SipStack, type Account } from './sip-stack.js';

/** Whoever uses the connection. */
export interface LinkUser {
  /** Is there anything to hold the connection for? */
  readonly needed: boolean;
  up(stack: SipStack): void;
  down(problem: ProblemCode): void;
  handle(request: SipRequest): void;
}

// Between two attempts: a random part of the first, doubled each time up to the longest (milliseconds).
const SHORTEST = 1_000, LONGEST = 30_000;
// To open, to answer a sign of life, and to be silent (milliseconds).
const PATIENCE = 10_000, SILENCE = 30_000;
// So late a timer tells of a machine that slept: what was subscribed may have ended. (Unseen pages have one a minute; milliseconds.)
const ASLEEP = 120_000;
// A connection that lasted this long has proved itself: the next attempt may come soon (milliseconds).
const PROVEN = 10_000;
// No presence document is as long: what comes is thrown away (characters).
const LONGEST_FRAME = 1_048_576;

/** One connection to the server: opened when needed, watched for life, opened again with patience. */
export class Link {
  readonly #settings: SipSettings;
  readonly #user: LinkUser;
  readonly #credential: Credential;
  readonly #waiting = new Set<{ readonly resolve: (stack: SipStack) => void; readonly reject: (error: PresenceError) => void }>();
  #stack: SipStack | undefined;
  #socket: SocketLike | undefined;
  #opening = false;
  #cancel: (() => void) | undefined;
  #retryAt = -Infinity;
  #problem: ProblemCode = 'unreachable';
  #failures = 0;
  #openedAt = 0;
  #heardAt = 0;
  #realm: string | undefined;

  constructor(settings: SipSettings, user: LinkUser) {
    this.#settings = settings;
    this.#user = user;
    this.#realm = settings.realm;
    this.#credential = new Credential(settings);
  }

  get stack(): SipStack | undefined {
    return this.#stack;
  }

  /** Is there a connection, or one on its way? */
  get busy(): boolean {
    return this.#opening || !!this.#stack;
  }

  /** Sees to it that there is a connection, now or after the wait that is under way. */
  want(): void {
    if (!this.busy && !this.#cancel) void this.#open();
  }

  /** The connection, once there is one. Rejects with `PresenceError` at once while the server rests after a failure. */
  async ready(given: GivingUp): Promise<SipStack> {
    if (given.now) throw new PresenceError('timeout', 'Given up');
    if (this.#stack) return this.#stack;
    const wait = this.#retryAt - this.#settings.now();
    if (!this.#opening && this.#cancel && wait > 0) throw new PresenceError(this.#problem, undefined, { retryAfter: Math.max(wait, SHORTEST) });
    return new Promise<SipStack>((resolve, reject) => {
      const waiter = { resolve, reject };
      this.#waiting.add(waiter);
      given.on(() => {
        this.#waiting.delete(waiter);
        reject(new PresenceError('timeout', 'Given up'));
      });
      this.want();
    });
  }

  /** The server does not take the password: there is no use in going on. */
  signOut(): void {
    this.#credential.refused();
    this.#lose('signed-out');
  }

  /** Lets go of the connection; nobody is told. */
  close(): void {
    this.#drop();
    this.#rest();
    for (const { reject } of this.#waiting) reject(new PresenceError('unreachable', 'Closed'));
    this.#waiting.clear();
  }

  async #open(): Promise<void> {
    const { service, uri, user, schedule, WebSocket } = this.#settings;
    this.#opening = true;
    this.#rest();
    const mine = (this.#cancel = schedule(() => this.#lose('unreachable'), PATIENCE));
    try {
      const password = await this.#credential.ask();
      // Closed, lost or opened anew while the host looked for its password.
      if (this.#cancel !== mine) return;
      const account: Account = { uri, password, user: user ?? /:([^@;]*)@/.exec(uri)![1]!, realm: this.#realm };
      const socket = (this.#socket = new WebSocket(service, 'sip'));
      const secure = service.startsWith('wss:');
      const stack = new SipStack({ secure, send: text => this.#send(socket, text) }, account, this.#settings, request => this.#user.handle(request));
      this.#listen(socket, stack, account);
    } catch (error) {
      if (this.#cancel === mine) this.#lose(error instanceof PresenceError ? error.code : 'unreachable');
    }
  }

  #listen(socket: SocketLike, stack: SipStack, account: Account): void {
    const heed = (run: (event: { readonly data?: unknown }) => void) => (event: unknown): void => {
      if (this.#socket === socket) run(event as { readonly data?: unknown });
    };
    socket.binaryType = 'arraybuffer';
    socket.onopen = heed(() => this.#opened(stack));
    socket.onclose = heed(() => this.#lose('unreachable'));
    // What is wrong a page is not told; `onclose` follows.
    socket.onerror = () => undefined;
    socket.onmessage = heed(({ data }) => {
      this.#heardAt = this.#settings.now();
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      // Signs of life (RFC 5626 §3.5.1): a question has an answer, an answer none.
      if (text === '\r\n\r\n') this.#send(socket, '\r\n');
      else if (text.trim() && text.length <= LONGEST_FRAME) stack.receive(text);
      this.#realm = account.realm;
    });
  }

  #opened(stack: SipStack): void {
    this.#opening = false;
    this.#stack = stack;
    this.#openedAt = this.#heardAt = this.#settings.now();
    this.#guard(stack);
    for (const { resolve } of this.#waiting) resolve(stack);
    this.#waiting.clear();
    this.#user.up(stack);
  }

  #send(socket: SocketLike, text: string): boolean {
    if (this.#socket !== socket) return false;
    try {
      socket.send(text);
      return true;
    } catch {
      return false; // It is closing, and says so itself.
    }
  }

  /** Asks a silent server for a sign of life: any answer is one. */
  #guard(stack: SipStack): void {
    const { now, schedule, uri } = this.#settings, wait = Math.max(this.#heardAt + SILENCE - now(), SHORTEST), due = now() + wait;
    this.#rest();
    this.#cancel = schedule(() => {
      if (Math.abs(now() - due) > ASLEEP) return this.#lose('unreachable');
      if (now() - this.#heardAt < SILENCE) return this.#guard(stack);
      // Not as patient as a request: a connection that only looks open draws lies.
      stack.request({ method: 'OPTIONS', target: `sip:${domainOf(uri)}` }).then(
        () => this.#stack === stack && this.#guard(stack),
        () => this.#stack === stack && this.#lose('unreachable'),
      );
    }, wait);
  }

  #lose(problem: ProblemCode): void {
    const { now, random, schedule } = this.#settings, wasOpen = !!this.#stack;
    if (wasOpen && now() - this.#openedAt >= PROVEN) this.#failures = 0;
    this.#drop();
    this.#problem = problem;
    const wait = problem === 'signed-out' ? this.#credential.pause : random() * Math.min(LONGEST, SHORTEST * 2 ** this.#failures++);
    this.#retryAt = now() + wait;
    this.#rest();
    this.#cancel = schedule(() => {
      this.#cancel = undefined;
      if (this.#user.needed) void this.#open();
    }, wait);
    for (const { reject } of this.#waiting) reject(new PresenceError(problem, undefined, { retryAfter: Math.max(wait, SHORTEST) }));
    this.#waiting.clear();
    this.#user.down(problem);
  }

  #drop(): void {
    const socket = this.#socket, stack = this.#stack;
    this.#socket = this.#stack = undefined;
    this.#opening = false;
    stack?.close();
    socket?.close();
  }

  #rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
