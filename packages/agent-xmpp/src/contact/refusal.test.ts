import { parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.js';

const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas';
const refusal = (inside: string, shares = false) => refusalOf(parseXml(`<presence xmlns="jabber:client" type="error">${inside}</presence>`)!, shares);

describe('a refusal', () => {
  // All of RFC 6120 §8.3.3, and one of RFC 3920.
  it.each([
    ['bad-request', 'no-data'], ['conflict', 'no-data'], ['feature-not-implemented', 'no-data'], ['forbidden', 'forbidden'], ['gone', 'not-found'],
    ['internal-server-error', 'unreachable'], ['item-not-found', 'not-found'], ['jid-malformed', 'bad-address'], ['not-acceptable', 'no-data'],
    ['not-allowed', 'forbidden'], ['not-authorized', 'forbidden'], ['policy-violation', 'forbidden'], ['recipient-unavailable', 'unreachable'],
    ['redirect', 'no-data'], ['registration-required', 'forbidden'], ['remote-server-not-found', 'unreachable'], ['remote-server-timeout', 'timeout'],
    ['resource-constraint', 'rate-limited'], ['service-unavailable', 'not-found'], ['subscription-required', 'not-shared'],
    ['undefined-condition', 'no-data'], ['unexpected-request', 'no-data'], ['payment-required', 'forbidden'],
  ])('for %s is %s', (condition, problem) => {
    expect(refusal(`<error type="cancel"><text xmlns="${STANZAS}">Sorry</text><${condition} xmlns="${STANZAS}"/></error>`)).toBe(problem);
  });

  it('of a service, where presence is shared, tells nothing: it may hide somebody', () => {
    expect(refusal(`<error><service-unavailable xmlns="${STANZAS}"/></error>`, true)).toBeUndefined();
    expect(refusal(`<error><item-not-found xmlns="${STANZAS}"/></error>`, true)).toBe('not-found');
  });

  it.each(['', '<error/>', '<error code="404">Not Found</error>', '<error><forbidden/></error>', `<error><constructor xmlns="${STANZAS}"/></error>`, `<error xmlns="urn:other"><forbidden xmlns="${STANZAS}"/></error>`])('that nobody understands (%s) is no data', inside => {
    expect(refusal(inside)).toBe('no-data');
  });
});
