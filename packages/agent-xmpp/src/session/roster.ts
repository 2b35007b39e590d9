import { attributeOf, childOf, childrenOf, type XmlElement } from '@presence-elements/xml';
import type { Subscription } from '../contact/contact.js';
import { bareOf } from '../jid.js';
import { NS } from '../namespaces.js';

export interface RosterItem extends Subscription {
  /** Bare JID. */
  readonly jid: string;
}

/** The entries that an answer or a push brings (RFC 6121 §2.1). */
export function rosterOf(iq: XmlElement): readonly RosterItem[] {
  return childrenOf(childOf(iq, 'query', NS.roster), 'item', NS.roster).map(item => ({
    jid: bareOf(attributeOf(item, 'jid') ?? ''),
    // An entry that is removed shares nothing any more.
    subscription: (attributeOf(item, 'subscription') ?? 'none').replace('remove', 'none'),
    ask: attributeOf(item, 'ask') === 'subscribe',
  }));
}

/** Only the account's own server may push (RFC 6121 §2.1.6), none of its other devices. */
export function isRosterPush(iq: XmlElement, own: string): boolean {
  const from = attributeOf(iq, 'from') ?? '', isServer = !from || from === own || (!from.includes('/') && bareOf(from) === bareOf(own));
  return isServer && attributeOf(iq, 'type') === 'set' && !!childOf(iq, 'query', NS.roster);
}
