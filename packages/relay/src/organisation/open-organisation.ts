import { openOrganisation, type Organisation, type OrganisationOptions, type Store } from '@presence-elements/policy';
import { setImmediate as pause } from 'node:timers/promises';
import { providerAgents, type ProviderAgentsOptions } from '../providers/provider-agents.js';
import { OrganisationServices } from './services.js';

/** What the relay answers by itself. */
type Answered = 'agents' | 'checkAgent' | 'reach' | 'wordsOf' | 'unheard' | 'pause';

/** The options of `openOrganisation`, without what the relay answers by itself, and of the agents that administrators may choose. */
export interface OpenOrganisationOptions extends Omit<OrganisationOptions, Answered>, ProviderAgentsOptions {}

/** An organisation, and what a relay does for it: for `createRelay({ ...opened, authenticate })`. */
export interface OpenedOrganisation {
  readonly organisation: Organisation;
  readonly services: OrganisationServices;
  /** Who is one of its people, where that was said. */
  readonly knows?: OrganisationOptions['knows'];
}

/**
 * Opens an organisation for a relay: its administrators may choose among the kinds of agent that are installed, whose options
 * are held against their schemas and their secrets against the environment before anything is saved.
 *
 * @throws TypeError naming a kind of agent that the operator offers and that cannot be had.
 */
export async function openRelayOrganisation(store: Store, options: OpenOrganisationOptions): Promise<OpenedOrganisation> {
  const services = new OrganisationServices(await providerAgents(options)), { agents, wordsOf, unheard } = services;
  const organisation = await openOrganisation(store, {
    ...options,
    agents: agents.offered, checkAgent: agents.check, reach: agents.reach, secretPrefix: agents.secretPrefix,
    wordsOf, unheard,
    pause: () => pause(),
  });
  return { organisation, services, ...(options.knows && { knows: options.knows }) };
}
