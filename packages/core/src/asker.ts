import type { PresenceNetworkAgent, PresenceReport } from './agent.js';
import type { Alarm } from './alarm.js';
import { backoff } from './backoff.js';
import { problemOf, type ProblemCode } from './errors.js';
import { LookupQueue } from './lookup-queue.js';
import type { RegistryEvent } from './presence-registry.js';
import type { Slot, Terms } from './slot.js';
import { TokenBucket } from './token-bucket.js';
import type { Viewer } from './viewer.js';

export interface AskerOptions {
  readonly agent: PresenceNetworkAgent;
  /** Set where answers are this viewer's own. */
  readonly viewer: Viewer | undefined;
  readonly alarm: Alarm;
  readonly terms: Terms;
  /** How long a network may take to answer, in milliseconds. */
  readonly timeout: number;
  emit(event: RegistryEvent): void;
}

export interface AskerEvents {
  answered(slot: Slot, report: PresenceReport): void;
  /** Nothing new to be had before `retry`. */
  missed(slot: Slot, problem: ProblemCode, retry: number): void;
  /** The answer was overtaken by a push. */
  overtaken(slot: Slot): void;
}

/** Asks one agent about slots: in few requests, and not at all while it rests after a failure. */
export class Asker {
  readonly #options: AskerOptions;
  readonly #events: AskerEvents;
  readonly #queue: LookupQueue<Slot, ReadonlyMap<Slot, PresenceReport>>;
  #failures = 0;
  #problem: ProblemCode = 'unreachable';
  #restUntil = -Infinity;

  constructor(options: AskerOptions, events: AskerEvents) {
    const { agent, alarm, timeout } = this.#options = options;
    this.#events = events;
    this.#queue = new LookupQueue({
      alarm, timeout,
      bucket: new TokenBucket(agent.limits?.rate),
      maxBatch: agent.limits?.maxBatch ?? 100,
      send: (slots, signal) => this.#send(slots, signal),
      answered: (slots, reports) => this.#answered(slots, reports),
      failed: (slots, error) => this.#failed(slots, error),
    });
  }

  has(slot: Slot): boolean {
    return this.#queue.has(slot);
  }

  ask(slot: Slot): void {
    if (this.#options.alarm.now() >= this.#restUntil) this.#queue.ask(slot);
    else this.#events.missed(slot, this.#problem, this.#restUntil);
  }

  /** A person who asks need not wait for a back-off, but a network that wants a rest has it. */
  hurry(): void {
    if (this.#problem !== 'rate-limited') this.#restUntil = -Infinity;
  }

  close(): void {
    this.#queue.close();
  }

  async #send(slots: readonly Slot[], signal: AbortSignal): Promise<ReadonlyMap<Slot, PresenceReport>> {
    const { agent, viewer, emit } = this.#options;
    const heard = slots.map(slot => slot.heard);
    emit({ type: 'query', agent: agent.name, addresses: slots.length });
    const reports = new Map<unknown, PresenceReport>();
    for (const report of await agent.query(slots.map(slot => slot.address), { signal, viewer })) reports.set(report?.address?.text, report);
    // What a push overtook meanwhile is dropped; whom the network left out it does not know.
    const current = slots.filter((slot, at) => slot.heard === heard[at]);
    return new Map(current.map(slot => [slot, reports.get(slot.address.text) ?? { address: slot.address, problem: 'no-data' }]));
  }

  #answered(slots: readonly Slot[], reports: ReadonlyMap<Slot, PresenceReport>): void {
    const { agent, emit } = this.#options;
    this.#failures = 0;
    emit({ type: 'answer', agent: agent.name, addresses: slots.length });
    for (const slot of slots) {
      const report = reports.get(slot);
      if (report) this.#events.answered(slot, report);
      else this.#events.overtaken(slot);
    }
  }

  #failed(slots: readonly Slot[], error: unknown): void {
    const { agent, alarm, terms, emit } = this.#options;
    const { problem, retryAfter } = problemOf(error);
    this.#problem = problem;
    this.#restUntil = alarm.now() + backoff(++this.#failures, terms.failureTtl, terms.random, retryAfter);
    if (problem === 'agent-fault') emit({ type: 'fault', error });
    emit({ type: 'failure', agent: agent.name, problem, retryAt: this.#restUntil });
    for (const slot of slots) this.#events.missed(slot, problem, this.#restUntil);
  }
}
