import type { MiddlewareHandler } from 'hono';
import { RelayProblem } from './problem.js';

/** Which other origins may use the relay from a page. */
export type Origins = readonly string[] | ((origin: string) => boolean);

/** Is the name one of this machine's own? Also with a port: `localhost:4174`. */
export function isLoopback(host: string): boolean {
  const name = nameOf(host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * Only requests that were meant for us. A page elsewhere can point its own domain at 127.0.0.1 (DNS rebinding)
 * and is then of one origin with us: the name in `Host` gives it away.
 */
export function guardHost(hosts: readonly string[] | undefined): MiddlewareHandler {
  return async (c, next) => {
    const host = hostOf(c.req.raw);
    if (hosts && !isLoopback(host) && !hosts.includes(nameOf(host))) {
      throw new RelayProblem(403, 'forbidden', 'This relay does not answer under that name: give createRelay `hosts` or `authenticate`.');
    }
    await next();
  };
}

/**
 * Only requests of our own pages and of allowed origins, or of no page at all. A browser says where a request
 * comes from in `Sec-Fetch-Site`, an older one at least in `Origin` with whatever changes something.
 */
export function guardOrigin(allowed: (origin: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site'), origin = c.req.header('origin');
    const isOwn = site ? site === 'same-origin' || site === 'none' : !origin || isSameHost(origin, hostOf(c.req.raw));
    if (!isOwn && !(origin && allowed(origin))) {
      throw new RelayProblem(403, 'forbidden', 'Pages of other origins may not use this relay: give createRelay `origins` to allow some.');
    }
    await next();
  };
}

export function originRule(origins: Origins = []): (origin: string) => boolean {
  return typeof origins === 'function' ? origins : origin => origins.includes(origin);
}

// Behind a proxy that ends TLS only the host tells, not the scheme.
function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase().replace(/:(80|443)$/, '');
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
