import type { Fit, ImAddress, ProblemCode, Provider } from '@presence-elements/core';
import { routes } from './lists.js';
import type { FederationSettings } from './settings.js';

/** A provider whose routes have been read. */
export interface RoutedProvider {
  readonly provider: Provider;
  readonly fits: readonly Fit[];
}

export function routedProviders(providers: readonly Provider[]): readonly RoutedProvider[] {
  return providers.map(provider => ({ provider, fits: routes(provider.routes) }));
}

/**
 * Whose address it is: the provider with the most specific route, as in the registry. Of two that fit alike the one that is
 * not allowed counts. An enterprise connection that is not active leaves its addresses to whoever else has them.
 */
export function providerFor(providers: readonly RoutedProvider[], address: ImAddress): Provider | undefined {
  return best(providers.filter(({ provider }) => !isIdle(provider)), address) ?? best(providers, address);
}

/** Why an organisation does not deal with a provider's people now; with nobody's, federation alone counts. */
export function providerProblem(provider: Provider | undefined, { enabled }: FederationSettings): ProblemCode | undefined {
  if (provider && !provider.allowed) return 'blocked-by-policy';
  if (provider?.kind === 'enterprise') return provider.active ? undefined : 'network-disabled';
  return enabled ? undefined : 'blocked-by-policy';
}

/** Of several enterprise connections one is active (WebCenter). */
const isIdle = ({ kind, active }: Provider): boolean => kind === 'enterprise' && !active;

function best(providers: readonly RoutedProvider[], address: ImAddress): Provider | undefined {
  let found: Provider | undefined, foundFit = 0;
  for (const { provider, fits } of providers) {
    const fit = Math.max(0, ...fits.map(fit => fit(address)));
    if (fit > foundFit || (fit && fit === foundFit && !provider.allowed)) [found, foundFit] = [provider, fit];
  }
  return found;
}
