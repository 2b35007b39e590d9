import { PresenceError } from '@presence-elements/core';
import { field, readJson } from './body.js';
import { baseOf, isLoopback, type Settings } from './matrix-options.js';

/** Where a homeserver is, and what it can do beyond the specification. */
export interface Homeserver {
  /** Without a slash at its end. */
  readonly base: string;
  /** Does it know the unstable state `org.matrix.msc3026.busy` (MSC3026)? */
  readonly knowsBusy: boolean;
}

type Place = Pick<Settings, 'place' | 'fetch'>;

// Both documents are short, whatever a server adds to them (bytes).
const MOST = 262_144;
const OPEN: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer' };

/**
 * Finds the homeserver of the viewer's own account, and sees that it is one before any token goes there (client-server API,
 * §Well-known URI). No other server is ever asked where it is. Rejects with `unreachable`.
 */
export async function findHomeserver({ place, fetch }: Place, signal: AbortSignal): Promise<Homeserver> {
  const base = 'base' in place ? place.base : await discover(place.serverName, fetch, signal);
  const versions = await open(`${base}/_matrix/client/versions`, fetch, { signal, redirect: 'error' });
  const known = versions.ok ? await readJson(versions, MOST) : undefined;
  if (!Array.isArray(field(known, 'versions'))) throw new PresenceError('unreachable', 'There is no homeserver where one should be');
  return { base, knowsBusy: field(field(known, 'unstable_features'), 'org.matrix.msc3026.busy_presence') === true };
}

async function discover(serverName: string, fetch: Place['fetch'], signal: AbortSignal): Promise<string> {
  const own = `${isLoopback(serverName.replace(/:\d+$/, '')) ? 'http' : 'https'}://${serverName}`;
  const response = await open(`${own}/.well-known/matrix/client`, fetch, { signal });
  // "IGNORE": a server that says nothing is its own homeserver.
  if (response.status === 404) return own;
  const base = response.ok ? field(field(await readJson(response, MOST), 'm.homeserver'), 'base_url') : undefined;
  const found = typeof base === 'string' ? baseOf(base) : undefined;
  if (!found) throw new PresenceError('unreachable', 'The server does not tell where its homeserver is');
  return found;
}

async function open(url: string, fetch: Place['fetch'], init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...OPEN, ...init });
  } catch {
    throw new PresenceError('unreachable', 'The server does not answer');
  }
}
