import { settle, type UcwaOptions } from './ucwa-options.js';

const account = { user: 'presence@corp.example', password: 'secret' };

test('a domain tells where to begin and whom to trust', () => {
  const { starts, trusted, account: whose, name } = settle({ domain: 'Corp.Example.', trust: ['corp.local'], ...account });
  expect(starts.map(({ href }) => href)).toEqual(['https://lyncdiscoverinternal.corp.example/', 'https://lyncdiscover.corp.example/']);
  expect([trusted, whose, name]).toEqual([['corp.example', 'corp.local'], 'service', 'ucwa']);
});

test('a discovery URL does, too: then its own host alone is trusted, unless more is said', () => {
  const { starts, trusted, account: whose } = settle({ discoveryUrl: 'https://lyncdiscover.corp.example/', token: () => 'cwt=1' });
  expect([starts[0]!.href, trusted, whose]).toEqual(['https://lyncdiscover.corp.example/', ['lyncdiscover.corp.example'], 'viewer']);
  expect(settle({ discoveryUrl: 'https://a.corp.example/', domain: 'corp.example', ...account }).trusted).toEqual(['corp.example']);
});

test.each<[string, UcwaOptions]>([
  ['domain', account], ['password', { domain: 'corp.example', user: 'x' }], ['token', { domain: 'corp.example' }], ['token', { domain: 'corp.example', ...account, token: () => '' }],
  ['discoveryUrl', { discoveryUrl: 'http://lyncdiscover.corp.example/', ...account }], ['discoveryUrl', { discoveryUrl: 'https://u:p@x.example/', ...account }], ['domain', { domain: 'com', ...account }],
  ['domain', { domain: '10.0.0.1', ...account }], ['domain', { domain: 'corp.example', trust: ['*.evil'], ...account }], ['account', { domain: 'corp.example', ...account, account: 'viewer' }],
])('what cannot be used is named: %s', (name, options) => expect(() => settle(options)).toThrow(new RegExp(name)));
