import type { Provider } from '@presence-elements/core';
import { providerProblem, type FixedProvider, type Organisation } from '@presence-elements/policy';
import type { ConfiguredNetwork } from '../config/network.js';

/** What an organisation decides of the networks of an operator's file. */
export type FileOrganisation = Pick<Organisation, 'facts' | 'follow' | 'setFixed'>;

/** The networks of an operator's file as providers. Of their options nothing is told: they are the operator's. */
export function fixedProviders(networks: readonly ConfiguredNetwork[]): readonly FixedProvider[] {
  return networks.filter(({ enabled }) => enabled).map(({ name, kind, routes, as }) => ({
    id: idOf(name), kind: as, name, routes,
    agent: { kind, options: {} },
    allowed: true, verification: 'provider-verified', isPublic: as === 'public', supports: [],
  }));
}

/** Those that the organisation deals with now: no other is asked. */
export function dealtWith(networks: readonly ConfiguredNetwork[], { facts }: Pick<FileOrganisation, 'facts'>): readonly ConfiguredNetwork[] {
  const { providers, federation } = facts.settings, known = new Map<string, Provider>(providers.map(provider => [provider.id, provider]));
  return networks.filter(({ name }) => {
    const provider = known.get(idOf(name));
    return !provider || !providerProblem(provider, federation);
  });
}

const idOf = (name: string): string => `config:${name}`;
