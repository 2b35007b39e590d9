import { foldDomain, foldScheme, type ImAddress } from './address.js';

/** 'corp.example' · '*.corp.example' · 'aim:' · '*' · (address) => boolean */
export type Route = string | ((address: ImAddress) => boolean);

/** How well a route fits an address: the higher, the more specific; 0 = not at all. */
export type Fit = (address: ImAddress) => number;

// An exact domain, then the longest suffix, a scheme, a predicate, everything.
const EXACT = 5000, SUFFIX = 3000, SCHEME = 2000, PREDICATE = 1000, ANY = 1;

/** @throws TypeError naming the route that is malformed. */
export function parseRoute(route: Route): Fit {
  if (typeof route === 'function') return address => (route(address) ? PREDICATE : 0);
  if (route === '*') return () => ANY;
  const fit = typeof route === 'string' && (byScheme(route) ?? byDomain(route));
  if (!fit) throw new TypeError(`Not a route: ${JSON.stringify(route)}. Write 'corp.example', '*.corp.example', 'aim:', '*' or a function.`);
  return fit;
}

function byScheme(route: string): Fit | undefined {
  const scheme = foldScheme(/^([a-z][a-z0-9+.-]*):$/i.exec(route)?.[1]);
  return scheme ? address => (address.scheme === scheme ? SCHEME : 0) : undefined;
}

function byDomain(route: string): Fit | undefined {
  const domain = foldDomain(route.replace(/^\*\./, ''));
  if (!domain) return;
  if (route.startsWith('*')) return address => (address.domain.endsWith('.' + domain) ? SUFFIX + domain.length : 0);
  return address => (address.domain === domain ? EXACT : 0);
}
