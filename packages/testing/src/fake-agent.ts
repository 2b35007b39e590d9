import {
  parseAddress, type AgentCall, type AgentLimits, type ImAddress, type Message, type OwnPresence, type PresenceNetworkAgent,
  type PresenceReport, type PresenceSink, type PresenceWatch, type ProblemCode, type Viewer,
} from '@presence-elements/core';
import { FakeTrouble } from './fake-trouble.js';

/** What the fake network knows of an address. */
export type FakeFacts = Omit<PresenceReport, 'address'>;

export interface FakeAgentOptions {
  readonly name?: string | undefined;
  readonly audience?: 'shared' | 'viewer' | undefined;
  readonly limits?: AgentLimits | undefined;
  // What is not asked for is missing, as on a network that cannot.
  readonly push?: boolean | undefined;
  /** `true` sets whatever is wished; a function answers what was really set. */
  readonly publish?: boolean | ((own: OwnPresence) => OwnPresence) | undefined;
  readonly send?: boolean | undefined;
  readonly access?: boolean | undefined;
}

/** An agent whose network is whatever a test says it is, and which remembers all that the network was asked. */
export class FakeAgent implements PresenceNetworkAgent {
  readonly name: string;
  readonly audience: 'shared' | 'viewer' | undefined;
  readonly limits: AgentLimits | undefined;
  declare readonly watch?: NonNullable<PresenceNetworkAgent['watch']>;
  declare readonly publish?: NonNullable<PresenceNetworkAgent['publish']>;
  declare readonly send?: NonNullable<PresenceNetworkAgent['send']>;
  declare readonly requestAccess?: NonNullable<PresenceNetworkAgent['requestAccess']>;

  /** The addresses of each query, first to last. */
  readonly asked: (readonly string[])[] = [];
  /** Who looked, for each query. */
  readonly viewers: (Viewer | undefined)[] = [];
  /** What the network knows, by normal form of the address. */
  readonly answers: Map<string, FakeFacts> = new Map<string, FakeFacts>();
  /** Every list that was ever given to a watch. */
  readonly sets: (readonly string[])[] = [];
  readonly published: OwnPresence[] = [];
  readonly sent: { readonly to: readonly string[]; readonly message: Message }[] = [];
  readonly accessRequests: string[] = [];
  disposed: boolean = false;
  readonly #watches = new Map<PresenceSink, readonly string[]>();
  readonly #trouble = new FakeTrouble();

  constructor({ name = 'fake', audience, limits, push, publish, send, access }: FakeAgentOptions = {}) {
    this.name = name;
    this.audience = audience;
    this.limits = limits;
    if (push) this.watch = sink => this.#watch(sink);
    if (publish) this.publish = (own, { signal }) => this.#publish(own, signal, publish === true ? own : publish(own));
    if (send) this.send = (to, message, { signal }) => this.#send(to, message, signal);
    if (access) this.requestAccess = ({ text }) => this.#requestAccess(text);
  }

  async query(addresses: readonly ImAddress[], { signal, viewer }: AgentCall): Promise<readonly PresenceReport[]> {
    this.asked.push(textsOf(addresses));
    this.viewers.push(viewer);
    await this.#trouble.reach(signal);
    return addresses.flatMap(address => {
      const facts = this.answers.get(address.text);
      return facts ? [{ ...facts, address }] : [];
    });
  }

  dispose(): void {
    this.disposed = true;
    this.#watches.clear();
  }

  /** The network knows this from now on; whoever watches hears of it only through `push`. */
  say(address: string, facts: FakeFacts): void {
    this.answers.set(addressOf(address).text, facts);
  }

  /** Every call fails from now on. */
  fail(problem: ProblemCode | Error = 'unreachable', options: { readonly retryAfter?: number | undefined } = {}): void {
    this.#trouble.fail(problem, options);
  }

  /** Calls wait from now on: until they are aborted, or the network recovers or fails. */
  hang(): void {
    this.#trouble.hang();
  }

  /** The network is in order again; what hung is answered. */
  recover(): void {
    this.#trouble.recover();
  }

  /** The network knows this from now on and tells whoever watches the address. */
  push(address: string, facts: FakeFacts): void {
    const to = addressOf(address);
    this.answers.set(to.text, facts);
    for (const [sink, watched] of [...this.#watches]) {
      if (watched.includes(to.text)) sink.report([{ ...facts, address: to }]);
    }
  }

  goLive(): void {
    for (const sink of [...this.#watches.keys()]) sink.live();
  }

  lose(problem: ProblemCode = 'unreachable'): void {
    for (const sink of [...this.#watches.keys()]) sink.lost(problem);
  }

  /** What may be shown has changed. */
  changeRules(): void {
    for (const sink of [...this.#watches.keys()]) sink.forget?.();
  }

  /** What is watched now, over all open watches. */
  get watched(): readonly string[] {
    return [...new Set([...this.#watches.values()].flat())];
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  #watch(sink: PresenceSink): PresenceWatch {
    this.#watches.set(sink, []);
    return {
      set: addresses => {
        this.sets.push(textsOf(addresses));
        if (this.#watches.has(sink)) this.#watches.set(sink, textsOf(addresses));
      },
      close: () => void this.#watches.delete(sink),
    };
  }

  async #publish(own: OwnPresence, signal: AbortSignal, set: OwnPresence): Promise<OwnPresence> {
    this.published.push(own);
    await this.#trouble.reach(signal);
    return set;
  }

  async #send(to: readonly ImAddress[], message: Message, signal: AbortSignal): Promise<{ delivered: 'sent' }> {
    this.sent.push({ to: textsOf(to), message });
    await this.#trouble.reach(signal);
    return { delivered: 'sent' };
  }

  async #requestAccess(text: string): Promise<void> {
    this.accessRequests.push(text);
    await this.#trouble.reach(new AbortController().signal);
  }
}

export function fakeAgent(options?: FakeAgentOptions): FakeAgent {
  return new FakeAgent(options);
}

const textsOf = (addresses: readonly ImAddress[]): readonly string[] => addresses.map(address => address.text);

/** @throws TypeError: an address in a test is written by its author. */
function addressOf(text: string): ImAddress {
  const address = parseAddress(text);
  if (!address) throw new TypeError(`Not an address: ${JSON.stringify(text)}`);
  return address;
}
