import { parseAddress, type ImAddress, type PresenceRegistry, type ProblemCode } from '@presence-elements/core';
import type { Words } from '@presence-elements/policy';
import type { PortalNetwork } from '../network/portal-network.js';
import type { ProviderAgents } from '../providers/provider-agents.js';

/** What a relay does for its organisation: makes and tries the agents of its networks, and knows what people have written. */
export class OrganisationServices {
  readonly agents: ProviderAgents;
  #network: PortalNetwork | undefined;

  constructor(agents: ProviderAgents) {
    this.agents = agents;
  }

  /** What can be read of a user at their portal address now; nothing before there is a relay. At other addresses it is what they were last seen to have written. */
  readonly wordsOf = (user: string, address: string): Words | undefined => (this.#isOurs(address) ? this.#network?.wordsOf(user) : undefined);

  /** Why nothing would have been known of a portal address at a moment, had nothing been heard of its user since they hid, or since the relay started. */
  readonly unheard = (address: string, hiddenSince: number | undefined, heardAt: number): ProblemCode | undefined => {
    const parsed = this.#isOurs(address);
    return parsed && this.#network?.unheard(parsed.user.toLowerCase(), hiddenSince, heardAt);
  };

  /** The relay is there. */
  connect(network: PortalNetwork, registry: PresenceRegistry): void {
    this.#network = network;
    this.agents.agentFor = address => registry.agentFor(address);
  }

  #isOurs(address: string): ImAddress | undefined {
    const parsed = parseAddress(address);
    return parsed && this.#network?.has(parsed) ? parsed : undefined;
  }
}
