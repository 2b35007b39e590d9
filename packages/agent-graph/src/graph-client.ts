import { PresenceError } from '@presence-elements/core';
import { claimsOf, type Credential } from './credential.js';
import { failure, givenUp, waitOf } from './failure.js';
import type { Throttle } from './throttle.js';

export interface GraphCall {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export interface ClientOptions {
  readonly base: string;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  readonly throttle: Throttle;
}

/** Speaks HTTP and JSON with Graph. Neither a token nor what Graph says in its own words gets into an error. */
export class GraphClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** What Graph answered: JSON, or undefined where it has nothing to say. Rejects with `PresenceError`. */
  async request(credential: Credential, path: string, call: GraphCall): Promise<unknown> {
    const token = credential.current();
    let response = await this.#send(token, path, call);
    if (response.status === 401) {
      discard(response);
      // Once: whoever is refused with the new one, too, is signed out.
      const renewed = credential.renew(token, claimsOf(response.headers.get('www-authenticate')));
      response = await this.#send(renewed, path, call);
    }
    const { status, headers } = response, wait = waitOf(headers.get('retry-after'), this.#options.now());
    if (status === 429 || status === 503) this.#options.throttle.rest(wait ?? 0);
    if (response.ok) return read(response, call.signal);
    discard(response);
    throw failure(status, wait);
  }

  async #send(token: Promise<string>, path: string, { method = 'GET', body, signal }: GraphCall): Promise<Response> {
    const { base, fetch, throttle } = this.#options, bearer = await inTime(token, signal);
    throttle.pass();
    try {
      return await fetch(base + path, {
        // Nowhere else: of these requests Graph redirects none.
        method, signal, redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch {
      // Without the cause: it may quote a header, and with it the token.
      throw signal.aborted ? givenUp() : new PresenceError('unreachable', 'Graph does not answer');
    }
  }
}

// Left open it would keep its connection; nobody reads it, so nobody minds how it ends.
const discard = ({ body }: Response): void => void body?.cancel().catch(() => undefined);

async function read(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    const text = await response.text();
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    // Cut short, or a page: somebody between us and Graph wants a sign-in of their own.
    throw signal.aborted ? givenUp() : new PresenceError('unreachable', 'What answers is not Graph, or was cut short');
  }
}

/** The host may take as long as it likes for a token, but nobody has to wait for it. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined); // It fails for those who still wait.
    return Promise.reject(givenUp());
  }
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(givenUp());
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
