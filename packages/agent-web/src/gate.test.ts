import { baseOf, pass, type GateOptions } from './gate.js';

const https = new URL('https://xmpp.example'), http = new URL('http://xmpp.example');
const passing = (url: string, base = https, options: GateOptions = {}): Promise<string> => pass(new URL(url), base, options).then(() => 'passes', (error: unknown) => (error as { code: string }).code);

describe('the agent lets pass', () => {
  it('https, and http where the base is http', async () => {
    expect(await passing('https://xmpp.example/a')).toBe('passes');
    expect(await passing('http://xmpp.example/a')).toBe('unreachable');
    expect(await passing('http://xmpp.example/a', http)).toBe('passes');
    expect(await passing('https://xmpp.example/a', http)).toBe('passes');
  });
  it('nothing but the web, and no passwords', async () => {
    for (const url of ['ftp://xmpp.example/', 'file:///etc/passwd', 'data:text/plain,online', 'javascript:1', 'https://a:b@xmpp.example/']) expect(await passing(url)).toBe('unreachable');
  });
  it('nothing private unless that is allowed', async () => {
    expect(await passing('https://169.254.169.254/latest')).toBe('unreachable');
    expect(await passing('https://169.254.169.254/latest', https, { allowPrivate: true })).toBe('passes');
  });
  it('no name that leads into a private network, in part or as a whole, and none that leads nowhere', async () => {
    const resolving = (...found: string[]): GateOptions => ({ resolve: () => Promise.resolve(found) });
    expect(await passing('https://evil.example/', https, resolving('8.8.8.8', '127.0.0.1'))).toBe('unreachable');
    expect(await passing('https://evil.example/', https, resolving('fd00::1'))).toBe('unreachable');
    expect(await passing('https://xmpp.example/', https, resolving('8.8.8.8', '2606:4700::1'))).toBe('passes');
    expect(await passing('https://xmpp.example/', https, resolving())).toBe('unreachable');
    expect(await passing('https://xmpp.example/', https, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toBe('unreachable');
    expect(await passing('https://xmpp.example/', https, { ...resolving('127.0.0.1'), allowPrivate: true })).toBe('passes');
  });
});

test('a base is a web address without secrets, and private only where that is said', () => {
  for (const base of ['xmpp.example', '', 'ftp://xmpp.example', 'https://a:b@xmpp.example', 'https://xmpp.example/?a=b', 'https://xmpp.example/#a', 'http://127.0.0.1:5280', 'http://0x7f.1', 'https://prosody']) {
    expect(() => baseOf(base, {}), base).toThrow(/^base /);
  }
  expect(baseOf('http://127.0.0.1:5280', { allowPrivate: true }).port).toBe('5280');
  expect(baseOf('https://xmpp.example/presence', {}).pathname).toBe('/presence');
});
