import { Events } from './lync-events.js';
import type { Person, Pool, PoolRequest } from './lync-pool.js';
import { json, refusal, type LyncReply } from './lync.js';

interface Subscription { readonly id: string; readonly uris: Set<string>; until: number; cancel: () => void }

const MINUTE = 60_000, BEFORE = 120_000;
const AVAILABILITIES = ['Online', 'Busy', 'DoNotDisturb', 'BeRightBack', 'Away', 'Offwork'];

/** One application of one user: what it sees, whom it watches, and what it says of its user. */
export class Application {
  readonly pool: Pool;
  readonly base: string;
  readonly user: string;
  readonly endpointId: string;
  readonly events: Events;
  readonly subscriptions = new Map<string, Subscription>();
  /** Made available, or only looking on. */
  available: { readonly signInAs?: string; readonly supportedModalities?: readonly string[] } | undefined;
  /** What the user has set; nothing where the server decides. */
  preferred: string | undefined;
  note = '';
  reports = 0;
  /** Gets of contacts' presence and note, in batches or not. */
  readonly reads: string[] = [];
  /** How often somebody's presence was set before it is what is read. */
  lag = 0;
  #count = 0;

  constructor(pool: Pool, id: string, user: string, endpointId: string) {
    this.pool = pool;
    this.base = `/ucwa/oauth/v1/applications/${id}`;
    this.user = user;
    this.endpointId = endpointId;
    this.events = new Events(`${this.base}/events`, pool.lync.options);
  }

  get watched(): ReadonlySet<string> {
    return new Set([...this.subscriptions.values()].flatMap(({ uris }) => [...uris]));
  }

  end(): void {
    for (const { cancel } of this.subscriptions.values()) cancel();
    this.subscriptions.clear();
    this.events.end();
  }

  /** Subscriptions and conversations are cleaned up, as after a long silence. */
  forget(): void {
    for (const { cancel } of this.subscriptions.values()) cancel();
    this.subscriptions.clear();
    this.events.resume();
  }

  changed(uri: string, rels: readonly string[]): void {
    if (!this.watched.has(uri)) return;
    // The server writes names as the directory has them, in links of events too.
    const written = uri.slice(4).replace(/^./, letter => letter.toUpperCase()), contact = `${this.base}/people/${written}`;
    for (const rel of rels) this.events.push('people', { link: { rel, href: `${contact}/${rel === 'contactNote' ? 'note' : 'presence'}` }, in: { rel: 'contact', href: contact }, type: 'updated' });
  }

  resource(status: number): LyncReply {
    const { base } = this, link = (path: string): object => ({ href: base + path });
    const own = this.available ? { presence: link('/me/presence'), note: link('/me/note'), reportMyActivity: link('/me/reportMyActivity') } : { makeMeAvailable: link('/me/makeMeAvailable') };
    const people = { self: link('/people'), presenceSubscriptions: link('/people/presenceSubscriptions'), subscribedContacts: link('/people/subscribedContacts'), presenceSubscriptionMemberships: link('/people/presenceSubscriptionMemberships'), search: link('/people/search') };
    return json(status, {
      culture: 'en-US', userAgent: 'x', rel: 'application',
      _links: { self: link(''), policies: link('/policies'), batch: link('/batch'), events: { href: this.events.first } },
      _embedded: { me: { uri: `sip:${this.user}`, rel: 'me', _links: { self: link('/me'), ...own } }, people: { rel: 'people', _links: people } },
    });
  }

  async answer(request: PoolRequest): Promise<LyncReply> {
    const path = request.url.pathname.slice(this.base.length);
    if (path === '/batch') return this.#batch(request);
    if (path === '/events') return request.method === 'GET' ? this.events.poll(request) : refusal(405, 'MethodNotAllowed');
    return this.#one(request.method, request.url, request.body);
  }

  #one(method: string, url: URL, body: string): LyncReply {
    const path = decodeURIComponent(url.pathname.slice(this.base.length)), call = `${method} ${path}`;
    if (call === 'GET ') return this.resource(200);
    if (call === 'GET /people/search') return this.#search(url);
    const [, subscription] = /^\/people\/presenceSubscriptions\/([^/]+)$/.exec(path) ?? [];
    if (call === 'POST /people/presenceSubscriptions') return this.#subscribe(body);
    if (subscription) return this.#onSubscription(method, subscription, url, body);
    if (path.startsWith('/people/presenceSubscriptionMemberships')) return this.#memberships(method, path, url, body);
    if (path.startsWith('/me/')) return this.#me(call, body);
    const [, user, what] = /^\/people\/([^/]+@[^/]+?)(?:\/(presence|note))?$/.exec(path) ?? [];
    return user && method === 'GET' ? this.#person(user, what) : refusal(404, 'NotFound', 'ResourceNotFound');
  }

  /** "The fields searched include name, email, URI, and phone number." */
  #search(url: URL): LyncReply {
    const query = url.searchParams.get('query') ?? '', limit = Number(url.searchParams.get('limit') ?? 20);
    if (!query || query.length > 256 || !(limit >= 1 && limit <= 100)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
    const found = [...this.pool.lync.people.values()].filter(({ uri, emails = [], listed }) => listed && [uri, ...emails].some(text => text.toLowerCase().includes(query.toLowerCase())));
    return json(200, { rel: 'search', moreResultsAvailable: found.length > limit, _links: { self: { href: `${this.base}/people/search` } }, _embedded: { contact: found.slice(0, limit).map(person => this.#contact(person)) } });
  }

  #contact({ uri, emails = [], sourceNetwork }: Person): object {
    const self = `${this.base}/people/${uri.toLowerCase().slice(4)}`;
    return { uri, emailAddresses: emails, sourceNetwork, type: 'User', name: uri, rel: 'contact', etag: '1', _links: { self: { href: self }, contactPresence: { href: `${self}/presence` }, contactNote: { href: `${self}/note` } } };
  }

  #person(user: string, what: string | undefined): LyncReply {
    const person = this.pool.lync.people.get(`sip:${user.toLowerCase()}`), self = `${this.base}/people/${user}`;
    if (!person) return refusal(404, 'NotFound', 'ResourceNotFound');
    if (what) this.reads.push(`${user.toLowerCase()} ${what}`);
    if (person.hidden) return refusal(403, 'Forbidden');
    if (!what) return json(200, this.#contact(person));
    const { availability, activity, deviceType = 'Unknown', lastActive, note = { message: '', type: 'Personal' } } = person;
    if (what === 'note') return json(200, { ...note, rel: 'contactNote', _links: { self: { href: `${self}/note` } } });
    return json(200, { availability, activity, deviceType, lastActive, rel: 'contactPresence', _links: { self: { href: `${self}/presence` } } });
  }

  #subscribe(body: string): LyncReply {
    const input = read(body), uris = input?.['uris'], duration = input?.['duration'];
    if (!isDuration(duration) || !isUris(uris)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
    if (this.subscriptions.size >= this.pool.mostSubscriptions) return refusal(403, 'Forbidden', 'LimitExceeded');
    const subscription: Subscription = { id: `s${++this.#count}`, uris: new Set(), until: 0, cancel: () => undefined };
    this.subscriptions.set(subscription.id, subscription);
    this.#last(subscription, this.pool.lync.options.now() + duration * MINUTE);
    this.events.push('people', { link: { rel: 'presenceSubscription', href: this.#href(subscription.id) }, type: 'added' });
    this.#join(subscription, uris);
    return this.#subscription(subscription, 201);
  }

  #join(subscription: Subscription, uris: readonly string[]): void {
    for (const uri of uris) {
      subscription.uris.add(uri.toLowerCase());
      // Of whom there is not, nothing is ever told.
      if (this.pool.lync.people.has(uri.toLowerCase())) this.changed(uri.toLowerCase(), ['contactPresence', 'contactNote']);
    }
  }

  #onSubscription(method: string, id: string, url: URL, body: string): LyncReply {
    const subscription = this.subscriptions.get(id), { now } = this.pool.lync.options;
    // So it says even where the application is there (ExtendAPresenceSubscription).
    if (!subscription) return refusal(404, 'NotFound', 'ApplicationNotFound');
    if (method === 'GET') return this.#subscription(subscription, 200);
    if (method === 'DELETE') {
      subscription.cancel();
      this.subscriptions.delete(id);
      return { status: 204 };
    }
    const duration = Number(url.searchParams.get('duration') ?? read(body)?.['duration']);
    if (!isDuration(duration)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
    // "If this sum is greater than 30 minutes, 30 minutes will be used."
    this.#last(subscription, Math.min(subscription.until + duration * MINUTE, now() + 30 * MINUTE));
    this.events.push('people', { link: { rel: 'presenceSubscription', href: this.#href(id) }, type: 'updated' });
    return this.#subscription(subscription, 200);
  }

  /** It ends, and some time before an event says so. */
  #last(subscription: Subscription, until: number): void {
    const { now, schedule } = this.pool.lync.options, event = (type: string): void => this.events.push('people', { link: { rel: 'presenceSubscription', href: this.#href(subscription.id) }, type });
    subscription.cancel();
    subscription.until = until;
    const warn = schedule(() => event('updated'), until - now() - BEFORE), end = schedule(() => {
      this.subscriptions.delete(subscription.id);
      event('deleted');
    }, until - now());
    subscription.cancel = () => { warn(); end(); };
  }

  #subscription({ id }: Subscription, status: number): LyncReply {
    const memberships = { href: `${this.base}/people/presenceSubscriptionMemberships?presenceSubscriptionId=${id}` };
    return json(status, { id, rel: 'presenceSubscription', _links: { self: { href: this.#href(id) }, memberships, addToPresenceSubscription: memberships } });
  }

  #memberships(method: string, path: string, url: URL, body: string): LyncReply {
    const [, of, member] = /Memberships\/([^,]+),(.+)$/.exec(path) ?? [], id = of ?? url.searchParams.get('presenceSubscriptionId') ?? '', subscription = this.subscriptions.get(id);
    if (!subscription) return refusal(404, 'NotFound', 'ResourceNotFound');
    if (method === 'DELETE' && member) return subscription.uris.delete(`sip:${member.toLowerCase()}`) ? { status: 204 } : refusal(404, 'NotFound', 'ResourceNotFound');
    if (method === 'POST') {
      const uris = read(body)?.['contactUris'];
      if (!isUris(uris)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
      this.#join(subscription, uris);
    }
    const memberships = [...subscription.uris].map(uri => ({ rel: 'presenceSubscriptionMembership', _links: { self: { href: `${this.base}/people/presenceSubscriptionMemberships/${id},${uri.slice(4)}` }, contact: { href: `${this.base}/people/${uri.slice(4)}` }, presenceSubscription: { href: this.#href(id) } } }));
    return json(method === 'POST' ? 201 : 200, { rel: 'presenceSubscriptionMemberships', _links: { self: { href: `${this.base}/people/presenceSubscriptionMemberships` } }, _embedded: { presenceSubscriptionMembership: memberships } });
  }

  #me(call: string, body: string): LyncReply {
    if (call === 'POST /me/makeMeAvailable') {
      if (this.available) return refusal(409, 'Conflict', 'AlreadyExists');
      const input = read(body), signInAs = input?.['signInAs'];
      if (!input || (signInAs !== undefined && !AVAILABILITIES.includes(signInAs as string))) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
      this.available = input;
      this.preferred = signInAs as string | undefined;
      this.events.push('me', { link: { rel: 'me', href: `${this.base}/me` }, type: 'updated' });
      return { status: 204 };
    }
    if (!this.available) return refusal(409, 'Conflict', 'MakeMeAvailableRequired');
    const self = { self: { href: `${this.base}${call.split(' ')[1]!}` } };
    if (call === 'GET /me/presence') return json(200, { rel: 'presence', availability: this.lag-- > 0 ? 'Online' : this.preferred ?? 'Online', _links: self });
    if (call === 'GET /me/note') return json(200, { rel: 'note', message: this.note, type: 'Personal', _links: self });
    const input = read(body || '{}');
    if (!input) return refusal(400, 'BadRequest', 'DeserializationFailure');
    if (call === 'POST /me/reportMyActivity') this.reports++;
    else if (call === 'POST /me/note') this.note = input['message'] as string;
    else if (call === 'POST /me/presence') {
      const wish = input['availability'];
      if (wish !== undefined && !AVAILABILITIES.includes(wish as string)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
      this.preferred = wish as string | undefined;
    } else return refusal(404, 'NotFound', 'ResourceNotFound');
    return { status: 204 };
  }

  /** RFC 2046 multipart of HTTP requests; refused as a whole where it asks for too much. */
  #batch({ method, headers, body, host }: PoolRequest): LyncReply {
    const boundary = /^multipart\/batching; ?boundary="?([^"]+)"?$/.exec(headers['content-type'] ?? '')?.[1];
    if (method !== 'POST' || !boundary) return refusal(415, 'UnsupportedMediaType');
    const parts = body.split(`--${boundary}`).slice(1);
    if (parts.pop()?.trim() !== '--' || !parts.length) return refusal(400, 'BadRequest', 'DeserializationFailure');
    if (parts.length > this.pool.limit) return refusal(429, 'TooManyRequests');
    const answers = parts.map(part => {
      const [, mime, verb, target, rest] = /^\r\n([^]*?)\r\n\r\n(GET|POST|DELETE|PUT) (\/\S*) HTTP\/1\.1\r\n([^]*?)\r\n\r\n/.exec(part) ?? [];
      if (!/^Content-Type: application\/http; msgtype=request$/m.test(mime ?? '') || !new RegExp(`^Host: ${host}\\r?$`, 'm').test(rest ?? '')) return refusal(400, 'BadRequest');
      const url = new URL(target!, `https://${host}`);
      if (!url.pathname.startsWith(`${this.base}/`) || /\/(batch|events)$/.test(url.pathname)) return refusal(400, 'BadRequest');
      return this.#one(verb!, url, '');
    });
    if (this.pool.batchOrder === 'turned') answers.reverse();
    // With a byte order mark before each body, as the walk-through shows.
    const written = answers.map(({ status, body = '' }) => `--3968fb75\r\nContent-Type: application/http; msgtype=response\r\n\r\nHTTP/1.1 ${status} X\r\nCache-Control: no-cache\r\nContent-Type: application/json; charset=utf-8\r\n\r\n${body && '\uFEFF\r\n'}${body}\r\n`);
    return { status: 200, headers: { 'content-type': 'multipart/batching; boundary="3968fb75"' }, body: `${written.join('')}--3968fb75--\r\n` };
  }

  readonly #href = (id: string): string => `${this.base}/people/presenceSubscriptions/${id}`;
}

const isDuration = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 10 && (value as number) <= 30;
const isUris = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every(uri => typeof uri === 'string' && /^sip:[^\s@"]+@[^\s@"]+$/.test(uri));

function read(body: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
