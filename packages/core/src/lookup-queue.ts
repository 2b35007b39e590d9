import type { PresenceNetworkAgent } from './agent.js';
import { backoff } from './backoff.js';
import { deadline } from './deadline.js';
import { problemOf, type ProblemCode } from './errors.js';
import type { Host } from './host.js';
import { TokenBucket } from './token-bucket.js';

/** Who is asked, and who hears the answers. */
export interface Asker<Item, Answer> {
  /** One request. */
  send(items: readonly Item[], signal: AbortSignal): Promise<Answer>;
  answered(items: readonly Item[], answer: Answer): void;
  /** Nothing is to be had before `retryAt`. */
  missed(items: readonly Item[], problem: ProblemCode, retryAt: number): void;
}

// Long enough for all icons of one page to ask together, too short to be noticed (milliseconds).
const GATHER = 5;

/** Many questions, few requests; never the same question twice at once, and none while the network rests after a failure. */
export class LookupQueue<Item, Answer> {
  readonly #host: Host;
  readonly #asker: Asker<Item, Answer>;
  readonly #network: Pick<PresenceNetworkAgent, 'name' | 'limits'>;
  readonly #bucket: TokenBucket;
  /** Waiting or on their way. */
  readonly #open = new Set<Item>();
  readonly #running = new Set<AbortController>();
  #waiting: Item[] = [];
  #failures = 0;
  #problem: ProblemCode = 'pending';
  #restFrom = Infinity;
  #restUntil = -Infinity;

  constructor(host: Host, asker: Asker<Item, Answer>, network: Pick<PresenceNetworkAgent, 'name' | 'limits'>) {
    this.#host = host;
    this.#asker = asker;
    this.#network = network;
    this.#bucket = new TokenBucket(network.limits?.rate);
  }

  has(item: Item): boolean {
    return this.#open.has(item);
  }

  ask(item: Item): void {
    if (this.#open.has(item)) return;
    if (this.#rests) return this.#asker.missed([item], this.#problem, this.#restUntil);
    this.#open.add(item);
    this.#waiting.push(item);
    this.#host.alarm.after(GATHER, this.#flush);
  }

  /** A person who asks need not wait for a back-off, but a network that wants a rest has it. */
  hurry(): void {
    if (this.#problem !== 'rate-limited') this.#restUntil = -Infinity;
  }

  /** Forgets what waits and aborts what runs: nobody hears of either. */
  close(): void {
    this.#host.alarm.clear(this.#flush);
    this.#waiting = [];
    this.#open.clear();
    const running = [...this.#running];
    this.#running.clear();
    for (const request of running) request.abort();
  }

  /** A clock that was set back to before the failure ends the rest. */
  get #rests(): boolean {
    const now = this.#host.alarm.now();
    return this.#restFrom <= now && now < this.#restUntil;
  }

  readonly #flush = (): void => {
    const { alarm } = this.#host, { maxBatch = 0 } = this.#network.limits ?? {};
    while (this.#waiting.length) {
      const now = alarm.now(), at = this.#bucket.take(now);
      if (at > now) return alarm.at(at, this.#flush);
      void this.#run(this.#waiting.splice(0, maxBatch >= 1 ? maxBatch : 100));
    }
  };

  async #run(items: readonly Item[]): Promise<void> {
    const host = this.#host, agent = this.#network.name, request = new AbortController();
    this.#running.add(request);
    host.emit({ type: 'query', agent, addresses: items.length });
    try {
      const answer = await deadline(host, signal => this.#asker.send(items, signal), request);
      if (!this.#ends(request, items)) return;
      this.#failures = 0;
      host.emit({ type: 'answer', agent, addresses: items.length });
      this.#asker.answered(items, answer);
    } catch (error) {
      if (this.#ends(request, items)) this.#failed(items, error);
    }
  }

  /** Is the answer still wanted? Not after `close`. */
  #ends(request: AbortController, items: readonly Item[]): boolean {
    for (const item of items) this.#open.delete(item);
    return this.#running.delete(request);
  }

  #failed(items: readonly Item[], error: unknown): void {
    const host = this.#host, now = host.alarm.now(), { problem, retryAfter } = problemOf(error);
    // Requests that fail together are one failure.
    if (!this.#rests) {
      this.#failures++;
      this.#restFrom = now;
    }
    this.#problem = problem;
    this.#restUntil = Math.max(this.#restUntil, now + backoff(this.#failures, host.settings, retryAfter));
    if (problem === 'agent-fault') host.fault(error);
    host.emit({ type: 'failure', agent: this.#network.name, problem, retryAt: this.#restUntil });
    // Whoever still waits would only run into the same.
    const waiting = this.#waiting.splice(0);
    for (const item of waiting) this.#open.delete(item);
    this.#asker.missed([...items, ...waiting], problem, this.#restUntil);
  }
}
