import type { Provider, ProviderDraft } from '@presence-elements/core';
import type { Findings } from '../fields/settings-error.js';
import type { OfficeOptions } from '../office.js';
import { checkSecrets } from './secret-fields.js';

/** The agent of a provider: is there such a kind, are its secrets no secrets, what does the kind itself say of the options? */
export async function checkAgent({ agents = [], checkAgent: check, secretPrefix = 'PRESENCE_' }: OfficeOptions, { agent }: ProviderDraft, found: Findings): Promise<void> {
  if (!agent) return;
  const kind = agents.find(each => each.kind === agent.kind);
  if (!kind) return found.add('agent.kind', 'unknown-agent', agents.length ? `Choose one of ${agents.map(each => each.kind).join(', ')}.` : 'There are no kinds of agent to choose from here.');
  const before = found.problems.length;
  checkSecrets(kind.options, agent.options, 'agent.options', secretPrefix, found);
  if (found.problems.length === before) for (const { path, code, message } of await check?.(agent) ?? []) found.add(path, code, message);
}

/** What only the whole list can tell: names and routes are for one provider each. */
export function checkAmongOthers(others: readonly Provider[], provider: Omit<Provider, 'revision'>, domain: string, found: Findings): void {
  const name = provider.name.toLowerCase();
  if (others.some(other => other.name.toLowerCase() === name)) found.add('name', 'name-taken', 'Another provider on the list has this name.');
  checkRoutes(others, provider, domain, found);
}

/** Of those that are in effect at once, no two have one route. */
export function checkRoutes(others: readonly Provider[], provider: Omit<Provider, 'revision'>, domain: string, found: Findings, path?: string): void {
  provider.routes.forEach((route, at) => {
    const taken = isInEffect(provider) ? others.find(other => isInEffect(other) && other.routes.includes(route)) : undefined;
    if (route === domain) found.add(path ?? `routes.${at}`, 'route-taken', `${route} is for the people of this portal.`);
    else if (taken) found.add(path ?? `routes.${at}`, 'route-taken', `${route} goes to ${taken.name} already, which is allowed, too.`);
  });
}

/** Of several enterprise connections only the active one is. */
const isInEffect = ({ kind, allowed, active }: Pick<Provider, 'kind' | 'allowed' | 'active'>): boolean => allowed && (kind !== 'enterprise' || active);
