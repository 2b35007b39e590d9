import { parseAddress } from '@presence-elements/core';
import { bareOf, domainOf, jidOf } from './jid.js';

describe('a JID', () => {
  it.each([['Ada@Corp.Example/Desk/1', 'ada@corp.example'], ['corp.example', 'corp.example'], ['ada@127.0.0.2', 'ada@127.0.0.2'], ['', '']])('of %j is bare as %j', (jid, bare) => {
    expect(bareOf(jid)).toBe(bare);
  });

  it.each(['ada@corp.example', 'ada@bücher.example', 'o\'brien@corp.example', 'ümit@corp.example', 'xmpp:ada@corp.example'])('of the address %j is the same key as the server writes', text => {
    const address = parseAddress(text)!;
    expect(bareOf(jidOf(address))).toBe(jidOf(address));
  });

  it('has its domain in ASCII, however the server writes it', () => {
    expect(bareOf('ada@bücher.example/x')).toBe('ada@xn--bcher-kva.example');
    expect(domainOf('ada@bücher.example/x')).toBe('xn--bcher-kva.example');
  });
});
