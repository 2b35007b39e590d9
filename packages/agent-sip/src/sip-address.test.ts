import { parseAddress } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { domainOf, sipUri, uriKey, uriOf } from './sip-address.js';

const uri = (text: string): string => sipUri(parseAddress(text)!);

describe('the SIP URI', () => {
  it('of an address keeps what may stand for itself, and lets nothing end a header', () => {
    expect(uri('ada@corp.example')).toBe('sip:ada@corp.example');
    expect(uri('sip:Ada@CORP.example')).toBe('sip:Ada@corp.example');
    expect(uri('sips:ada@corp.example')).toBe('sips:ada@corp.example');
    expect(uri('sip:+4930123@corp.example')).toBe('sip:+4930123@corp.example');
    expect(uri('sip:a=b&c$d@corp.example')).toBe('sip:a=b&c$d@corp.example');
    expect(uri('sip:a%25b"é@corp.example'.replace('"', ''))).toBe('sip:a%25b%C3%A9@corp.example');
  });

  it('counts as one however it is written, but for the case of its user', () => {
    const key = uriKey('sip:bob@corp.example');
    expect(['sip:bob@CORP.Example', 'SIP:bob@corp.example:5060', 'sip:%62ob@corp.example', 'sip:bob:word@corp.example', 'sip:bob@corp.example;transport=ws?x=y', 'pres:bob@corp.example', ' sip:bob@corp.example '].map(uriKey))
      .toEqual(Array.from({ length: 7 }, () => key));
    for (const other of ['sip:Bob@corp.example', 'sips:bob@corp.example', 'sip:bob@corp.example:5080', 'sip:bob@example']) expect(uriKey(other)).not.toBe(key);
    expect(uriKey('sips:bob@corp.example:5061')).toBe(uriKey('sips:bob@corp.example'));
    expect(uriKey('sip:bob@[::1]:5060')).toBe('sip:bob@[::1]');
    expect(uriKey('sip:100%@corp.example')).toBe('sip:100%@corp.example');
  });

  it('is none where there is none', () => {
    for (const text of ['', 'bob', 'tel:+49', 'http://corp.example', 'sip:', 'sip:a@b@c', 'sip:a b@c d', `sip:${'x'.repeat(2_000)}@corp.example`]) expect(uriKey(text)).toBeUndefined();
  });

  it('is found in a header, with and without brackets', () => {
    expect(uriOf('"Ada <x>" <sip:ada@corp.example;ob>;tag=1'.replace(' <x>', ''))).toBe('sip:ada@corp.example;ob');
    expect(uriOf(' sip:ada@corp.example;tag=1')).toBe('sip:ada@corp.example');
    expect(uriOf(undefined)).toBeUndefined();
  });

  it('has a domain', () => {
    expect(domainOf('sip:ada@corp.example;x')).toBe('corp.example');
    expect(domainOf('nothing')).toBe('');
  });
});
