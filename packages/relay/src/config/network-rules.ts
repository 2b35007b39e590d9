import { createRegistry, type PresenceNetworkAgent } from '@presence-elements/core';
import type { Mistake } from './words.js';

/** What stands under `networks`, whether or not it is in order. */
export interface RoughNetwork {
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly routes?: unknown;
  readonly enabled?: unknown;
  readonly options?: unknown;
}

/** What no schema can say: no two networks have one name, nor is one address for two of them. */
export function networkMistakes(networks: readonly RoughNetwork[], portal: string): readonly Mistake[] {
  const names = new Map<unknown, number>(), routes = new Map<string, string>([[portal.toLowerCase(), 'the portal’s own people (domain)']]);
  return networks.flatMap(({ name, routes: list, enabled }, at): readonly Mistake[] => {
    // Agents are called so, and their hooks.
    const called = typeof name === 'string' ? name.replace(/\s+/g, '-') : name, first = names.get(called);
    names.set(called, first ?? at);
    const twice: Mistake = { path: ['networks', at, 'name'], message: `networks[${String(first)}] has this name already: give each its own` };
    return [...(first === undefined || name === undefined ? [] : [twice]), ...(Array.isArray(list) ? list : []).flatMap((route: unknown, index): readonly Mistake[] => {
      const message = typeof route === 'string' ? (routeMistake(route) ?? (enabled === false ? undefined : takenBy(routes, route, `networks[${at}]`))) : undefined;
      return message === undefined ? [] : [{ path: ['networks', at, 'routes', index], message }];
    })];
  });
}

function takenBy(routes: Map<string, string>, route: string, name: string): string | undefined {
  const key = route.toLowerCase(), taken = routes.get(key);
  routes.set(key, taken ?? name);
  // Twice in one list is told by the schema.
  return taken && taken !== name ? `this route goes to ${taken} already` : undefined;
}

const nobody: PresenceNetworkAgent = { name: 'nobody', query: async () => Promise.resolve([]) };

/** What a registry would say to the route. */
function routeMistake(route: string): string | undefined {
  try {
    createRegistry({ schedule: () => () => undefined }).register(nobody, route);
    return undefined;
  } catch {
    return 'this is no route: write corp.example for a domain, *.corp.example for those below it, aim: for a scheme, or * for all others';
  }
}
