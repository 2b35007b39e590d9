import { isPublicHost, PresenceError } from '@presence-elements/core';
import type { Settings } from './ucwa-options.js';

/** May anything be sent there? By https alone, and to a host in one of the domains that were named. */
export function isTrusted(url: URL, trusted: readonly string[]): boolean {
  const host = url.hostname.replace(/\.$/, '');
  return url.protocol === 'https:' && !url.username && !url.password && trusted.some(domain => host === domain || host.endsWith(`.${domain}`));
}

/**
 * Lets a URL pass, or rejects with `unreachable`. Servers link to other servers (a pool, a director, the cloud), and a ticket
 * or a password that follows such a link has been given away.
 */
export async function pass(url: URL, { trusted, allowPrivate, resolve }: Pick<Settings, 'trusted' | 'allowPrivate' | 'resolve'>): Promise<void> {
  if (!isTrusted(url, trusted)) throw refused(url, 'which is not https in a domain that was named: see `trust`');
  if (allowPrivate) return;
  if (!isPublicHost(url.hostname)) throw refused(url, 'which is private: see `allowPrivate`');
  if (!resolve) return;
  const found = await resolve(url.hostname).catch(() => []);
  if (!found.length) throw refused(url, 'which there is not');
  if (!found.every(isPublicHost)) throw refused(url, 'which is in a private network: see `allowPrivate`');
}

// The host alone: the rest of a link may hold more than a log should.
const refused = ({ hostname }: URL, why: string): PresenceError => new PresenceError('unreachable', `The server leads to ${hostname.slice(0, 253)}, ${why}`);
