import type { ProblemCode } from '@presence-elements/core';
import { childOf, type XmlElement } from '@presence-elements/xml';

const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas';

/** What the conditions of RFC 6120 §8.3.3 say of a contact's presence. None says that somebody is offline. */
const problems: ReadonlyMap<string, ProblemCode> = new Map<string, ProblemCode>([
  ['forbidden', 'forbidden'],
  ['not-allowed', 'forbidden'], // Prosody, to a domain that it does not federate with
  ['not-authorized', 'forbidden'],
  ['policy-violation', 'forbidden'],
  ['payment-required', 'forbidden'], // RFC 3920
  ['registration-required', 'forbidden'], // a gateway with which one has no account
  ['subscription-required', 'not-shared'],
  ['gone', 'not-found'],
  ['item-not-found', 'not-found'],
  ['service-unavailable', 'not-found'],
  ['jid-malformed', 'bad-address'],
  ['remote-server-not-found', 'unreachable'],
  ['remote-server-timeout', 'timeout'],
  // Both are to be tried again later, and are said by servers of themselves or of components.
  ['internal-server-error', 'unreachable'],
  ['recipient-unavailable', 'unreachable'],
  ['resource-constraint', 'rate-limited'],
  // The rest finds fault with the stanza and says nothing of the contact. `not-acceptable` comes to who blocks the
  // contact themselves (XEP-0191 §3.3): the contact's silence then means nothing either.
  ['bad-request', 'no-data'], ['conflict', 'no-data'], ['feature-not-implemented', 'no-data'], ['not-acceptable', 'no-data'],
  ['redirect', 'no-data'], ['undefined-condition', 'no-data'], ['unexpected-request', 'no-data'],
]);

/**
 * Why a stanza of type `error` came, or undefined where it tells nothing.
 *
 * `shares`: the contact has agreed to be seen. Then `service-unavailable` must not be told from silence: some servers
 * say it for a person who blocks this viewer, who is to read as offline like anybody who is.
 */
export function refusalOf(stanza: XmlElement, shares: boolean): ProblemCode | undefined {
  const condition = childOf(stanza, 'error', stanza.ns)?.children.find(({ name, ns }) => ns === STANZAS && name !== 'text')?.name ?? '';
  if (condition === 'service-unavailable' && shares) return;
  return problems.get(condition) ?? 'no-data';
}
