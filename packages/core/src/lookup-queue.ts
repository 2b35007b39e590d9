import type { Alarm } from './alarm.js';
import type { TokenBucket } from './token-bucket.js';

export interface QueueOptions<Item> {
  readonly alarm: Alarm;
  readonly bucket: TokenBucket;
  /** Questions in one request. */
  readonly maxBatch: number;
  /** How long a request may take, in milliseconds; then `signal` aborts and what comes later is dropped. */
  readonly timeout: number;
  /** One request. Never rejects. */
  send(items: readonly Item[], signal: AbortSignal): Promise<void>;
}

// Long enough for all icons of one page to ask together, too short to be noticed.
const GATHER = 5;

/** Many questions, few requests; never the same question twice at once. */
export class LookupQueue<Item> {
  readonly #options: QueueOptions<Item>;
  readonly #open = new Set<Item>();
  #waiting: Item[] = [];
  readonly #running = new Set<AbortController>();

  constructor(options: QueueOptions<Item>) {
    this.#options = options;
  }

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

  /** Forgets what waits and aborts what runs. */
  close(): void {
    this.#options.alarm.clear(this.#flush);
    this.#waiting = [];
    this.#open.clear();
    for (const controller of this.#running) controller.abort();
  }

  readonly #flush = (): void => {
    const { alarm, bucket, maxBatch } = this.#options;
    while (this.#waiting.length) {
      const at = bucket.take(alarm.now());
      if (at > alarm.now()) return alarm.at(at, this.#flush);
      void this.#send(this.#waiting.splice(0, maxBatch));
    }
  };

  async #send(items: readonly Item[]): Promise<void> {
    const { alarm, timeout, send } = this.#options;
    const controller = new AbortController();
    const expire = (): void => controller.abort();
    this.#running.add(controller);
    alarm.at(alarm.now() + timeout, expire);
    for (const item of items) this.#open.add(item);
    await send(items, controller.signal);
    alarm.clear(expire);
    this.#running.delete(controller);
  }

  /** The question has been answered, one way or another. */
  done(item: Item): void {
    this.#open.delete(item);
  }
}
