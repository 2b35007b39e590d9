import { Application } from './lync-application.js';
import { refusal, type Lync, type LyncReply, type LyncRequest } from './lync.js';

export interface Person {
  readonly uri: string;
  readonly availability: string;
  readonly activity?: string;
  readonly deviceType?: string;
  readonly lastActive?: string;
  readonly note?: { readonly message: string; readonly type: string };
  readonly emails?: readonly string[];
  readonly sourceNetwork: string;
  /** In the address book? */
  readonly listed: boolean;
  /** One may not look at this one. */
  readonly hidden?: boolean;
}

export interface PoolRequest extends LyncRequest {
  readonly user: string;
  readonly url: URL;
}

/** The front ends that one account may be homed on: they keep its applications. */
export class Pool {
  readonly lync: Lync;
  readonly host: string;
  readonly applications = new Map<string, Application>();
  /** "The server-side limit in this version is set at 100 requests for a single user across all batches." */
  limit = 100;
  /** "Too many outstanding HTTP operations." */
  throttled: { readonly retryAfter?: number } | undefined;
  /** Subscriptions of one application. */
  mostSubscriptions = 10;
  /** One page says that the order of a batch is kept, another that it is not. */
  batchOrder: 'kept' | 'turned' = 'kept';
  /** What is said to whoever is homed elsewhere. */
  #closed: number | undefined;
  #count = 100;

  constructor(lync: Lync, host: string) {
    this.lync = lync;
    this.host = host;
  }

  /** The newest. */
  get application(): Application {
    return [...this.applications.values()].at(-1)!;
  }

  /** Are there so many people watched? */
  watches(size: number): boolean {
    return [...this.applications.values()].some(({ watched }) => watched.size === size);
  }

  /** Applications are gone; the account may be, too. */
  close(status?: number): void {
    this.#closed = status;
    for (const application of this.applications.values()) application.end();
    this.applications.clear();
  }

  changed(uri: string, rels: readonly string[]): void {
    for (const application of this.applications.values()) application.changed(uri, rels);
  }

  async answer(request: PoolRequest): Promise<LyncReply> {
    const { url: { pathname }, method } = request, [, id] = /^\/ucwa\/oauth\/v1\/applications(?:\/(\d+))?/.exec(pathname) ?? [];
    if (this.#closed || this.lync.home !== this.host) return refusal(this.#closed ?? 403, 'Forbidden');
    if (this.throttled) return refusal(429, 'TooManyRequests', undefined, this.throttled.retryAfter === undefined ? {} : { 'retry-after': String(this.throttled.retryAfter) });
    if (id === undefined) return method === 'POST' && /\/applications$/.test(pathname) ? this.#create(request) : refusal(404, 'NotFound', 'ResourceNotFound');
    const application = this.applications.get(id);
    if (!application || application.user !== request.user) return refusal(404, 'NotFound', 'ApplicationNotFound');
    if (method === 'DELETE' && pathname === application.base) {
      application.end();
      this.applications.delete(id);
      return { status: 204 };
    }
    return application.answer(request);
  }

  #create({ body, user }: PoolRequest): LyncReply {
    let input: Record<string, unknown> = {};
    try {
      input = Object.fromEntries(Object.entries(JSON.parse(body) as object).map(([name, value]) => [name.toLowerCase(), value]));
    } catch {
      return refusal(400, 'BadRequest', 'DeserializationFailure');
    }
    for (const name of ['culture', 'endpointid', 'useragent']) {
      const value = input[name];
      if (typeof value !== 'string' || !value || value.length > 100) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
    }
    // The same endpoint begins anew.
    for (const [id, other] of this.applications) {
      if (other.user !== user || other.endpointId !== input['endpointid']) continue;
      other.end();
      this.applications.delete(id);
    }
    const id = String(++this.#count), application = new Application(this, id, user, String(input['endpointid']));
    this.applications.set(id, application);
    return application.resource(201);
  }
}
