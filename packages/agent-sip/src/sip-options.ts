import type { Schedule } from '@presence-elements/core';

/** Where the SIP server is, whose account this is, and what it is used for. */
export interface SipOptions {
  /** 'sip', unless said. */
  readonly name?: string | undefined;
  /** The server's WebSocket: `wss://sip.corp.example/ws` (RFC 7118). */
  readonly service: string;
  /** The account: `sip:ada@corp.example`. */
  readonly uri: string;
  /** The name to sign in with, where it is not the user of `uri`. */
  readonly user?: string | undefined;
  /**
   * Answers the server's challenge (RFC 3261 §22). A function is asked for each connection, and is told what was refused;
   * a text that was refused is not tried again for five minutes.
   */
  readonly password?: string | ((refused?: string) => string | Promise<string>) | undefined;
  /** The only realm that the password is for. Without it, the first that asks. */
  readonly realm?: string | undefined;
  /** A resource list that the server keeps (RFC 4662): `sip:ada-friends@corp.example`. Whoever is not on it is subscribed to singly. */
  readonly list?: string | undefined;
  /** Where documents are kept (RFC 4825): `https://sip.corp.example/xcap-root`. Needed for `allow`, `deny` and `keepList`. */
  readonly xcap?: string | undefined;
  /** Keeps `list` on the server by itself, with whoever is watched. Needs `list` and `xcap`. */
  readonly keepList?: boolean | undefined;
  /** Also subscribes to each contact's calls (RFC 4235), which show as in-call. */
  readonly dialog?: boolean | undefined;
  /** In which to read what people write in several (BCP 47), best first; else what its author put first. */
  readonly languages?: readonly string[] | undefined;
  /** Called with each message (RFC 3428) that comes in; the account is registered for that. */
  readonly onMessage?: ((message: IncomingMessage) => void) | undefined;
  /** How long a subscription, publication or registration is asked for, in milliseconds: 3,600,000. */
  readonly expires?: number | undefined;
  /** Subscriptions that are made or renewed in one second: 100. */
  readonly rate?: number | undefined;
  /** The platform's, unless given: Node 20 has none, and `ws` fits. */
  readonly WebSocket?: WebSocketLike | undefined;
  /** For XCAP. */
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

/** Text of a stranger: hostile until drawn as text. */
export interface IncomingMessage {
  /** `sip:bob@corp.example` */
  readonly from: string;
  readonly text: string;
}

/** What is needed of a WebSocket: a page's own, or that of `ws`. */
export type WebSocketLike = new (url: string, protocol: string) => SocketLike;

export interface SocketLike {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

/** The options, and what is not said by default. */
export type SipSettings = Omit<SipOptions, Given> & { readonly [Name in Given]-?: NonNullable<SipOptions[Name]> };

type Given = 'expires' | 'rate' | 'WebSocket' | 'fetch' | 'now' | 'schedule' | 'random';

const HOUR = 3_600_000;
// A platform's timer that is asked for more runs at once (milliseconds). Whoever is woken early looks again.
const LONGEST = 2 ** 31 - 1;

/** @throws TypeError naming the option that cannot be used. */
export function settingsOf(options: SipOptions): SipSettings {
  const { service, uri, list, xcap, keepList } = options;
  const { WebSocket = (globalThis as { WebSocket?: WebSocketLike }).WebSocket, now = Date.now, schedule = later, random = Math.random } = options;
  if (!/^wss?:\/\/./.test(service)) throw new TypeError('service: a WebSocket address such as wss://sip.corp.example/ws');
  if (!/^sips?:[^@\s<>]+@[^@\s<>]+$/.test(uri)) throw new TypeError('uri: the account, such as sip:ada@corp.example');
  if (list !== undefined && !/^sips?:[^@\s<>]+@[^@\s<>]+$/.test(list)) throw new TypeError('list: a SIP URI such as sip:ada-friends@corp.example');
  if (keepList && !(list && xcap)) throw new TypeError('keepList: needs list and xcap');
  if (!WebSocket) throw new TypeError('WebSocket: this platform has none; pass the one of the package ws');
  const fetch = options.fetch ?? ((input: string, init: RequestInit) => globalThis.fetch(input, init));
  return { ...options, expires: options.expires ?? HOUR, rate: options.rate ?? 100, WebSocket, fetch, now, random, schedule: (run, delay) => schedule(run, Math.min(delay, LONGEST)) };
}

function later(run: () => void, delay: number): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
