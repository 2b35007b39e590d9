import { createCipheriv, createHmac, constants, publicEncrypt, randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { lacksContract, readContract } from './csdl.js';

/** What the service says of somebody; as loose as the wire. */
export type Said = Record<string, unknown>;

export interface Account {
  readonly id: string;
  readonly upn: string;
  readonly mail?: string;
  presence?: Said | undefined;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of a body in JSON. */
  readonly raw?: string;
}

/** Whose token, and what it may do. */
export interface Grant {
  /** Object id of the person; none for an application. */
  readonly user?: string | undefined;
  readonly scopes: readonly string[];
}

interface Subscribed { readonly id: string; readonly ids: readonly string[]; readonly owner: string; body: Said }

const READER = ['Presence.Read.All', 'User.ReadBasic.All'];
const WORDS: Readonly<Record<string, string>> = { Available: 'Available', Busy: 'Busy', DoNotDisturb: 'DoNotDisturb', BeRightBack: 'BeRightBack', Away: 'Away', Offline: 'OffWork' };

/**
 * A Microsoft Graph in this process, as far as presence goes. It refuses what its published schema refuses, keeps to the documented
 * limits, and knows nothing of the agent: no line, no table and no type is shared.
 */
export class GraphDouble {
  readonly accounts = new Map<string, Account>();
  readonly tokens = new Map<string, Grant>([['good', { scopes: READER }]]);
  /** Every request, those inside a $batch not counted. */
  readonly asked: Asked[] = [];
  /** What the schema refused. */
  readonly violations: string[] = [];
  readonly subscriptions = new Map<string, Subscribed>();
  /** Answers instead of the service where it answers something; asked for each request, and for each part of a $batch. */
  intervene: (asked: Asked, part: boolean) => Reply | undefined = () => undefined;
  /** Whoever is reached at the notification URL. */
  deliver: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(null, { status: 503 }));
  /** Takes questions and never answers. */
  hangs = false;
  /** Is somebody signed in to Teams? A preference counts only then. */
  hasSession = true;
  limit = { requests: 1_500, per: 30_000 };
  now: () => number = Date.now;
  open = 0;
  #taken: number[] = [];
  readonly #validate: (name: string, value: unknown) => string | undefined = lacksContract ? () => undefined : validator();

  add(upn: string, presence?: Said, more: Partial<Account> = {}): Account {
    const account = { id: randomUUID(), upn, mail: upn, presence, ...more };
    this.accounts.set(account.id, account);
    return account;
  }

  find(name: string): Account | undefined {
    return [...this.accounts.values()].find(({ id, upn }) => id === name.toLowerCase() || upn.toLowerCase() === name.toLowerCase());
  }

  count(path = ''): number {
    return this.asked.filter(asked => asked.path.startsWith(path)).length;
  }

  /** As `fetch`, without a network in between. */
  readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const { signal } = init, headers = new Headers(init.headers), url = new URL(input);
    this.open++;
    try {
      const answer = this.answer({
        method: init.method ?? 'GET', path: decodeURIComponent(url.pathname.replace(/^\/v1\.0/, '')) + decodeURIComponent(url.search),
        token: /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1], body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      });
      const { status, headers: said, body, raw } = await until(signal ?? undefined, answer);
      const text = raw ?? (body === undefined ? null : JSON.stringify(body));
      return new Response(text, { status, headers: { 'content-type': 'application/json', ...said } });
    } finally {
      this.open--;
    }
  };

  async answer(asked: Asked): Promise<Reply> {
    this.asked.push(asked);
    if (this.hangs) return new Promise(() => undefined);
    const wait = this.#throttled();
    if (wait) return { status: 429, headers: { 'retry-after': String(wait) }, body: errorOf('TooManyRequests') };
    const own = this.intervene(asked, false);
    if (own) return own;
    const grant = this.tokens.get(asked.token ?? '');
    if (!grant) return { status: 401, headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' }, body: errorOf('InvalidAuthenticationToken') };
    return asked.path === '/$batch' ? this.#batch(asked, grant) : this.#one(asked, grant);
  }

  /** Somebody's presence has changed: whoever subscribed is told. Answers what each said. */
  async change(name: string, presence: Said, more: { rich?: boolean; tokens?: readonly string[]; twice?: boolean } = {}): Promise<readonly number[]> {
    const account = this.find(name)!;
    account.presence = { ...account.presence, ...presence };
    const told = [...this.subscriptions.values()].filter(({ ids }) => ids.includes(account.id));
    const statuses: number[] = [];
    for (const subscribed of told) {
      const body = { value: [this.notification(subscribed.id, account, more.rich ?? true)], validationTokens: more.tokens ?? [jwt({ aud: 'our-app', tid: 'our-tenant' }, this.now())] };
      for (let times = more.twice ? 2 : 1; times; times--) statuses.push(await this.send(body));
    }
    return statuses;
  }

  async lifecycle(lifecycleEvent: string): Promise<void> {
    for (const { id, body } of [...this.subscriptions.values()]) {
      if (lifecycleEvent === 'subscriptionRemoved') this.subscriptions.delete(id);
      await this.send({ value: [{ subscriptionId: id, clientState: body.clientState, lifecycleEvent }] });
    }
  }

  async send(body: unknown): Promise<number> {
    const request = new Request('https://portal.example/presence/hooks/graph', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return (await this.deliver(request)).status;
  }

  notification(subscriptionId: string, { id, presence }: Account, rich: boolean): Said {
    const { body } = this.subscriptions.get(subscriptionId)!;
    return {
      subscriptionId, clientState: body.clientState, changeType: 'updated', tenantId: 'our-tenant', resource: `communications/presences/${id}`,
      resourceData: { '@odata.id': `users/${id}/presence`, '@odata.type': '#microsoft.graph.presence', id },
      ...(rich && { encryptedContent: encrypted({ '@odata.type': '#microsoft.graph.presence', id, availability: presence?.availability, activity: presence?.activity }, body) }),
    };
  }

  #throttled(): number {
    const now = this.now(), { requests, per } = this.limit;
    this.#taken = this.#taken.filter(at => at > now - per);
    this.#taken.push(now);
    return this.#taken.length > requests ? Math.ceil((this.#taken[0]! + per - now) / 1_000) : 0;
  }

  async #batch({ body, token }: Asked, grant: Grant): Promise<Reply> {
    const requests = (body as { requests?: { id: string; method: string; url: string; headers?: unknown; body?: unknown }[] } | undefined)?.requests ?? [];
    const ids = new Set(requests.map(({ id }) => id.toLowerCase()));
    if (!requests.length || requests.length > 20 || ids.size < requests.length) return this.#refuse(`$batch of ${String(requests.length)} requests`);
    const responses = await Promise.all(requests.map(async ({ id, method, url, body }) => {
      const part: Asked = { method, path: decodeURIComponent(url), token, body };
      return { id, ...(this.intervene(part, true) ?? await this.#one(part, grant)) };
    }));
    return { status: 200, body: { responses: responses.reverse() } };
  }

  async #one(asked: Asked, grant: Grant): Promise<Reply> {
    const { method, path } = asked;
    if (path === '/communications/getPresencesByUserId' && method === 'POST') return this.#presences(asked, grant);
    if (path.startsWith('/subscriptions')) return this.#subscription(asked, grant);
    if (path === '/me/presence' && method === 'GET') return grant.user && mayEither(grant, 'Presence.Read') ? { status: 200, body: this.#presenceOf(this.accounts.get(grant.user)!, true) } : denied;
    const [, of, action] = /^\/users\/([^/?]+)\/presence(?:\/(\w+))?$/.exec(path) ?? [];
    if (of) return action ? this.#act(asked, of, action, grant) : this.#presence(of, grant);
    if (method === 'GET' && /^\/users\b/.test(path)) return this.#user(path, grant);
    return { status: 404, body: errorOf('ResourceNotFound') };
  }

  #user(path: string, grant: Grant): Reply {
    if (!grant.scopes.includes('User.ReadBasic.All')) return denied;
    const [, mail] = /^\/users\?\$filter=mail eq '(.+)'&\$select=id,userPrincipalName&\$top=2$/.exec(path) ?? [];
    if (mail) return { status: 200, body: { value: [...this.accounts.values()].filter(account => account.mail?.toLowerCase() === mail.replaceAll('\'\'', '\'')).slice(0, 2).map(basic) } };
    const [, quoted, name] = /^\/users(?:\('(.+)'\)|\/([^$?][^?]*))\?\$select=id,userPrincipalName$/.exec(path) ?? [];
    const account = this.find(quoted?.replaceAll('\'\'', '\'') ?? name ?? '');
    return account ? { status: 200, body: basic(account) } : { status: 404, body: errorOf('Request_ResourceNotFound') };
  }

  #presences({ body }: Asked, grant: Grant): Reply {
    const wrong = this.#validate('getPresencesByUserId()', body), { ids = [] } = (body ?? {}) as { ids?: string[] };
    if (wrong) return this.#refuse(wrong);
    if (ids.length > 650 || ids.some(id => !/^[\da-f-]{36}$/.test(id))) return this.#refuse(`getPresencesByUserId with ${String(ids.length)} ids`);
    if (!grant.scopes.includes('Presence.Read.All')) return denied;
    const found = ids.flatMap(id => this.accounts.get(id) ?? []).filter(({ presence }) => presence);
    return { status: 200, body: { value: found.map(account => this.#presenceOf(account, account.id === grant.user)) } };
  }

  #presence(name: string, grant: Grant): Reply {
    const account = this.find(name);
    return mayEither(grant, grant.user === account?.id ? 'Presence.Read' : 'Presence.Read.All') ? (account ? { status: 200, body: this.#presenceOf(account, account.id === grant.user) } : { status: 404 }) : denied;
  }

  #presenceOf({ id, presence }: Account, isSelf: boolean): Said {
    const { statusMessage, ...said } = presence ?? { availability: 'PresenceUnknown', activity: 'PresenceUnknown' };
    const { message } = (statusMessage ?? {}) as { message?: unknown };
    return { id, ...said, ...(statusMessage !== undefined && { statusMessage: isSelf ? statusMessage : { message } }) };
  }

  #act({ body }: Asked, of: string, action: string, grant: Grant): Reply {
    const wrong = this.#validate(`${action}()`, body), account = this.accounts.get(of);
    if (wrong) return this.#refuse(wrong);
    if (!grant.scopes.includes(grant.user ? 'Presence.ReadWrite' : 'Presence.ReadWrite.All') || (grant.user && grant.user !== of)) return denied;
    const { availability, activity, statusMessage } = body as { availability?: string; activity?: string; statusMessage?: { message?: { content?: string } } };
    if (action === 'setUserPreferredPresence' && WORDS[availability!] !== activity) return this.#refuse(`preferred ${String(availability)}/${String(activity)}`);
    const preferred = action === 'setUserPreferredPresence' ? { availability, activity } : action === 'clearUserPreferredPresence' ? { availability: 'Available', activity: 'Available' } : {};
    const effective = this.hasSession || action === 'setStatusMessage' ? preferred : { availability: 'Offline', activity: 'Offline' };
    account!.presence = { ...account!.presence, ...effective, ...(action === 'setStatusMessage' && { statusMessage }) };
    return { status: 200 };
  }

  async #subscription({ method, path, body, token }: Asked, grant: Grant): Promise<Reply> {
    for (const [id, { body }] of this.subscriptions) if (Date.parse(String(body.expirationDateTime)) <= this.now()) this.subscriptions.delete(id);
    if (!grant.scopes.includes('Presence.Read.All')) return denied;
    const [, id = ''] = /^\/subscriptions\/(.+)$/.exec(path) ?? [], known = this.subscriptions.get(id), wish = (body ?? {}) as Said;
    if (method === 'GET' && !id) return { status: 200, body: { value: [...this.subscriptions.values()].map(({ id, body: { resource, notificationUrl } }) => ({ id, resource, notificationUrl })) } };
    if (method === 'POST') return this.#subscribe(wish, token!);
    if (!known) return { status: 404, body: errorOf('ResourceNotFound') };
    if (method === 'DELETE') return void this.subscriptions.delete(id), { status: 204 };
    const wrong = this.#tooLong(wish.expirationDateTime);
    if (wrong) return wrong;
    known.body = { ...known.body, ...wish };
    return { status: 200, body: { id, ...wish } };
  }

  async #subscribe(wish: Said, owner: string): Promise<Reply> {
    const [, list = ''] = /^\/communications\/presences\?\$filter=id in \((.+)\)$/.exec(String(wish.resource)) ?? [], ids = list.split(',').map(each => each.replaceAll('\'', ''));
    const isWhole = wish.changeType === 'updated' && wish.includeResourceData === true && wish.encryptionCertificate && wish.encryptionCertificateId && String(wish.notificationUrl).startsWith('https://');
    if (!isWhole || ids.length > 650 || !list || String(wish.clientState).length > 128) return this.#refuse(`subscription of ${String(ids.length)} ids`);
    const wrong = this.#tooLong(wish.expirationDateTime);
    if (wrong) return wrong;
    if ([...this.subscriptions.values()].some(each => each.owner === owner)) return { status: 403, body: errorOf('ExtensionError') };
    for (const url of [wish.notificationUrl, wish.lifecycleNotificationUrl] as string[]) {
      const token = `Validation: ${randomUUID()} <b>`, target = new URL(url);
      target.searchParams.set('validationToken', token);
      const said = await this.deliver(new Request(target, { method: 'POST' }));
      const isRight = said.status === 200 && said.headers.get('content-type')?.startsWith('text/plain') && await said.text() === token;
      if (!isRight) return { status: 400, body: errorOf('ValidationError') };
    }
    const id = randomUUID();
    this.subscriptions.set(id, { id, ids, owner, body: wish });
    return { status: 201, body: { id, expirationDateTime: wish.expirationDateTime } };
  }

  #tooLong(end: unknown): Reply | undefined {
    const left = Date.parse(String(end)) - this.now();
    return left > 0 && left <= 3_600_000 ? undefined : this.#refuse(`a subscription of ${String(left)} ms`);
  }

  #refuse(why: string): Reply {
    this.violations.push(why);
    return { status: 400, body: errorOf('BadRequest') };
  }
}

/** What is given up ends at once, as `fetch` does. */
function until<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    void work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

const denied: Reply = { status: 403, body: { error: { code: 'Forbidden', message: 'Insufficient privileges to complete the operation.' } } };

const mayEither = ({ scopes }: Grant, least: string): boolean => scopes.some(scope => scope.startsWith(least) || scope === 'Presence.Read.All' || scope.startsWith('Presence.ReadWrite'));

const basic = ({ id, upn }: Account): Said => ({ id, userPrincipalName: upn });

const errorOf = (code: string): Said => ({ error: { code, message: 'in the words of Graph', innerError: { date: '2026-11-25T10:00:00' } } });

function validator(): (name: string, value: unknown) => string | undefined {
  const ajv = new Ajv2020({ schemas: { graph: readContract() }, strict: false });
  return (name, value) => {
    const check = ajv.getSchema(`graph#/$defs/${name}`) as ValidateFunction | undefined;
    if (!check) return `there is no ${name}`;
    return check(value) ? undefined : `${name}: ${ajv.errorsText(check.errors)}`;
  };
}

/** As the documentation describes it, with Node's own cryptography. */
export function encrypted(resource: unknown, { encryptionCertificate, encryptionCertificateId }: Said): Said {
  const certificate = new X509Certificate(Buffer.from(String(encryptionCertificate), 'base64')), secret = randomBytes(32);
  const cipher = createCipheriv('aes-256-cbc', secret, secret.subarray(0, 16));
  const data = Buffer.concat([cipher.update(JSON.stringify(resource), 'utf8'), cipher.final()]);
  return {
    data: data.toString('base64'),
    dataSignature: createHmac('sha256', secret).update(data).digest('base64'),
    dataKey: publicEncrypt({ key: certificate.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, secret).toString('base64'),
    encryptionCertificateId, encryptionCertificateThumbprint: certificate.fingerprint.replaceAll(':', ''),
  };
}

/** A token as Graph sends it beside notifications, signed by nobody. */
export function jwt(claims: Said, now: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(now / 1_000);
  return [part({ typ: 'JWT', alg: 'RS256' }), part({ appid: '0bf30f3b-4a52-48df-9a82-234910c4a086', nbf: seconds, exp: seconds + 3_600, ...claims }), 'c2lnbmF0dXJl'].join('.');
}
