import type { AgentContext, PresenceNetworkAgent } from '@presence-elements/core';
import type { NetworkToRun } from '../config/network.js';

/** Makes a network's agent, or says why there is none. */
export type MakeAgent = (context: AgentContext) => Promise<PresenceNetworkAgent>;

/**
 * A network of the settings. Where its agent cannot be made (a package is gone, a variable is not set), an agent that always
 * fails stands in: its people are unknown by its fault, and nobody else's network comes to harm.
 */
export class LastingNetwork implements NetworkToRun {
  readonly name: string;
  readonly routes: readonly string[];
  readonly enabled = true;
  readonly #network: NetworkToRun | Error;
  readonly #refused: (error: unknown) => void;
  #failed = false;

  constructor(name: string, routes: readonly string[], network: NetworkToRun | Error, refused: (error: unknown) => void) {
    this.name = name;
    this.routes = routes;
    this.#network = network;
    this.#refused = refused;
  }

  /** One that failed is tried again with the next change. */
  isSame(other: NetworkToRun): boolean {
    if (!(other instanceof LastingNetwork) || this.#failed || other.#failed) return false;
    const one = this.#network, another = other.#network;
    return !(one instanceof Error) && !(another instanceof Error) && one.isSame(another);
  }

  async create(context: AgentContext = {}): Promise<PresenceNetworkAgent> {
    const network = this.#network;
    try {
      if (network instanceof Error) throw network;
      return await network.create(context);
    } catch (error) {
      this.#failed = true;
      this.#refused(error);
      return failing(this.name);
    }
  }
}

const failing = (name: string): PresenceNetworkAgent => ({
  name: name.replace(/\s+/g, '-'),
  // Not thrown: whoever runs the relay has been told once, and need not be with every question.
  query: addresses => Promise.resolve(addresses.map(address => ({ address, problem: 'agent-fault' as const }))),
});
