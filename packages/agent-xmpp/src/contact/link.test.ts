import { parseAddress } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { localpart, messageLink } from './link.js';

describe('the link of a contact', () => {
  it.each([
    ['ada@corp.example', 'xmpp:ada@corp.example?message'],
    ['xmpp:Ada@Corp.Example', 'xmpp:ada@corp.example?message'],
    // XEP-0106: what a local part may not hold is escaped first, then as in any URI.
    ["o'brien@corp.example", 'xmpp:o%5C27brien@corp.example?message'],
    ['r&d@corp.example', 'xmpp:r%5C26d@corp.example?message'],
    ['a%25b@corp.example', 'xmpp:a%25b@corp.example?message'],
    ['jürgen@bücher.example', 'xmpp:j%C3%BCrgen@xn--bcher-kva.example?message'],
    ['ada@[2001:db8::1]', 'xmpp:ada@[2001:db8::1]?message'],
  ])('of %s is %s', (address, link) => {
    expect(messageLink(parseAddress(address)!)).toBe(link);
  });

  it('escapes once what a server sends already escaped', () => {
    expect(localpart({ user: 'o\\27brien' })).toBe('o\\27brien');
  });
});
