import { json, refusal, type LyncOptions, type LyncReply, type LyncRequest } from './lync.js';

interface Parked { readonly answer: (reply: LyncReply) => void; readonly ack: number }

/** The event channel: a request is held until something happens, or until its time is up (events_ref, EventsInUCWA). */
export class Events {
  readonly first: string;
  /** Acknowledgements in the order in which they came. */
  readonly acks: number[] = [];
  /** In seconds, as they were last given. */
  parameters = { medium: 5, low: 15, timeout: 180 };
  readonly #path: string;
  readonly #options: LyncOptions;
  /** What waits to be told, of one sender after the other. */
  #queue: { readonly sender: string; readonly event: object }[] = [];
  /** The last answer, for whoever did not get it. */
  #unacknowledged: { readonly ack: number; readonly body: object } | undefined;
  #ack = 1;
  #parked: Parked | undefined;
  #timers: (() => void)[] = [];
  #onwards = 'next';
  #ended = false;

  constructor(path: string, options: LyncOptions) {
    this.#path = path;
    this.#options = options;
    this.first = `${path}?ack=1`;
  }

  get isParked(): boolean {
    return !!this.#parked;
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** Several changes of one resource are one event ("the aggregation mechanism attempts to combine events"). */
  push(sender: string, event: { readonly link: { readonly rel: string; readonly href: string }; readonly [more: string]: unknown }): void {
    this.#queue = this.#queue.filter(queued => (queued.event as typeof event).link.href !== event.link.href);
    this.#queue.push({ sender, event });
    if (this.#parked && this.#queue.length === 1) this.#after(this.parameters.medium, () => this.#release());
  }

  /** The next answer says that subscriptions are gone. */
  resume(): void {
    this.#onwards = 'resume';
    this.#release();
  }

  end(): void {
    this.#ended = true;
    this.#unpark(refusal(404, 'NotFound', 'ApplicationNotFound'));
  }

  poll(request: LyncRequest): Promise<LyncReply> | LyncReply {
    const url = new URL(`https://host${request.path}`), ack = Number(url.searchParams.get('ack'));
    for (const [name, least] of [['medium', 5], ['low', 5], ['timeout', 180]] as const) {
      const text = url.searchParams.get(name);
      if (text === null) continue;
      if (!(Number(text) >= least && Number(text) <= 1_800)) return refusal(400, 'BadRequest', 'ParameterValidationFailure');
      this.parameters[name] = Number(text);
    }
    this.acks.push(ack);
    if (this.#ended) return refusal(404, 'NotFound', 'ApplicationNotFound');
    // The answer to this one was lost: the same again.
    if (this.#unacknowledged && ack === this.#unacknowledged.ack) return json(200, this.#unacknowledged.body);
    if (ack !== this.#ack) return json(200, { _links: { resync: { href: `${this.#path}?ack=${this.#unacknowledged?.ack ?? this.#ack}` } } });
    this.#unpark(refusal(409, 'Conflict', 'PGetReplaced'));
    this.#unacknowledged = undefined;
    return new Promise((resolve, reject) => {
      this.#parked = { answer: resolve, ack };
      request.onabort(() => {
        if (this.#parked?.answer === resolve) this.#clear();
        reject(new Error('gone'));
      });
      if (this.#onwards === 'resume') return this.#release();
      if (this.#queue.length) this.#after(this.parameters.medium, () => this.#release());
      this.#after(this.parameters.timeout, () => this.#release());
    });
  }

  #release(): void {
    if (!this.#parked) return;
    const senders: { rel: string; href: string; events: object[] }[] = [];
    for (const { sender, event } of this.#queue.splice(0)) {
      if (senders.at(-1)?.rel !== sender) senders.push({ rel: sender, href: this.#path.replace(/events$/, sender), events: [] });
      senders.at(-1)!.events.push(event);
    }
    const { ack } = this.#parked, body = { _links: { self: { href: `${this.#path}?ack=${ack}` }, [this.#onwards]: { href: `${this.#path}?ack=${ack + 1}` } }, ...(senders.length && { sender: senders }) };
    this.#unacknowledged = { ack, body };
    this.#ack = ack + 1;
    this.#onwards = 'next';
    this.#unpark(json(200, body));
  }

  #unpark(reply: LyncReply): void {
    const parked = this.#parked;
    this.#clear();
    parked?.answer(reply);
  }

  #clear(): void {
    this.#parked = undefined;
    for (const cancel of this.#timers.splice(0)) cancel();
  }

  #after(seconds: number, run: () => void): void {
    this.#timers.push(this.#options.schedule(run, seconds * 1_000));
  }
}
