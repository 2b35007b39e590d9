import { PresenceError, problemOf, type Viewer } from '@presence-elements/core';
import type { Token } from './token-request.js';

/** One viewer's token. Whoever is first refused with it renews it for all who wait. */
export class Credential {
  readonly #token: Token;
  readonly #viewer: Viewer | undefined;
  #current: Promise<string> | undefined;

  constructor(token: Token, viewer: Viewer | undefined) {
    this.#token = token;
    this.#viewer = viewer;
  }

  /** The token for now. Rejects with `signed-out` where the host has none. */
  current(): Promise<string> {
    return (this.#current ??= this.#ask());
  }

  /** Another one instead of the one that was refused. */
  renew(refused: Promise<string>, claims?: string): Promise<string> {
    if (this.#current === refused) this.#current = this.#ask(refused, claims);
    return this.current();
  }

  #ask(refused?: Promise<string>, claims?: string): Promise<string> {
    const asked: Promise<string> = this.#request(refused, claims).then(checked).catch((error: unknown) => {
      if (this.#current === asked) this.#current = undefined;
      const { problem, retryAfter } = problemOf(error);
      // What the host threw may hold a secret: only its code, where it has one, goes on.
      throw problem === 'agent-fault' ? new PresenceError('signed-out', 'There is no token for Graph') : new PresenceError(problem, 'No token for Graph can be had now', { retryAfter });
    });
    return asked;
  }

  // Also what the host throws at once is a rejection.
  async #request(refused: Promise<string> | undefined, claims: string | undefined): Promise<unknown> {
    return this.#token({ viewer: this.#viewer, ...(refused && { refused: await refused, claims }) });
  }
}

/** Only what a header can carry: anything else would fail the request with the token in its message. */
function checked(token: unknown): string {
  if (typeof token === 'string' && /^[!-~]+$/.test(token)) return token;
  throw new PresenceError('signed-out');
}

/** The claims that Graph wants proven (`WWW-Authenticate: Bearer …, claims="…"`), as JSON; undefined where it wants none. */
export function claimsOf(header: string | null): string | undefined {
  const [, claims] = /\bclaims="([\w+/=-]{1,10000})"/.exec(header ?? '') ?? [];
  if (!claims) return;
  try {
    const json = atob(claims.replaceAll('-', '+').replaceAll('_', '/'));
    JSON.parse(json);
    return json;
  } catch {
    return claims; // Not encoded, or in a way of tomorrow: the host may know.
  }
}
