import { foldDomain, foldScheme, parseAddress, parseRoute } from '@presence-elements/core';
import { wrong, type Field } from './fields.js';

/** An IM address, in its normal form. */
export const address: Field<string> = (value, path, found) => parseAddress(value)?.text
  ?? wrong(found, path, 'not-an-address', 'This is no IM address: write ada@corp.example, or with the network before it, such as yahoo:ada.');

/** A domain, in lower case and ASCII. */
export const domain: Field<string> = (value, path, found) => domainOf(value) ?? wrong(found, path, 'not-a-domain', 'This is no domain: write corp.example.');

/** An entry of an Allow or Block list: a person, a domain, or whatever else a route can name. */
export const listed: Field<string> = (value, path, found) => parseAddress(value)?.text ?? domainOf(value) ?? wideRouteOf(value)
  ?? wrong(found, path, 'not-an-address', 'This is neither an IM address nor a domain: write ada@corp.example or corp.example.');

/** A route as agents are registered for, in its normal form. */
export const route: Field<string> = (value, path, found) => routeOf(value)
  ?? wrong(found, path, 'not-a-route', 'This is no route: write corp.example for a domain, *.corp.example for those below it, aim: for a scheme, or * for all others.');

/** A page to sign in at: of this site, or by https. */
export const signInPage: Field<string> = (value, path, found) => (isPage(value) ? value
  : wrong(found, path, 'not-a-page', 'This is no page to sign in at: write an https:// address, or a path of this site that begins with a slash.'));

const MOST_LETTERS = 2_000;

function domainOf(value: unknown): string | undefined {
  // A name without a dot is more likely a person's than a domain.
  const domain = typeof value === 'string' ? foldDomain(value.trim()) : undefined;
  return domain?.includes('.') ? domain : undefined;
}

const wideRouteOf = (value: unknown): string | undefined => {
  const route = routeOf(value);
  return route && /[*:]/.test(route) ? route : undefined;
};

function routeOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MOST_LETTERS) return;
  const route = value.trim().toLowerCase();
  try {
    parseRoute(route);
  } catch {
    return; // Whoever reads the field says in words what a route is.
  }
  if (route === '*') return route;
  if (route.endsWith(':')) return `${foldScheme(route.slice(0, -1))!}:`;
  return route.startsWith('*.') ? `*.${foldDomain(route.slice(2))!}` : foldDomain(route);
}

/** `{back}` stands for where to return to. */
function isPage(value: unknown): value is string {
  // Browsers take a backslash for a slash and drop tabs and newlines: neither may turn a path into another site.
  if (typeof value !== 'string' || value.length > MOST_LETTERS || /[\\\s\p{Cc}]/u.test(value)) return false;
  if (value.startsWith('/')) return !value.startsWith('//');
  try {
    const { protocol, username, password } = new URL(value);
    return protocol === 'https:' && !username && !password;
  } catch {
    return false; // No address of any page.
  }
}
