import { bytesOf, withoutPem } from './base64.js';

describe('base64', () => {
  it('is read in both alphabets', () => {
    expect([bytesOf('+/8='), bytesOf('-_8')].map(bytes => [...bytes!])).toEqual([[251, 255], [251, 255]]);
  });

  it.each([[''], ['***'], [7], [undefined], [null]])('is none in %j', text => {
    expect(bytesOf(text)).toBeUndefined();
  });

  it('is what a PEM holds', () => {
    expect(withoutPem('-----BEGIN CERTIFICATE-----\r\nAAAA\nBBBB\n-----END CERTIFICATE-----\n')).toBe('AAAABBBB');
    expect(withoutPem('AAAA')).toBe('AAAA');
  });
});
