import type { PresenceRegistry, Provider } from '@presence-elements/core';
import { providerProblem, type Organisation, type Settings } from '@presence-elements/policy';
import { ConfiguredNetworks } from '../config/configured-networks.js';
import { LastingNetwork } from './lasting-network.js';
import type { ProviderAgents } from './provider-agents.js';

export interface ProviderNetworksOptions {
  readonly registry: PresenceRegistry;
  readonly organisation: Pick<Organisation, 'facts' | 'follow'>;
  readonly agents: Promise<ProviderAgents>;
  /** Hears why a network of the settings has no agent. */
  readonly fault: (error: unknown) => void;
}

/** The networks of an organisation's settings in a registry: each change of the settings is taken up at once, as a difference. */
export class ProviderNetworks {
  readonly #options: ProviderNetworksOptions;
  readonly #networks: ConfiguredNetworks;
  readonly #leave: () => void;
  #turn: Promise<void>;

  constructor(options: ProviderNetworksOptions) {
    const { registry, organisation, fault } = this.#options = options;
    this.#networks = new ConfiguredNetworks(registry, { source: 'settings', onError: fault });
    this.#turn = this.#apply();
    this.#leave = organisation.follow(({ collections }) => {
      if (collections.has('providers') || collections.has('settings')) this.#turn = this.#apply();
    });
  }

  /** Resolves once the last change has been taken up. */
  get settled(): Promise<void> {
    return this.#turn;
  }

  dispose(): void {
    this.#leave();
    this.#networks.dispose();
  }

  async #apply(): Promise<void> {
    const { agents, organisation, fault } = this.#options;
    try {
      const made = await agents;
      await this.#networks.apply({ networks: asked(organisation.facts.settings).map(provider => lasting(provider, made, fault)) });
    } catch (error) {
      fault(error);
    }
  }
}

type WithAgent = Provider & { readonly agent: NonNullable<Provider['agent']> };

/** Those that are dealt with now, and that the settings have an agent for: of all others not even the server is asked. */
function asked({ providers, federation }: Settings): readonly WithAgent[] {
  return providers.filter((provider): provider is WithAgent => !provider.fixed && provider.agent !== undefined && !providerProblem(provider, federation));
}

function lasting(provider: WithAgent, agents: ProviderAgents, fault: (error: unknown) => void): LastingNetwork {
  const { name, routes } = provider, refused = (error: unknown): void => fault(new Error(`The network ${JSON.stringify(name)} has no agent: ${(error as Error).message}`));
  try {
    return new LastingNetwork(name, routes, agents.network(provider), refused);
  } catch (error) {
    return new LastingNetwork(name, routes, error as Error, refused);
  }
}
