import type { AgentContext, PresenceNetworkAgent, PresenceRegistry } from '@presence-elements/core';
import { nodeContext } from './agent-context.js';
import { together } from './config-problem.js';
import { overheard, type NetworkStatus } from './network-status.js';
import type { NetworkToRun } from './network.js';

export interface NetworksOptions {
  /** Hears whether each network answers. */
  readonly onStatus?: ((status: NetworkStatus) => void) | undefined;
  /** Hears of an agent that fails while it is disposed of; `console.error` by default. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** What agents are given: Node's WebSocket and names by default. */
  readonly context?: AgentContext | undefined;
  /** Tells networks of one source from those of another in a registry: 'config'. */
  readonly source?: string | undefined;
}

/** What a configuration changed, by the names of the networks. */
export interface NetworkChanges {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
}

interface Running {
  readonly network: NetworkToRun;
  readonly agent: PresenceNetworkAgent;
  readonly unregister: () => void;
}

/** The networks of a configuration in a registry. Each later configuration is taken up as a difference. */
export class ConfiguredNetworks {
  readonly #registry: PresenceRegistry;
  readonly #options: NetworksOptions;
  #running: ReadonlyMap<string, Running> = new Map();
  #turn: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(registry: PresenceRegistry, options: NetworksOptions = {}) {
    this.#registry = registry;
    this.#options = options;
  }

  /**
   * Networks that are as before keep their agents and connections. New agents are all made first, then they take the
   * places of the old ones in one go: nobody is without an agent in between, and one that cannot be made changes nothing.
   *
   * @throws ConfigError naming what an agent refuses.
   */
  apply(config: { readonly networks: readonly NetworkToRun[] }): Promise<NetworkChanges> {
    const turn = this.#turn.then(() => this.#apply(config));
    this.#turn = turn.catch(() => undefined); // Told to whoever asked for it; the next one has its turn all the same.
    return turn;
  }

  /** Takes all its networks out of the registry. */
  dispose(): void {
    this.#disposed = true;
    const before = this.#running;
    this.#running = new Map();
    for (const running of before.values()) this.#end(running);
  }

  async #apply({ networks }: { readonly networks: readonly NetworkToRun[] }): Promise<NetworkChanges> {
    const before = this.#running, wanted = networks.filter(({ enabled }) => enabled);
    const made = await this.#make(wanted.filter(network => !before.get(network.name)?.network.isSame(network)));
    const names = new Set(wanted.map(({ name }) => name)), gone = [...before.values()].filter(({ network: { name } }) => made.has(name) || !names.has(name));
    if (this.#disposed) {
      for (const agent of made.values()) this.#guard(() => agent.dispose?.());
      return { added: [], replaced: [], removed: [] };
    }
    // What is gone says no more, also not of the questions that this leaves without an answer.
    this.#running = new Map([...before].filter(([, running]) => !gone.includes(running)));
    // Whoever watches is routed anew only once all of this is done.
    for (const { unregister } of gone) unregister();
    this.#running = new Map(wanted.map(network => [network.name, made.has(network.name) ? this.#start(network, made.get(network.name)!) : before.get(network.name)!]));
    for (const { agent } of gone) this.#guard(() => agent.dispose?.());
    const has = (name: string): boolean => before.has(name);
    return {
      added: [...made.keys()].filter(name => !has(name)),
      replaced: [...made.keys()].filter(has),
      removed: gone.map(({ network: { name } }) => name).filter(name => !names.has(name)),
    };
  }

  /** All or none. */
  async #make(networks: readonly NetworkToRun[]): Promise<ReadonlyMap<string, PresenceNetworkAgent>> {
    const { context = nodeContext } = this.#options;
    const made = await Promise.allSettled(networks.map(network => network.create(context)));
    const failed = made.filter(result => result.status === 'rejected');
    if (!failed.length) return new Map(made.flatMap((result, at) => (result.status === 'fulfilled' ? [[networks[at]!.name, result.value] as const] : [])));
    for (const result of made) if (result.status === 'fulfilled') this.#guard(() => result.value.dispose?.());
    throw together(failed.map(({ reason }) => reason as unknown));
  }

  #start(network: NetworkToRun, agent: PresenceNetworkAgent): Running {
    const { name, routes } = network, { onStatus, source = 'config' } = this.#options;
    const shown = onStatus ? overheard(agent, (state, problem) => {
      if (this.#running.get(name)?.agent === agent) onStatus({ network: name, state, problem });
    }) : agent;
    const unregister = this.#registry.register(shown, routes, { key: `${source}:${name}` });
    // A key is registered once: what took it before goes on, and this network would silently be nobody's.
    if (!this.#registry.agents().includes(shown)) throw new Error(`Another configuration has a network ${JSON.stringify(name)} in this registry`);
    return { network, agent, unregister };
  }

  #end({ agent, unregister }: Running): void {
    unregister();
    this.#guard(() => agent.dispose?.());
  }

  #guard(run: () => void): void {
    const { onError = error => console.error('[presence-relay]', error) } = this.#options;
    try {
      run();
    } catch (error) {
      onError(error);
    }
  }
}
