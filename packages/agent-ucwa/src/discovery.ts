import { PresenceError, problemOf } from '@presence-elements/core';
import { linkOf, readResource, type Resource } from './resource.js';
import type { UcwaClient } from './ucwa-client.js';

// Director, pool, and once more for luck.
const MOST_HOPS = 5;
// LyncDiscoverInternal does not exist outside, and what does not answer soon does not exist either (milliseconds).
const SOON = 3_000;

/**
 * Where applications are made for this account (CreateAnApplication): root → user → perhaps other servers → applications.
 * Every link is followed as it is written.
 */
export async function discover(client: UcwaClient, signal: AbortSignal): Promise<URL> {
  let { url, resource } = await root(client, signal);
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const applications = linkOf(resource, 'applications');
    if (applications !== undefined) return follow(applications, url);
    const next = linkOf(resource, 'redirect') ?? linkOf(resource, 'user');
    if (next === undefined) throw new PresenceError('unreachable', 'Discovery leads nowhere: is UCWA switched on for this account?');
    ({ url, resource } = await step(client, follow(next, url), signal));
  }
  throw new PresenceError('unreachable', 'Discovery leads from server to server');
}

async function root(client: UcwaClient, signal: AbortSignal): Promise<Step> {
  const { starts } = client.settings;
  let failure: unknown;
  for (const [index, start] of starts.entries()) {
    try {
      const { url, text } = await client.call(start, { signal, open: true, ...(index < starts.length - 1 && { limit: SOON }) });
      const resource = readResource(text);
      if (linkOf(resource, 'user') !== undefined) return { url, resource };
      failure ??= new PresenceError('unreachable', 'What answers is no discovery service');
    } catch (error) {
      if (signal.aborted) throw error;
      // A name that there is not says less than a server that refuses.
      if (!failure || problemOf(failure).problem === 'unreachable') failure = error;
    }
  }
  throw failure;
}

interface Step { readonly url: URL; readonly resource: Resource }

async function step(client: UcwaClient, to: URL, signal: AbortSignal): Promise<Step> {
  const { url, text } = await client.call(to, { signal });
  return { url, resource: readResource(text) };
}

/** Where a link leads (Hypermedia, "URL usage"): relative ones are of the server that said them. */
export function follow(href: string, from: URL): URL {
  if (!URL.canParse(href, from.href)) throw new PresenceError('unreachable', 'The server links to what is no URL');
  return new URL(href, from);
}
