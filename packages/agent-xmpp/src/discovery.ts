import { childrenOf, attributeOf, parseXml } from '@presence-elements/xml';
import { isAllowed, isSocket } from './connection/services.js';
import type { Settings } from './xmpp-options.js';

const XRD = 'http://docs.oasis-open.org/ns/xri/xrd-1.0';
const RELATIONS = new Set(['urn:xmpp:alt-connections:websocket', 'urn:xmpp:alt-connections:xbosh']);
// More than a host-meta has use for (characters, links).
const LONGEST = 65_536, MOST = 20;

/** Where a domain says it can be reached (XEP-0156), WebSocket first; nothing where it does not say so. */
export async function discover(domain: string, settings: Pick<Settings, 'fetch' | 'insecure'>, signal: AbortSignal): Promise<readonly string[]> {
  const base = `https://${domain}/.well-known/host-meta`;
  const links = linksOfJson(await textAt(`${base}.json`, settings, signal)) ?? linksOfXrd(await textAt(base, settings, signal)) ?? [];
  const services = links.filter(({ rel }) => RELATIONS.has(rel)).map(({ href }) => href).filter(href => isAllowed(href, settings) && !/@/.test(href.split('/')[2] ?? ''));
  return [...new Set(services)].slice(0, MOST).sort((one, other) => Number(isSocket(other)) - Number(isSocket(one)));
}

interface Link { readonly rel: string; readonly href: string }

async function textAt(url: string, settings: Pick<Settings, 'fetch' | 'insecure'>, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await settings.fetch(url, { signal, credentials: 'omit', redirect: 'follow' });
    // Whoever can change what is said there names the server that gets the password: no way leads over plain HTTP.
    const isSafe = !response.url || isAllowed(response.url, settings), text = response.ok && isSafe ? await response.text() : undefined;
    return text && text.length <= LONGEST ? text : undefined;
  } catch {
    return; // A domain without such a file, or one that pages of other origins may not read.
  }
}

function linksOfJson(text: string | undefined): readonly Link[] | undefined {
  try {
    const { links } = JSON.parse(text ?? '') as { links?: unknown };
    return Array.isArray(links) ? links.map(linkOf).filter(link => !!link) : undefined;
  } catch {
    return; // No JSON: an XRD may be there.
  }
}

function linkOf(value: unknown): Link | undefined {
  const { rel, href } = (value ?? {}) as Partial<Record<keyof Link, unknown>>;
  return typeof rel === 'string' && typeof href === 'string' ? { rel, href } : undefined;
}

function linksOfXrd(text: string | undefined): readonly Link[] | undefined {
  const root = text ? parseXml(text, { maxLength: LONGEST }) : undefined;
  return root && childrenOf(root, 'Link', XRD).map(link => ({ rel: attributeOf(link, 'rel') ?? '', href: attributeOf(link, 'href') ?? '' }));
}
