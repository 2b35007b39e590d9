import { parseAddress, type ImAddress, type PresenceNetworkAgent, type PresenceReport, type PresenceWatch, type ProblemCode } from '@presence-elements/core';
import type { AgentHarness, CreateAgent } from './agent-harness.js';
import { holds } from './holds.js';

export type Outcome<T> = { readonly value: T; readonly failed: false } | { readonly error: unknown; readonly failed: true };

/** What a watch was told, in order. */
export type Told = { readonly report: PresenceReport } | { readonly live: true } | { readonly lost: ProblemCode };

// Often enough to notice at once, seldom enough to let the network speak (milliseconds).
const GLANCE = 1;
// Glances that let anything happen that happens at once.
const LEAST = 10;
// What one glance takes of the patience at most: where it took longer, the machine did something else (milliseconds).
const LONGEST = 5;

/** Where one rule tries agents: it makes them, asks them, waits for them, and clears up after them. */
export class Bench {
  readonly harness: AgentHarness;
  readonly #agents = new Set<PresenceNetworkAgent>();
  readonly #watches = new Set<PresenceWatch>();

  constructor(harness: AgentHarness) {
    this.harness = harness;
  }

  get known(): readonly string[] {
    return Object.keys(this.harness.known);
  }

  async agent(create: CreateAgent = this.harness.create): Promise<PresenceNetworkAgent> {
    const agent = await create();
    this.#agents.add(agent);
    return agent;
  }

  /** The reports on these addresses; fails the rule where there are none in time. */
  async ask(agent: PresenceNetworkAgent, texts: readonly string[]): Promise<readonly PresenceReport[]> {
    const outcome = await this.try(agent, texts);
    if (outcome.failed) throw outcome.error;
    return outcome.value;
  }

  try(agent: PresenceNetworkAgent, texts: readonly string[], signal?: AbortSignal): Promise<Outcome<readonly PresenceReport[]>> {
    return this.outcome(() => this.query(agent, texts, signal), 'query() has not settled');
  }

  /** Only asks, however long it takes. */
  async query(agent: PresenceNetworkAgent, texts: readonly string[], signal: AbortSignal = new AbortController().signal): Promise<readonly PresenceReport[]> {
    return agent.query(addressesOf(texts), { signal, viewer: this.harness.viewer });
  }

  /** How a call ends, thrown or rejected alike; fails the rule where it does not end in time. */
  async outcome<T>(call: () => Promise<T>, sentence: string): Promise<Outcome<T>> {
    let outcome: Outcome<T> | undefined;
    void (async () => call())().then(value => (outcome = { value, failed: false }), (error: unknown) => (outcome = { error, failed: true }));
    await this.until(() => outcome, sentence);
    return outcome!;
  }

  watch(agent: PresenceNetworkAgent): { readonly told: readonly Told[]; readonly set: (texts: readonly string[]) => void; readonly close: () => void } {
    const told: Told[] = [];
    const watch = agent.watch!({
      report: reports => void told.push(...reports.map(report => ({ report }))),
      live: () => void told.push({ live: true }),
      lost: problem => void told.push({ lost: problem }),
    }, { viewer: this.harness.viewer });
    this.#watches.add(watch);
    return { told, set: texts => watch.set(addressesOf(texts)), close: () => watch.close() };
  }

  /** Waits until something is so; fails the rule with the sentence where it is not in time. */
  async until(condition: () => unknown, sentence: string): Promise<void> {
    const { patience = 4_000 } = this.harness;
    // On a machine that is busy elsewhere time passes without anything having had a chance to happen: that does not count.
    let waited = 0;
    for (let glances = 0; !condition(); glances++) {
      holds(glances < LEAST || waited < patience, `${sentence} after ${patience} ms`);
      const began = Date.now();
      await this.#glance();
      waited += Math.min(Math.max(Date.now() - began, GLANCE), LONGEST);
    }
  }

  /** Gives whatever should not happen the time to happen. */
  async linger(): Promise<void> {
    for (let glances = 0; glances < LEAST; glances++) await this.#glance();
  }

  async clear(): Promise<void> {
    try {
      for (const watch of this.#watches) watch.close();
      for (const agent of this.#agents) agent.dispose?.();
    } finally {
      await this.harness.cleanup?.();
    }
  }

  async #glance(): Promise<void> {
    await this.harness.pass?.();
    await new Promise(resolve => setTimeout(resolve, GLANCE));
  }
}

/** Frozen, as the registry may share the list: an agent that changes it fails. */
export function addressesOf(texts: readonly string[]): readonly ImAddress[] {
  return Object.freeze(texts.map(text => {
    const address = parseAddress(text);
    if (!address) throw new TypeError(`The harness names ${JSON.stringify(text)}, which is no address`);
    return address;
  }));
}
