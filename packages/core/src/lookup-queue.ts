import type { Alarm } from './alarm.js';
import { deadline, type Running } from './deadline.js';
import type { TokenBucket } from './token-bucket.js';

export interface QueueOptions<Item, Answer> {
  readonly alarm: Alarm;
  readonly bucket: TokenBucket;
  /** Questions in one request. */
  readonly maxBatch: number;
  /** How long a request may take, in milliseconds. */
  readonly timeout: number;
  /** One request. */
  send(items: readonly Item[], signal: AbortSignal): Promise<Answer>;
  answered(items: readonly Item[], answer: Answer): void;
  failed(items: readonly Item[], error: unknown): void;
}

// Long enough for all icons of one page to ask together, too short to be noticed (milliseconds).
const GATHER = 5;

/** Many questions, few requests; never the same question twice at once. */
export class LookupQueue<Item, Answer> {
  readonly #options: QueueOptions<Item, Answer>;
  readonly #open = new Set<Item>();
  readonly #running = new Set<Running<Answer>>();
  #waiting: Item[] = [];

  constructor(options: QueueOptions<Item, Answer>) {
    this.#options = options;
  }

  /** Is the question waiting or on its way? */
  has(item: Item): boolean {
    return this.#open.has(item);
  }

  ask(item: Item): void {
    if (this.#open.has(item)) return;
    this.#open.add(item);
    this.#waiting.push(item);
    const { alarm } = this.#options;
    alarm.at(alarm.now() + GATHER, this.#flush);
  }

  /** Forgets what waits and aborts what runs: nobody hears of either. */
  close(): void {
    this.#options.alarm.clear(this.#flush);
    this.#waiting = [];
    this.#open.clear();
    const running = [...this.#running];
    this.#running.clear();
    for (const request of running) request.abort();
  }

  readonly #flush = (): void => {
    const { alarm, bucket, maxBatch } = this.#options;
    while (this.#waiting.length) {
      const now = alarm.now(), at = bucket.take(now);
      if (at > now) return alarm.at(at, this.#flush);
      void this.#run(this.#waiting.splice(0, maxBatch));
    }
  };

  async #run(items: readonly Item[]): Promise<void> {
    const { alarm, timeout, send, answered, failed } = this.#options;
    const request = deadline(alarm, timeout, signal => send(items, signal));
    this.#running.add(request);
    try {
      const answer = await request.result;
      this.#settle(request, items, () => answered(items, answer));
    } catch (error) {
      this.#settle(request, items, () => failed(items, error));
    }
  }

  /** Tells once, and not at all after `close`. */
  #settle(request: Running<Answer>, items: readonly Item[], tell: () => void): void {
    if (!this.#running.delete(request)) return;
    for (const item of items) this.#open.delete(item);
    tell();
  }
}
