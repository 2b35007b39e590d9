import type { Availability } from '@presence-elements/core';
import { attributeOf, childOf, type XmlElement } from '@presence-elements/xml';
import { parseTime, pastTime, secondsOf } from './times.js';

export interface Inactivity {
  /** Away from the machine, whatever the person is to others. */
  readonly idle: boolean;
  /** Milliseconds since the epoch. */
  readonly lastActiveAt?: number | undefined;
}

const ACTIVE: Inactivity = { idle: false };

/**
 * Reads for how long nobody has touched a client. `sent` is when the stanza was, for one that comes late.
 *
 * XEP-0319 counts from a moment; the older XEP-0256 in seconds before the stanza was sent, and as idleness only while
 * away: in an initial presence it tells when the client was last online (§1.1), which says nothing of now.
 */
export function inactivityOf(stanza: XmlElement, availability: Availability, sent: number | undefined, now: number): Inactivity {
  const idle = childOf(stanza, 'idle', 'urn:xmpp:idle:1');
  if (idle) return { idle: true, lastActiveAt: pastTime(parseTime(attributeOf(idle, 'since')), now) };
  const query = childOf(stanza, 'query', 'jabber:iq:last');
  if (!query || (availability !== 'away' && availability !== 'offline')) return ACTIVE;
  const ago = secondsOf(query);
  if (ago === undefined) return ACTIVE;
  return { idle: ago > 0 && availability === 'away', lastActiveAt: pastTime((sent ?? now) - ago, now) };
}
