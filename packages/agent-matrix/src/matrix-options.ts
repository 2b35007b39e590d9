import type { Schedule, Viewer } from '@presence-elements/core';

/** Whom a token is wanted for, and why anew. */
export interface TokenRequest {
  /** The token that the homeserver has just refused. */
  readonly refused?: string | undefined;
  readonly viewer?: Viewer | undefined;
}

export interface MatrixOptions {
  /** What the agent is called: 'matrix', unless there are several. */
  readonly name?: string | undefined;
  /** The viewer's own homeserver: 'https://matrix.corp.example'. It alone is ever asked. */
  readonly homeserver?: string | undefined;
  /** The viewer's own id, '@ada:corp.example', instead: their server is asked where its homeserver is (`.well-known/matrix/client`). */
  readonly userId?: string | undefined;
  /**
   * An access token, or what answers one; asked anew, once for all who wait, when the homeserver refuses it.
   *
   * It should be of a device of its own: whoever else reads `/sync` as the same device loses messages to this agent, keys
   * among them. A token given as text belongs to one viewer, and no other is answered with it.
   */
  readonly token: string | ((request: TokenRequest) => string | Promise<string>);
  /**
   * Whose account it is. 'viewer' (default): of whoever looks, for whom `token` is asked, and whose rooms decide what they see.
   * 'service': one that all viewers share, so nobody may publish or send in its name.
   */
  readonly account?: 'viewer' | 'service' | undefined;
  /** Whether to be told of changes by `/sync` (default), or only to ask. */
  readonly sync?: boolean | undefined;
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter and for ids. */
  readonly random?: (() => number) | undefined;
}

/** The options with what is missing filled in. */
export type Settings = Omit<MatrixOptions, 'homeserver' | 'userId'> & {
  /** The homeserver, or the server name that tells where it is. */
  readonly place: { readonly base: string } | { readonly serverName: string };
  readonly account: NonNullable<MatrixOptions['account']>;
} & { readonly [Name in 'fetch' | 'now' | 'schedule' | 'random']: NonNullable<MatrixOptions[Name]> };

// User ids are at most 255 bytes long (appendices §4.2.1); the historical ones may hold almost anything.
const USER_ID = /^@[^:\0-\x20]{1,254}:([^:/?#@\s\\]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;
const LOOPBACK = /^(localhost|(.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws TypeError naming the option that is wrong. */
export function settle(options: MatrixOptions): Settings {
  const { homeserver, userId, ...rest } = options;
  if ((homeserver === undefined) === (userId === undefined)) throw new TypeError('Name either a `homeserver`, or a `userId` whose server tells where it is');
  if (!options.token) throw new TypeError('`token` is missing: an access token, or what answers one');
  const base = homeserver === undefined ? undefined : baseOf(homeserver);
  if (homeserver !== undefined && !base) throw new TypeError('`homeserver` is no https:// URL of a homeserver (http:// on this machine alone)');
  if (userId !== undefined && !USER_ID.test(userId)) throw new TypeError('`userId` is no Matrix user id, such as @ada:corp.example');
  return {
    ...rest,
    place: base ? { base } : { serverName: userId!.slice(userId!.indexOf(':') + 1) },
    account: options.account ?? 'viewer',
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    schedule: options.schedule ?? later,
    random: options.random ?? Math.random,
  };
}

/** The base URL of a homeserver, without a slash at its end; undefined where a token may not go: https, or this machine. */
export function baseOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.search || url.hash) return;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return;
  return url.href.replace(/\/+$/, '');
}

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
