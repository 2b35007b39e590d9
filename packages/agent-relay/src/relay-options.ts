import type { Schedule } from '@presence-elements/core';

/** Where the relay is, and what the host page adds to each request. */
export interface RelayOptions {
  /** '/presence', or an absolute URL. */
  readonly url: string;
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Answers a bearer token. Asked once for all requests, and again, with the token that was refused, after a 401.
   *
   * With a token no cookies are sent; without one, those of the page's own origin are.
   */
  readonly token?: ((refused?: string) => string | Promise<string>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: (() => number) | undefined;
}
