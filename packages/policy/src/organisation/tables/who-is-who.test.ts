import { describe, expect, it } from 'vitest';
import { personAt, WhoIsWho } from './who-is-who.js';

const DOMAIN = 'portal.example';

describe('who is who', () => {
  it('knows people of the portal by their address there, under every scheme', () => {
    const who = new WhoIsWho('Portal.Example', undefined);
    expect(['ada@portal.example', 'sip:Ada@Portal.Example', 'xmpp:ada@portal.example', 'a%25b@portal.example'].map(address => who.userOf(address))).toEqual(['ada', 'ada', 'ada', 'a%b']);
    expect(who.portalAddressOf('a%b')).toBe('a%25b@portal.example');
    expect(['ada', 'ada@corp.example', 'aim:ada'].map(address => who.userOf(address))).toEqual([undefined, undefined, undefined]);
  });

  it('tells an address from what is none', () => {
    const who = new WhoIsWho(DOMAIN, undefined);
    for (let times = 0; times < 2; times++) expect(['ada@corp.example', 'aim:ada', 'ada', ''].map(text => who.isAddress(text))).toEqual([true, true, false, false]);
  });

  it('knows only whom the directory of the portal knows', () => {
    const who = new WhoIsWho(DOMAIN, user => user === 'ada');
    expect(['ada@portal.example', 'nobody@portal.example'].map(address => who.userOf(address))).toEqual(['ada', undefined]);
  });

  it('knows people by the address that they prefer, until they prefer another', () => {
    const who = new WhoIsWho(DOMAIN, undefined);
    who.prefers('ada', 'ada@corp.example', undefined);
    expect(who.userOf('sip:ada@corp.example')).toBe('ada');
    who.prefers('ada', 'yahoo:ada', 'ada@corp.example');
    expect([who.userOf('ada@corp.example'), who.userOf('yahoo:ada')]).toEqual([undefined, 'ada']);
    who.prefers('ada', undefined, 'yahoo:ada');
    expect(who.userOf('yahoo:ada')).toBeUndefined();
  });

  it('remembers for a moment whose an address was, unless it is somebody else’s now', () => {
    let now = 0;
    const who = new WhoIsWho(DOMAIN, undefined, () => now), former = (...addresses: string[]) => addresses.map(address => who.formerAt(address)?.user);
    who.prefers('ada', 'yahoo:ada', undefined);
    who.vouch('ada@ocs.example', 'ada', undefined);
    expect(former('yahoo:ada', 'ada@ocs.example', 'ada')).toEqual([undefined, undefined, undefined]);
    who.prefers('ada', 'yahoo:ada', 'yahoo:ada');
    who.prefers('ada', undefined, 'yahoo:ada');
    who.vouch('ada@ocs.example', undefined, 'ada');
    expect([...former('yahoo:ada', 'sip:ada@ocs.example'), who.userOf('yahoo:ada')]).toEqual(['ada', 'ada', undefined]);
    now = 9_999;
    who.prefers('bob', 'yahoo:ada', undefined);
    expect([former('yahoo:ada'), who.userOf('yahoo:ada')]).toEqual([['ada'], 'bob']);
    now = 10_000;
    expect(former('yahoo:ada', 'ada@ocs.example')).toEqual([undefined, undefined]);
  });

  it('takes a directory’s word before what somebody claims, and vouches for the former alone', () => {
    const who = new WhoIsWho(DOMAIN, undefined);
    who.prefers('eve', 'ada@ocs.example', undefined);
    who.vouch('ada@ocs.example', 'ada', undefined);
    expect(who.userOf('ada@ocs.example')).toBe('ada');
    expect([who.vouchedFor('ada'), who.vouchedFor('eve')]).toEqual([['ada@portal.example', 'ada@ocs.example'], ['eve@portal.example']]);
    who.vouch('ada@ocs.example', undefined, 'ada');
    expect([who.userOf('ada@ocs.example'), who.directoryAddressesOf('ada')]).toEqual(['eve', []]);
  });

  it('lets no directory give away an address of the portal', () => {
    const who = new WhoIsWho(DOMAIN, undefined);
    who.vouch('sip:ada@portal.example', 'mallory', undefined);
    expect([who.userOf('ada@portal.example'), who.vouchedFor('mallory'), who.vouchedFor('ada')]).toEqual(['ada', ['mallory@portal.example'], ['ada@portal.example']]);
    who.vouch('sip:ada@portal.example', undefined, 'mallory');
    expect(who.vouchedFor('mallory')).toEqual(['mallory@portal.example']);
  });

  it('decides between two who claim the same in the same way, whoever came first', () => {
    const [one, other] = [new WhoIsWho(DOMAIN, undefined), new WhoIsWho(DOMAIN, undefined)];
    for (const user of ['bob', 'ada']) one.prefers(user, 'x@corp.example', undefined);
    for (const user of ['ada', 'bob']) other.prefers(user, 'x@corp.example', undefined);
    expect([one.userOf('x@corp.example'), other.userOf('x@corp.example')]).toEqual(['ada', 'ada']);
    one.prefers('ada', undefined, 'x@corp.example');
    expect(one.userOf('x@corp.example')).toBe('bob');
  });

  it('refuses a domain that is none', () => {
    expect(() => new WhoIsWho('not a domain', undefined)).toThrow(TypeError);
  });
});

describe('a person', () => {
  it.each([['sip:Ada@Corp.Example', 'ada@corp.example'], ['aim:ada', 'aim:ada'], ['ada', undefined]])('at %s is %s', (address, person) => expect(personAt(address)).toBe(person));
});
