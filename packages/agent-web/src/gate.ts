import { isPublicHost, PresenceError } from '@presence-elements/core';

/** Who may be asked at all. */
export interface GateOptions {
  /** Addresses of one's own network, too. */
  readonly allowPrivate?: boolean | undefined;
  /** All IP addresses of a host name, where the platform can tell. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
}

/** The base of a service. @throws TypeError where it is none that may be asked. */
export function baseOf(text: string, { allowPrivate }: GateOptions): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('base is no URL with https:// (or http://, where that is meant)');
  if (url.username || url.password) throw new TypeError('base holds a name or a password, which do not belong into a URL');
  if (url.search || url.hash) throw new TypeError('base ends with its path: no ? and no #');
  if (!allowPrivate && !isPublicHost(url.hostname)) throw new TypeError('base is in a private network: set allowPrivate if that is meant');
  return url;
}

/**
 * Lets a URL pass, or rejects with `unreachable`: http only from http (the base, or what redirects), and nothing private, by name, by number
 * or by what the name resolves to.
 */
export async function pass(url: URL, from: URL, { allowPrivate, resolve }: GateOptions): Promise<void> {
  if (url.protocol !== 'https:' && url.protocol !== from.protocol) throw refused('leads away from https, or from the web');
  if (url.username || url.password) throw refused('has a password in it');
  if (allowPrivate) return;
  if (!isPublicHost(url.hostname)) throw refused('leads into a private network');
  if (!resolve) return;
  const found = await resolve(url.hostname.replace(/^\[|\]$/g, '')).catch(() => []);
  if (!found.length) throw refused('leads to a host that there is not');
  if (!found.every(isPublicHost)) throw refused('leads into a private network');
}

// Without the URL: what an answer redirects to may say more than a log should hold.
const refused = (why: string): PresenceError => new PresenceError('unreachable', `What was to be asked ${why}`);
