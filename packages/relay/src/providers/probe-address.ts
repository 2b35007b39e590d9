import { parseAddress, parseRoute, type ImAddress } from '@presence-elements/core';

// Nobody is called so, and whoever finds it in a log knows what it was.
const NAME = 'presence-check', NOWHERE = 'presence-check.invalid';

/** An address that goes to one of these routes, to try the network with; undefined where none can be made up. */
export function probeAddress(routes: readonly string[]): ImAddress | undefined {
  for (const route of routes) {
    const address = candidates(route).map(parseAddress).find(candidate => candidate && parseRoute(route)(candidate));
    if (address) return address;
  }
  return undefined;
}

function candidates(route: string): readonly string[] {
  if (route === '*') return [`${NAME}@${NOWHERE}`];
  if (route.startsWith('*.')) return [`${NAME}@${NAME}${route.slice(1)}`];
  if (!route.endsWith(':')) return [`${NAME}@${route}`];
  return [`${route}${NAME}`, `${route}${NAME}@${NOWHERE}`, `@${NAME}:${NOWHERE}`];
}
