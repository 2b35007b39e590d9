import type { Resource, ResourceList } from '../documents/body.js';
import { applyList, leavesOf } from '../documents/apply-list.js';
import { uriKey } from '../sip-address.js';
import { LIST_TYPES } from './media-types.js';
import type { Notice, Office } from './office.js';
import { Subscription } from './subscription.js';

/** Whoever looks at the list. */
export interface ListReader {
  /** These are news of; by key, see `uriKey`. */
  heard(keys: readonly string[]): void;
  /** Who is on the list, or whether there is one, has changed. */
  changed(): void;
}

// A server names those on a list first and asks after them then; whoever it has not heard of by now has not published (milliseconds).
const GRACE = 10_000;
const SILENT: Notice = { state: 'active', body: { kind: 'empty' } }, AWAITED: Notice = { state: 'pending', body: undefined };

/** One subscription for all who are on a list that the server keeps (RFC 4662). */
export class ContactList {
  readonly #reader: ListReader;
  readonly #office: Office;
  readonly #subscription: Subscription;
  #list: ResourceList | undefined;
  #notices: ReadonlyMap<string, Notice> = new Map();
  #refused = false;
  #overdue = false;
  #cancel: () => void = () => undefined;

  constructor(uri: string, office: Office, reader: ListReader) {
    this.#office = office;
    this.#reader = reader;
    this.#subscription = new Subscription(office, { target: uri, event: 'presence', accept: LIST_TYPES, list: true }, {
      heard: notice => this.#heard(notice),
      refused: () => this.#gone(),
    });
  }

  /** Will it be known who is on it? */
  get isAwaited(): boolean {
    return !this.#list && !this.#refused;
  }

  /** What the list says of somebody; `undefined` for who is not on it. */
  notice(key: string): Notice | undefined {
    return this.#notices.get(key);
  }

  /** Nobody vouches for what is known until it is heard again. */
  doubt(): void {
    this.#cancel();
    this.#list = undefined;
    this.#notices = new Map();
    this.#refused = false;
  }

  renew(): void {
    this.#subscription.renew();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#subscription.stop();
  }

  #heard({ state, reason = '', body }: Notice): void {
    if (body?.kind === 'list') return this.#take(body.list);
    // Agreed to, but no list came: this server has none by that name, and takes it for a person's.
    if (state !== 'terminated' || /^(rejected|noresource)$/.test(reason)) this.#gone();
  }

  #take(next: ResourceList): void {
    const { list, gap } = applyList(this.#list, next);
    if (!this.#list) this.#await();
    this.#list = list;
    this.#refused = false;
    const before = this.#notices;
    this.#read();
    const members = [...this.#notices.keys()];
    if (members.length !== before.size || members.some(key => !before.has(key))) this.#reader.changed();
    const changed = next.full ? members : leavesOf(next).flatMap(({ uri }) => uriKey(uri) ?? []);
    this.#reader.heard(changed);
    // What was lost in between comes with a full state (RFC 4662 §5.2).
    if (gap) this.#subscription.resync();
  }

  /** From now on, whoever the list says nothing of gets some time before that counts as nothing. */
  #await(): void {
    this.#overdue = false;
    this.#cancel();
    this.#cancel = this.#office.settings.schedule(() => {
      this.#overdue = true;
      const bare = [...this.#notices].flatMap(([key, notice]) => (notice === AWAITED ? key : []));
      this.#read();
      this.#reader.heard(bare);
    }, GRACE);
  }

  #read(): void {
    const resources = this.#list ? leavesOf(this.#list) : [];
    this.#notices = new Map(resources.flatMap(resource => {
      const key = uriKey(resource.uri);
      return key ? [[key, this.#noticeOf(resource)] as const] : [];
    }));
  }

  #noticeOf({ instances }: Resource): Notice {
    const instance = instances.find(({ state, body }) => state === 'active' && body && body.kind !== 'empty') ?? instances[0];
    if (!instance) return this.#overdue ? SILENT : AWAITED;
    const { state, reason, body } = instance;
    return { state, reason, body };
  }

  #gone(): void {
    this.#cancel();
    this.#list = undefined;
    this.#notices = new Map();
    this.#refused = true;
    this.#reader.changed();
  }
}
