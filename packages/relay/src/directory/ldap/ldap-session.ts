import { BindRequest, ExtendedRequest, PagedResultsControl, SearchRequest, UnbindRequest, type Filter, type SearchEntry, type SearchOptions } from 'ldapts';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { LdapFailure } from './ldap-failure.js';
import { LdapWire, type LdapLimits } from './ldap-wire.js';

export interface LdapSearch extends Pick<SearchOptions, 'scope' | 'attributes' | 'timeLimit'> {
  readonly base: string;
  readonly filter: Filter;
  readonly pageSize: number;
  /** Where the page before ended. */
  readonly cookie?: Buffer | undefined;
}

export interface LdapPage {
  readonly entries: readonly SearchEntry[];
  /** Other servers to which it refers; they are not asked. */
  readonly references: readonly string[];
  /** Absent on the last page, and only there. */
  readonly cookie: Buffer | undefined;
}

const START_TLS = '1.3.6.1.4.1.1466.20037'; // RFC 4511 §4.14

/**
 * One connection to one server.
 *
 * The messages are those of ldapts, its client is not: that connects again by itself when the server goes, then without
 * encryption and as nobody, and it takes a page without entries for the last one, which with Active Directory it need not be.
 */
export class LdapSession {
  readonly #url: URL;
  readonly #host: string;
  readonly #ca: string | undefined;
  readonly #limits: LdapLimits;
  #socket: Socket | undefined;
  #wire: LdapWire | undefined;
  #ended: Error | undefined;
  #messageId = 0;

  constructor(url: string, ca: string | undefined, limits: LdapLimits) {
    this.#url = new URL(url);
    this.#host = this.#url.hostname.replace(/^\[|\]$/g, '');
    this.#ca = ca;
    this.#limits = limits;
  }

  /** @throws what the socket says, as all that follows. */
  async open(): Promise<void> {
    const isTls = this.#url.protocol === 'ldaps:', host = this.#host, port = Number(this.#url.port || (isTls ? 636 : 389));
    await this.#connect(isTls ? connectTls({ host, port, ...this.#trust }) : connectPlain({ host, port }), isTls ? 'secureConnect' : 'connect');
  }

  /** From here on nobody on the way reads along, and nothing of what was said in the clear counts. */
  async startTls(): Promise<void> {
    await this.#wire!.ask(new ExtendedRequest({ messageId: this.#nextId(), oid: START_TLS }));
    this.#wire!.leave();
    await this.#connect(connectTls({ socket: this.#socket!, host: this.#host, ...this.#trust }), 'secureConnect');
  }

  async bind(dn: string, password: string): Promise<void> {
    await this.#wire!.ask(new BindRequest({ messageId: this.#nextId(), dn, password }));
  }

  async search({ base, filter, pageSize, cookie, ...options }: LdapSearch): Promise<LdapPage> {
    const pages = new PagedResultsControl({ critical: true, value: { size: pageSize, ...(cookie && { cookie }) } });
    const { response, entries, references } = await this.#wire!.ask(new SearchRequest({ messageId: this.#nextId(), baseDN: base, filter, ...options, controls: [pages] }));
    const next = response.controls?.find(control => control instanceof PagedResultsControl)?.value?.cookie;
    return { entries, references, cookie: next?.length ? next : undefined };
  }

  /** Whatever is waited for fails, at once, for this reason. */
  end(reason: Error): void {
    this.#ended ??= reason;
    this.#socket?.destroy(reason);
  }

  close(): void {
    if (this.#socket?.writable) this.#socket.write(new UnbindRequest({ messageId: this.#nextId() }).write());
    // A server that does not take its leave is not waited for.
    this.#socket?.destroySoon();
  }

  /** An address is no name that a server could be called by (RFC 6066 §3). */
  get #trust(): { readonly ca?: string; readonly servername?: string; readonly minVersion: 'TLSv1.2' } {
    return { minVersion: 'TLSv1.2', ...(this.#ca !== undefined && { ca: this.#ca }), ...(!isIP(this.#host) && { servername: this.#host }) };
  }

  async #connect(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
    this.#socket = socket;
    if (this.#ended) socket.destroy(this.#ended);
    await new Promise<void>((resolve, reject) => {
      socket.once(event, () => resolve()).once('error', reject).once('close', () => reject(new LdapFailure('closed')));
    });
    this.#wire = new LdapWire(socket, this.#limits);
  }

  #nextId(): number {
    return ++this.#messageId;
  }
}
