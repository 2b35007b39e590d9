import { PresenceError, type Viewer } from '@presence-elements/core';
import { readBody } from './body.js';
import { challengeOf } from './challenge.js';
import { failure, waitOf } from './failure.js';
import { Tickets } from './tickets.js';
import { pass } from './trust.js';
import type { Settings } from './ucwa-options.js';
import { within } from './waiting.js';

export interface Request {
  readonly signal: AbortSignal;
  readonly method?: 'GET' | 'POST' | 'DELETE' | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its type. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  readonly accept?: string | undefined;
  /** Discovery begins without a ticket, and may be redirected. */
  readonly open?: boolean | undefined;
  /** Asked even while the server wants a rest from questions. */
  readonly restless?: boolean | undefined;
  /** Milliseconds: 8,000, below the registry's 10,000. */
  readonly limit?: number | undefined;
}

export interface Answer {
  /** Who answered in the end. */
  readonly url: URL;
  readonly type: string;
  readonly text: string;
}

const LIMIT = 8_000;
const MOST_REDIRECTS = 3;
// What a server that wants a rest and does not say how long gets (milliseconds).
const REST = 5_000;
// "The web ticket is invalid", which pools say with 500 of another pool's ticket.
const INVALID_TICKET = /^\s*28032\b/;

/** Speaks HTTP with the servers of one account: tickets go where they belong, and nowhere else. */
export class UcwaClient {
  readonly settings: Settings;
  readonly #tickets: Tickets;
  #restUntil = -Infinity;

  constructor(settings: Settings, viewer: Viewer | undefined) {
    this.settings = settings;
    this.#tickets = new Tickets(settings, viewer, async (url, form, signal) => {
      const response = await this.#send(url, { signal, method: 'POST', body: { type: 'application/x-www-form-urlencoded;charset=UTF-8', text: form.toString() } });
      return { status: response.status, text: await readBody(response), wait: this.#wait(response) };
    });
  }

  /** One request. Whatever goes wrong is a `PresenceError`, without URLs and without what was thrown. */
  call(url: URL, request: Request): Promise<Answer> {
    return within(request.limit ?? LIMIT, this.settings, request.signal, signal => this.#call(url, { ...request, signal }));
  }

  async #call(url: URL, request: Request): Promise<Answer> {
    const rest = this.#restUntil - this.settings.now();
    if (rest > 0 && !request.restless) throw new PresenceError('rate-limited', 'The server wants a rest', { retryAfter: rest });
    if (request.open) return this.#follow(url, request);
    const ticket = this.#tickets.of(url);
    let response = await this.#send(url, request, ticket);
    if (response.status === 401 || (response.status === 500 && INVALID_TICKET.test(response.headers.get('x-ms-diagnostics') ?? ''))) {
      discard(response);
      response = await this.#send(url, request, await this.#tickets.renewed(url, ticket, challengeOf(response.headers.get('www-authenticate')), request.signal));
    }
    return this.#read(url, response);
  }

  async #follow(start: URL, request: Request): Promise<Answer> {
    for (let url = start, left = MOST_REDIRECTS; ; left--) {
      const response = await this.#send(url, request), location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return this.#read(url, response);
      discard(response);
      if (!left || !URL.canParse(location, url.href)) throw new PresenceError('unreachable', 'Discovery redirects on and on');
      url = new URL(location, url);
    }
  }

  async #send(url: URL, { method = 'GET', json, body, accept = 'application/json', signal }: Request, ticket?: string): Promise<Response> {
    await pass(url, this.settings);
    const content = body ?? (json === undefined ? undefined : { type: 'application/json', text: JSON.stringify(json) });
    const headers = { accept, ...(content && { 'content-type': content.type }), ...(ticket && { authorization: `Bearer ${ticket}` }) };
    try {
      return await this.settings.fetch(url.href, {
        method, headers, signal, ...(content && { body: content.text }), redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
      });
    } catch {
      // Without the cause, which may quote a header.
      throw new PresenceError('unreachable', 'The server does not answer');
    }
  }

  async #read(url: URL, response: Response): Promise<Answer> {
    const text = await readBody(response), { status, headers } = response;
    if (response.ok) return { url, type: headers.get('content-type') ?? '', text };
    const wait = this.#wait(response);
    if (status === 429) this.#restUntil = this.settings.now() + (wait ?? REST);
    throw failure(status, text, wait ?? (status === 429 ? REST : undefined));
  }

  #wait = ({ headers }: Response): number | undefined => waitOf(headers.get('retry-after'), this.settings.now());
}

// Nobody reads it, so nobody minds how it ends.
const discard = ({ body }: Response): void => void body?.cancel().catch(() => undefined);
