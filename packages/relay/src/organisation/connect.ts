import type { PresenceRegistry } from '@presence-elements/core';
import type { Organisation } from '@presence-elements/policy';
import type { PortalNetwork } from '../network/portal-network.js';
import { providerAgents } from '../providers/provider-agents.js';
import { ProviderNetworks } from '../providers/provider-networks.js';
import type { OrganisationServices } from './services.js';

export interface Connection {
  readonly organisation: Organisation;
  readonly services: OrganisationServices | undefined;
  readonly registry: PresenceRegistry;
  readonly network: PortalNetwork;
  readonly fault: (error: unknown) => void;
}

/** Puts the networks of an organisation's settings into the relay's registry. Returns its undo. */
export function connectOrganisation({ organisation, services, registry, network, fault }: Connection): () => void {
  services?.connect(network, registry);
  const agents = services ? Promise.resolve(services.agents) : providerAgents();
  const networks = new ProviderNetworks({ registry, organisation, agents, fault });
  return () => networks.dispose();
}
