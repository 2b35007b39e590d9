import type { Availability, Schedule } from '@presence-elements/core';
import type { SocketClass } from './connection/frames.js';
import type { XmppConnection } from './connection/xmpp-connection.js';

/** SASL mechanisms that this agent speaks, strongest first. */
export const mechanisms = ['SCRAM-SHA-512', 'SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN', 'OAUTHBEARER', 'X-OAUTH2', 'ANONYMOUS'] as const;

export type MechanismName = (typeof mechanisms)[number];

/** A password or a token, or where to get it. A callback is asked anew after a refusal, with what was refused. */
export type Secret = string | ((refused?: string) => string | Promise<string>);

/** Somebody who asks for leave to see the presence of this account. */
export interface AccessRequest {
  /** Bare JID. */
  readonly address: string;
  /** What they write. Hostile text. */
  readonly text?: string | undefined;
  approve(): void;
  deny(): void;
}

export interface XmppOptions {
  /** What the agent is called: 'xmpp', unless there are several. */
  readonly name?: string | undefined;
  /** Whose session it is: 'ada@corp.example'. Without one, `domain` is entered as a guest (ANONYMOUS). */
  readonly jid?: string | undefined;
  readonly domain?: string | undefined;
  readonly password?: Secret | undefined;
  /** An OAuth token, instead of a password. */
  readonly token?: Secret | undefined;
  /**
   * Where to connect, in order of preference: `wss:` is XMPP over WebSocket, `https:` is BOSH.
   * Without it the domain is asked (XEP-0156).
   */
  readonly service?: string | readonly string[] | undefined;
  /** Which mechanisms may be used; by default what fits the credential. */
  readonly mechanisms?: readonly MechanismName[] | undefined;
  /** Allows `ws:`, `http:` and PLAIN without TLS to other hosts than this one. */
  readonly insecure?: boolean | undefined;
  /** A connection that the host has already. It stays the host's: the agent neither opens nor closes it, nor sets its presence. */
  readonly connection?: XmppConnection | undefined;
  /** Begin of the resource to bind; the server's choice by default. */
  readonly resource?: string | undefined;
  /** −128 … 127; −1 by default: no message is routed to a page that cannot show it (RFC 6121 §8.5.2.1.1). */
  readonly priority?: number | undefined;
  /** How this session is seen until `publish` says otherwise: 'online'. */
  readonly availability?: Exclude<Availability, 'offline' | 'unknown'> | 'invisible' | undefined;
  /**
   * Whose account it is. 'viewer' (default): the one person's who uses this page. 'service': one that all viewers
   * share, so nobody may publish or ask for access in its name, and `send` is off unless `relayMessages` says otherwise.
   */
  readonly account?: 'viewer' | 'service' | undefined;
  /** Lets a service account send for a viewer: the text begins with the viewer's address. */
  readonly relayMessages?: boolean | undefined;
  /** Watches people outside the roster by directed presence and a probe, which shows them this account (RFC 6121 §4.6). */
  readonly watchStrangers?: boolean | undefined;
  /** What becomes of those who ask for access to this account: 'ask' (default) keeps them until they are answered. */
  readonly accessRequests?: 'ask' | 'approve' | 'deny' | undefined;
  /** Called for each request that is to be answered. */
  readonly onAccessRequest?: ((request: AccessRequest) => void) | undefined;
  /** In which languages to read what people write, if they write in several (BCP 47); the page's own by default. */
  readonly languages?: readonly string[] | undefined;
  readonly fetch?: ((input: string, init?: RequestInit) => Promise<Response>) | undefined;
  readonly WebSocket?: SocketClass | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

/** The options with what is missing filled in. */
export type Settings = XmppOptions & {
  readonly [Name in 'priority' | 'availability' | 'account' | 'accessRequests']: NonNullable<XmppOptions[Name]>;
} & {
  readonly languages: readonly string[];
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly random: () => number;
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
};

/** @throws TypeError for options that contradict each other. */
export function settle(options: XmppOptions): Settings {
  const { jid, domain, connection, password, token, priority = -1, account = 'viewer' } = options;
  if (!connection && !jid && !domain) throw new TypeError('Name a `jid`, a `domain` or a `connection`');
  if (!connection && jid && !/^[^@/\s]+@[^@/\s]+$/.test(jid)) throw new TypeError('`jid` is a bare JID, such as ada@corp.example');
  if (!connection && jid && password === undefined && token === undefined) throw new TypeError('`jid` needs a `password` or a `token`');
  if (!Number.isInteger(priority) || priority < -128 || priority > 127) throw new TypeError('`priority` is a whole number from -128 to 127');
  return {
    ...options,
    priority,
    account,
    availability: options.availability ?? 'online',
    accessRequests: options.accessRequests ?? 'ask',
    languages: options.languages ?? (globalThis.navigator as Navigator | undefined)?.languages ?? [],
    now: options.now ?? Date.now,
    schedule: options.schedule ?? later,
    random: options.random ?? Math.random,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
