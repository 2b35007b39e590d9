import type { ProblemCode } from './errors.js';
import type { Host } from './host.js';
import { LookupQueue } from './lookup-queue.js';
import type { Resolve } from './presence-registry.js';
import type { Viewer } from './viewer.js';

/** Whose addresses an id stands for; `problem` while that is not known. */
export interface Identity {
  readonly id: string;
  readonly waiting: (() => void)[];
  addresses: readonly string[];
  problem: ProblemCode | undefined;
  due: number;
}

// Who has which address changes rarely; `refresh` asks at once (milliseconds).
const TTL = 300_000;

type Addresses = Awaited<ReturnType<Resolve>>;
type Queue = LookupQueue<Identity, Addresses>;

/** What a portal knows people by → their IM addresses; asked in batches, remembered, never guessed. */
export class Identities {
  readonly #host: Host;
  readonly #resolve: Resolve;
  readonly #changed: () => void;
  readonly #known = new Map<string, Identity>();
  readonly #queues = new Map<string, Queue>();
  readonly #leave: (() => void) | undefined;

  /** `changed` hears when some ids may stand for other addresses. */
  constructor(host: Host, resolve: Resolve, changed: () => void) {
    this.#host = host;
    this.#resolve = resolve;
    this.#changed = changed;
    this.#leave = resolve.subscribe?.(isConcerned => this.refresh(isConcerned));
  }

  /** What is known of an id now; asked for if need be. */
  of(id: string, viewer: Viewer | undefined, ask = true): Identity {
    const key = `${viewer?.id ?? ''}\n${id}`;
    const known = this.#known.get(key) ?? { id, waiting: [], addresses: [], problem: 'pending', due: -Infinity };
    this.#known.set(key, known);
    if (ask && known.due <= this.#host.alarm.now()) this.#queue(viewer).ask(known);
    return known;
  }

  /** Resolves once an id is known, or known to have failed. */
  async settled(id: string, viewer: Viewer | undefined): Promise<void> {
    const identity = this.of(id, viewer);
    if (identity.problem === 'pending') await new Promise<void>(resolve => identity.waiting.push(resolve));
  }

  refresh(isConcerned: (id: string) => boolean = () => true): void {
    for (const identity of this.#known.values()) if (isConcerned(identity.id)) identity.due = -Infinity;
    for (const queue of this.#queues.values()) queue.hurry();
    this.#changed();
  }

  close(): void {
    this.#leave?.();
    for (const queue of this.#queues.values()) queue.close();
    for (const identity of this.#known.values()) this.#settle(identity, -Infinity);
  }

  #queue(viewer: Viewer | undefined): Queue {
    const key = viewer?.id ?? '', queue: Queue = this.#queues.get(key) ?? new LookupQueue(this.#host, {
      send: (asked, signal) => this.#resolve(asked.map(({ id }) => id), { signal, viewer }),
      answered: (asked, answer) => this.#answered(asked, answer),
      missed: (asked, problem, retryAt) => this.#missed(asked, problem, retryAt),
    }, { name: 'resolve', limits: { maxBatch: 1000 } });
    this.#queues.set(key, queue);
    return queue;
  }

  #answered(asked: readonly Identity[], answer: Addresses): void {
    const found: ReadonlyMap<string, readonly string[]> = answer instanceof Map ? answer : new Map(Object.entries(answer));
    for (const identity of asked) {
      identity.addresses = found.get(identity.id) ?? [identity.id];
      identity.problem = identity.addresses.length ? undefined : 'not-found';
      this.#settle(identity, this.#host.alarm.now() + TTL);
    }
    this.#changed();
  }

  #missed(asked: readonly Identity[], problem: ProblemCode, retryAt: number): void {
    for (const identity of asked) {
      // Addresses once known stay in use: only who was never resolved is unknown.
      if (!identity.addresses.length) identity.problem = problem;
      this.#settle(identity, retryAt);
    }
    this.#host.alarm.at(retryAt, this.#changed);
    this.#changed();
  }

  #settle(identity: Identity, due: number): void {
    identity.due = due;
    for (const resolve of identity.waiting.splice(0)) resolve();
  }
}
