import { capabilities, parseAddress, type Capability, type Presence } from '@presence-elements/core';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { defaultLink, safeLink } from './link.js';

/** Something that one can do: by the host's own handler, else by following a link. */
export interface Offer {
  readonly id: Capability;
  readonly href?: string | undefined;
  readonly run?: (() => Promise<void>) | undefined;
}

type Contact = Pick<Partial<PresenceAnchor>, 'view' | 'scope'> & Pick<PresenceAnchor, 'addresses'>;

/**
 * What can be done at the moment, the best choice first: who is there gets a message, who is engaged or not there a mail.
 *
 * The network and the policy say what is possible, the host or a link say how; what lacks either is left out.
 */
export function offers(presence: Presence | undefined, contact: Contact): readonly Offer[] {
  const best = /^(online|away)$/.test(presence?.availability ?? '') ? 'message' : 'mail';
  return [...new Set([best, ...capabilities] as const)].flatMap((id): readonly Offer[] => {
    if (!isPossible(id, presence)) return [];
    const { view, addresses } = contact;
    if (view?.handles(id)) return [{ id, run: () => view.perform(id, addresses) }];
    const href = linkOf(id, presence, contact);
    return href ? [{ id, href }] : [];
  });
}

/** A network that names capabilities rules the others out; one that names none leaves them to the host. Mail and profile are the host's. */
function isPossible(id: Capability, presence: Presence | undefined): boolean {
  if (id === 'mail' || id === 'profile' || !presence) return id !== 'credentials';
  const { capabilities: named, links, problem } = presence;
  if (named.includes(id) || links?.[id]) return true;
  // Credentials are one's own: only the network knows whose icon this is.
  return id !== 'credentials' && !named.length && problem !== 'blocked-by-policy';
}

function linkOf(id: Capability, presence: Presence | undefined, { addresses, scope }: Contact): string | undefined {
  const given = safeLink(presence?.links?.[id]);
  if (given) return given;
  if (id === 'profile') return profileLink(scope?.profileUrl, addresses[0]);
  const parsed = addresses.map(parseAddress);
  // A bare address does not say that an `im:` client is installed; the network does.
  const sure = presence?.capabilities.includes(id) ? parsed : parsed.filter(address => address?.scheme !== 'im' || id === 'mail');
  return sure.map(address => defaultLink(id, address)).find(link => link);
}

/** The scope's own page for a person. */
function profileLink(pattern: string | undefined, address: string | undefined): string | undefined {
  const text = parseAddress(address)?.text;
  if (!pattern || !text) return;
  const { href, protocol } = Object.assign(document.createElement('a'), { href: pattern.replaceAll('{address}', encodeURIComponent(text)) });
  return /^https?:$/.test(protocol) ? href : undefined;
}
