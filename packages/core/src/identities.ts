import type { Alarm } from './alarm.js';
import { backoff } from './backoff.js';
import { problemOf, type ProblemCode } from './errors.js';
import { LookupQueue } from './lookup-queue.js';
import type { Resolve } from './presence-registry.js';
import { TokenBucket } from './token-bucket.js';
import type { Viewer } from './viewer.js';

/** Whose addresses an id stands for; `problem` while that is not known. */
export interface Identity {
  readonly id: string;
  readonly viewer: Viewer | undefined;
  readonly waiting: (() => void)[];
  addresses: readonly string[];
  problem: ProblemCode | undefined;
  due: number;
  failures: number;
}

export interface IdentitiesOptions {
  readonly alarm: Alarm;
  readonly resolve: Resolve;
  readonly timeout: number;
  readonly failureTtl: number;
  readonly random: () => number;
  /** Some ids stand for other addresses now. */
  changed(): void;
}

// Who has which address changes rarely; `refresh` asks at once (milliseconds).
const TTL = 300_000;

type Addresses = Awaited<ReturnType<Resolve>>;

/** What a portal knows people by → their IM addresses; asked in batches, remembered, never guessed. */
export class Identities {
  readonly #options: IdentitiesOptions;
  readonly #known = new Map<string, Identity>();
  readonly #queues = new Map<string, LookupQueue<Identity, Addresses>>();

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /** What is known of an id now; asked for if need be. */
  of(id: string, viewer: Viewer | undefined, ask = true): Identity {
    const key = `${viewer?.id ?? ''}\n${id}`;
    const known = this.#known.get(key) ?? { id, viewer, waiting: [], addresses: [], problem: 'pending', due: -Infinity, failures: 0 };
    this.#known.set(key, known);
    if (ask && known.due <= this.#options.alarm.now()) this.#queue(viewer).ask(known);
    return known;
  }

  /** The same, once it is known or known to have failed. */
  async settled(id: string, viewer: Viewer | undefined): Promise<Identity> {
    const identity = this.of(id, viewer);
    if (identity.problem === 'pending') await new Promise<void>(resolve => identity.waiting.push(resolve));
    return identity;
  }

  refresh(): void {
    for (const identity of this.#known.values()) identity.due = -Infinity;
    this.#options.changed();
  }

  close(): void {
    for (const queue of this.#queues.values()) queue.close();
    for (const identity of this.#known.values()) this.#settle(identity);
  }

  #queue(viewer: Viewer | undefined): LookupQueue<Identity, Addresses> {
    const { alarm, timeout, resolve } = this.#options, key = viewer?.id ?? '';
    const queue = this.#queues.get(key) ?? new LookupQueue<Identity, Addresses>({
      alarm, timeout, maxBatch: 1000, bucket: new TokenBucket(),
      send: (asked, signal) => resolve(asked.map(({ id }) => id), { signal, viewer }),
      answered: (asked, answer) => this.#answered(asked, answer),
      failed: (asked, error) => this.#failed(asked, error),
    });
    this.#queues.set(key, queue);
    return queue;
  }

  #answered(asked: readonly Identity[], answer: Addresses): void {
    const found = answer instanceof Map ? (answer as ReadonlyMap<string, readonly string[]>) : new Map(Object.entries(answer));
    for (const identity of asked) {
      identity.addresses = found.get(identity.id) ?? [identity.id];
      identity.problem = identity.addresses.length ? undefined : 'not-found';
      identity.failures = 0;
      this.#settle(identity, this.#options.alarm.now() + TTL);
    }
    this.#options.changed();
  }

  #failed(asked: readonly Identity[], error: unknown): void {
    const { alarm, failureTtl, random, changed } = this.#options, { problem, retryAfter } = problemOf(error);
    for (const identity of asked) {
      // Addresses once known stay in use: only who was never resolved is unknown.
      if (!identity.addresses.length) identity.problem = problem;
      const due = alarm.now() + backoff(++identity.failures, failureTtl, random, retryAfter);
      this.#settle(identity, due);
      alarm.at(due, changed);
    }
    changed();
  }

  #settle(identity: Identity, due = identity.due): void {
    identity.due = due;
    for (const resolve of identity.waiting.splice(0)) resolve();
  }
}
