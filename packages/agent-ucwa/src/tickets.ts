import { PresenceError, type Viewer } from '@presence-elements/core';
import type { Challenge } from './challenge.js';
import { failure } from './failure.js';
import { readResource, string } from './resource.js';
import type { Settings } from './ucwa-options.js';
import { Shared } from './waiting.js';

/** Sends a form to an issuer and answers what came. */
export type SendForm = (url: URL, form: URLSearchParams, signal: AbortSignal) => Promise<{ readonly status: number; readonly text: string; readonly wait?: number | undefined }>;

interface Ticket { readonly value: string; readonly until: number }

// A ticket in its last minute is not begun with (milliseconds).
const MARGIN = 60_000;
// Directories lock an account after a few wrong passwords: one that was refused is not tried again for so long (milliseconds).
const REFUSED = 1_800_000;

/** The web tickets of one account. Each is of one server: another pool calls it invalid. */
export class Tickets {
  readonly #settings: Settings;
  readonly #viewer: Viewer | undefined;
  readonly #send: SendForm;
  readonly #tickets = new Map<string, Ticket>();
  readonly #issuers = new Map<string, Challenge>();
  readonly #renewals = new Map<string, Shared<string>>();
  #refusedUntil = -Infinity;

  constructor(settings: Settings, viewer: Viewer | undefined, send: SendForm) {
    this.#settings = settings;
    this.#viewer = viewer;
    this.#send = send;
  }

  /** The ticket for this server, where there is one that still counts. */
  of({ host }: URL): string | undefined {
    const ticket = this.#tickets.get(host);
    return ticket && ticket.until - MARGIN > this.#settings.now() ? ticket.value : undefined;
  }

  /** A new ticket, once for all who wait. Rejects with `signed-out` where there is none to be had. */
  renewed(url: URL, refused: string | undefined, challenge: Challenge | undefined, signal: AbortSignal): Promise<string> {
    const { host } = url, current = this.of(url);
    // Somebody else was refused with the same one, and has had it renewed meanwhile.
    if (current && current !== refused) return Promise.resolve(current);
    if (challenge) this.#issuers.set(host, challenge);
    const renewal = this.#renewals.get(host) ?? new Shared<string>();
    this.#renewals.set(host, renewal);
    return renewal.join(signal, signal => this.#renew(url, refused, signal));
  }

  async #renew(url: URL, refused: string | undefined, signal: AbortSignal): Promise<string> {
    this.#tickets.delete(url.host);
    const ticket = this.#settings.token ? await this.#asked(url.hostname, refused) : await this.#granted(url, signal);
    this.#tickets.set(url.host, ticket);
    return ticket.value;
  }

  async #asked(host: string, refused: string | undefined): Promise<Ticket> {
    try {
      const value = await this.#settings.token!({ host, refused, viewer: this.#viewer });
      // What no header can carry is no ticket either.
      if (value !== refused && /^[!-~]+$/.test(value)) return { value, until: Infinity };
    } catch {
      // What the host threw may hold a secret: it goes nowhere.
    }
    throw new PresenceError('signed-out', 'There is no web ticket');
  }

  async #granted(url: URL, signal: AbortSignal): Promise<Ticket> {
    const { now, user, password } = this.#settings, issuer = this.#issuers.get(url.host);
    if (!issuer || !URL.canParse(issuer.href, url.href)) throw new PresenceError('signed-out', 'The server does not say who issues web tickets');
    if (issuer.grants.length && !issuer.grants.includes('password')) throw new PresenceError('signed-out', 'The server takes no user and password: allow forms-based authentication, or give a `token`');
    const wait = this.#refusedUntil - now();
    if (wait > 0) throw new PresenceError('signed-out', 'User and password were refused', { retryAfter: wait });
    const form = new URLSearchParams({ grant_type: 'password', username: user!, password: password! });
    const { status, text, wait: rest } = await this.#send(new URL(issuer.href, url), form, signal);
    if (status === 400 || status === 401) this.#refuse(text);
    if (status !== 200) throw failure(status, text, rest);
    return this.#read(text);
  }

  /** @throws PresenceError always: the password was wrong, or the request was (AuthenticationInUCWA, "Error conditions"). */
  #refuse(text: string): never {
    const error = /"error"\s*:\s*"(invalid_request|invalid_grant|unsupported_grant_type|invalid_scope|server_error)"/.exec(text)?.[1];
    if (error === 'server_error') throw new PresenceError('unreachable', 'The issuer of web tickets fails');
    this.#refusedUntil = this.#settings.now() + REFUSED;
    throw new PresenceError('signed-out', `User and password were refused${error ? `: ${error}` : ''}`, { retryAfter: REFUSED });
  }

  #read(text: string): Ticket {
    const answer = readResource(text), value = string(answer, 'access_token'), life = answer['expires_in'];
    if (!value || !/^[!-~]+$/.test(value)) throw new PresenceError('unreachable', 'The issuer of web tickets answers with something else');
    return { value, until: this.#settings.now() + (typeof life === 'number' && life > 0 ? life * 1_000 : Infinity) };
  }
}
