// A Skype for Business Server as its documentation describes it (OfficeDev/skype-docs, Skype/UCWA): discovery, web tickets,
// applications, people, presence subscriptions, the event channel and batches. It refuses what the pages say is refused, keeps
// the limits that they name, and shares no code with the agent.
import { Pool, type Person } from './lync-pool.js';

export interface LyncRequest {
  readonly host: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Calls back when whoever asks has gone. */
  readonly onabort: (gone: () => void) => void;
}

export interface LyncReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const json = (status: number, value: object, headers: Readonly<Record<string, string>> = {}): LyncReply =>
  ({ status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) });

/** The body of an error (ErrorsAndInformationalMessages). */
export const refusal = (status: number, code: string, subcode?: string, headers: Readonly<Record<string, string>> = {}): LyncReply =>
  json(status, { code, ...(subcode && { subcode }), message: 'An error occurred. Please retry.' }, headers);

export interface LyncOptions {
  readonly now: () => number;
  readonly schedule: (run: () => void, delay: number) => () => void;
  readonly domain?: string;
  /** Whether LyncDiscoverInternal is there. */
  readonly internal?: boolean;
}

const TICKET_LIFE = 28_800; // seconds: "eight (8) hours"

export class Lync {
  readonly options: LyncOptions;
  readonly domain: string;
  /** By SIP URI in lower case. */
  readonly people = new Map<string, Person>();
  readonly pools = new Map<string, Pool>();
  /** The pool that the account is homed on. */
  home: string;
  readonly accounts = new Map([['presence@corp.example', 'pass@word1'], ['ada@corp.example', 'lovelace']]);
  /** Everything that was asked, parts of batches not among it. */
  readonly log: { readonly host: string; readonly method: string; readonly path: string; readonly body: string; readonly authorization: string | undefined }[] = [];
  /** What happens instead: an answer, no answer ever, or the usual. */
  fault: (request: LyncRequest) => LyncReply | 'hang' | undefined = () => undefined;
  /** Answers of other kinds, last of all. */
  warp: (reply: LyncReply, request: LyncRequest) => LyncReply = reply => reply;
  /** Requests that wait for their answers. */
  open = 0;
  redirects = false;
  #tickets = new Map<string, { readonly host: string; readonly user: string; readonly until: number }>();
  #count = 0;

  constructor(options: LyncOptions) {
    this.options = options;
    this.domain = options.domain ?? 'corp.example';
    for (const name of ['pool1', 'pool2']) this.pools.set(`${name}.${this.domain}`, new Pool(this, `${name}.${this.domain}`));
    this.home = `pool1.${this.domain}`;
  }

  get pool(): Pool {
    return this.pools.get(this.home)!;
  }

  asked(pattern: RegExp): number {
    return this.log.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;
  }

  person(uri: string, person: Partial<Person> = {}): void {
    this.people.set(uri.toLowerCase(), { uri, availability: 'Online', sourceNetwork: 'SameEnterprise', listed: true, ...person });
  }

  /** Somebody's presence changes; whoever subscribes is told so. */
  change(uri: string, change: Partial<Person>): void {
    const key = uri.toLowerCase();
    this.people.set(key, { ...this.people.get(key)!, ...change });
    for (const pool of this.pools.values()) pool.changed(key, 'note' in change ? ['contactNote'] : ['contactPresence']);
  }

  /** All tickets are void. */
  voidTickets(): void {
    this.#tickets.clear();
  }

  /** Everything but people is forgotten, as by a restart. */
  restart(): void {
    this.voidTickets();
    for (const [host, pool] of this.pools) {
      pool.close();
      this.pools.set(host, new Pool(this, host));
    }
  }

  /** The account is moved: the old pool knows nothing of it any more. */
  move(name: string): void {
    this.pool.close(403);
    this.home = `${name}.${this.domain}`;
  }

  /** A ticket for one server, as its issuer would give it. */
  ticket(host: string, user: string): string {
    const value = `cwt=AAEB${(++this.#count).toString(36)}${user.replace(/\W/g, '')}${host.replace(/\W/g, '')}`;
    this.#tickets.set(value, { host, user, until: this.options.now() + TICKET_LIFE * 1_000 });
    return value;
  }

  async answer(request: LyncRequest): Promise<LyncReply> {
    const { host, method, path, body, headers } = request;
    this.log.push({ host, method, path, body, authorization: headers['authorization'] });
    this.open++;
    try {
      const fault = this.fault(request);
      if (fault === 'hang') return await new Promise<LyncReply>((_, reject) => request.onabort(() => reject(new Error('gone'))));
      const reply = fault ?? await this.#route(request);
      return this.warp(reply, request);
    } finally {
      this.open--;
    }
  }

  async #route(request: LyncRequest): Promise<LyncReply> {
    const { host, path } = request, { domain } = this, url = new URL(`https://${host}${path}`);
    if (host === `lyncdiscover.${domain}` || (this.options.internal && host === `lyncdiscoverinternal.${domain}`)) return this.#root();
    if (host !== `webdir.${domain}` && !this.pools.has(host)) throw new Error(`There is no ${host}`);
    if (url.pathname.toLowerCase() === '/webticket/oauthtoken') return this.#issue(request);
    const user = this.#user(request);
    if (typeof user !== 'string') return user;
    if (url.pathname.toLowerCase().startsWith('/autodiscover/')) return this.#discover(host, url);
    const pool = this.pools.get(host);
    return pool ? await pool.answer({ ...request, user, url }) : refusal(404, 'NotFound', 'ResourceNotFound');
  }

  #root(): LyncReply {
    const { domain } = this, base = `https://webdir.${domain}/Autodiscover/AutodiscoverService.svc/root`;
    return json(200, { _links: { self: { href: `${base}?originalDomain=${domain}` }, user: { href: `${base}/oauth/user?originalDomain=${domain}` }, xframe: { href: `https://webdir.${domain}/Autodiscover/XFrame/XFrame.html` } } });
  }

  #discover(host: string, { pathname }: URL): LyncReply {
    const self = { href: pathname };
    if (/\/redirect$/.test(pathname)) return json(200, { rel: 'redirect', _links: { self, user: { href: `https://${this.home}/Autodiscover/AutodiscoverService.svc/root/oauth/user` } } });
    if (this.redirects && host !== this.home) return json(200, { rel: 'user', _links: { self, redirect: { href: '/Autodiscover/AutodiscoverService.svc/root/user/redirect' } } });
    return json(200, { _links: { self, applications: { href: `https://${this.home}/ucwa/oauth/v1/applications` } } });
  }

  /** Whose ticket it is, or what is said to somebody without one. */
  #user({ host, headers }: LyncRequest): string | LyncReply {
    const value = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1], ticket = this.#tickets.get(value ?? '');
    if (ticket && ticket.host !== host) return { ...refusal(500, 'ServiceFailure'), headers: { 'x-ms-diagnostics': `28032;source="${host}";reason="The web ticket is invalid."` } };
    if (ticket && ticket.until > this.options.now()) return ticket.user;
    return {
      status: 401, body: '<html><h1>401 - Unauthorized</h1></html>',
      headers: { 'content-type': 'text/html', 'www-authenticate': `Bearer trusted_issuers="00000002@${this.domain}", client_id="00000004", MsRtcOAuth href="https://${host}/WebTicket/oauthtoken",grant_type="urn:microsoft.rtc:windows,urn:microsoft.rtc:anonmeeting,password"` },
    };
  }

  #issue({ host, method, headers, body }: LyncRequest): LyncReply {
    const form = new URLSearchParams(body), error = (name: string): LyncReply => json(400, { error: name });
    if (method !== 'POST' || !/^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '')) return error('invalid_request');
    if (form.get('grant_type') !== 'password') return error('unsupported_grant_type');
    const user = form.get('username'), password = form.get('password');
    if (!user || !password) return error('invalid_request');
    if (this.accounts.get(user) !== password) return error('invalid_grant');
    return json(200, { access_token: this.ticket(host, user), expires_in: TICKET_LIFE, ms_rtc_identityscope: 'local', token_type: 'Bearer' });
  }
}
