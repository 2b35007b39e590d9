import { isTrusted, pass } from './trust.js';

const trusted = ['corp.example', 'corp.local'];
const go = (url: string, more: Partial<Parameters<typeof pass>[1]> = {}): Promise<string> => pass(new URL(url), { trusted, ...more }).then(() => 'passed', (error: unknown) => (error as Error).message);

test.each(['https://lyncdiscover.corp.example/', 'https://corp.example:8443/x', 'https://POOL1.CORP.EXAMPLE./', 'https://fe1.corp.local/'])('%s is trusted', url => expect(isTrusted(new URL(url), trusted)).toBe(true));

test.each([
  'http://pool1.corp.example/', 'https://evil.example/', 'https://corp.example.evil.example/', 'https://evilcorp.example/', 'https://user:pass@pool1.corp.example/',
  'https://10.0.0.1/', 'https://[::1]/', 'https://webdir.online.lync.com/', 'ftp://corp.example/',
])('%s is not', url => expect(isTrusted(new URL(url), trusted)).toBe(false));

test('a private network needs leave, by name and by what a name resolves to', async () => {
  const resolve = (addresses: string[]) => ({ resolve: () => Promise.resolve(addresses) });
  expect(await go('https://fe1.corp.local/')).toMatch(/allowPrivate/);
  expect(await go('https://pool1.corp.example/')).toBe('passed');
  expect(await go('https://pool1.corp.example/', resolve(['52.1.1.1', '10.0.0.7']))).toMatch(/allowPrivate/);
  expect(await go('https://pool1.corp.example/', resolve(['52.1.1.1']))).toBe('passed');
  expect(await go('https://pool1.corp.example/', { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toMatch(/there is not/);
  expect(await go('https://fe1.corp.local/', { allowPrivate: true, ...resolve(['10.0.0.7']) })).toBe('passed');
  expect(await go('https://evil.example/secret?ticket=1', { allowPrivate: true })).toBe('The server leads to evil.example, which is not https in a domain that was named: see `trust`');
});
