import { parseAddress } from '@presence-elements/core';
import fc from 'fast-check';
import { services } from './services.js';
import { checkTemplate, handles, targetOf } from './target.js';

const base = new URL('https://xmpp.corp.example/presence/');
const of = (user: string, domain = 'corp.example'): Parameters<typeof targetOf>[2] => [{ scheme: 'im', user, domain, text: `${user}@${domain}` }];
const pathOf = (user: string, domain?: string, path = '/status/{user}@{domain}/json'): string | undefined => targetOf(base, path, of(user, domain), 'k')?.href.slice(base.origin.length);

describe('the agent asks', () => {
  it('below the base, with its path', () => expect(pathOf('ada')).toBe('/presence/status/ada@corp.example/json'));
  it('with whatever somebody is called as one part of the path', () => {
    expect(pathOf('a/../../b?x=1#y&z')).toBe('/presence/status/a%2F..%2F..%2Fb%3Fx%3D1%23y%26z@corp.example/json');
    expect(pathOf('zoë')).toBe('/presence/status/zo%C3%AB@corp.example/json');
    expect(pathOf('%2e%2e')).toBe('/presence/status/%252e%252e@corp.example/json');
    expect(pathOf("o'b\\(r)ien*!")).toBe('/presence/status/o%27b%5C%28r%29ien%2A%21@corp.example/json');
    expect(pathOf('{domain}')).toBe('/presence/status/%7Bdomain%7D@corp.example/json');
  });
  it('with several people as one value', () => {
    expect(targetOf(base, '/get?t={users}&k={key}', [...of('ada'), ...of('b&b')], 'a key')!.search).toBe('?t=ada,b%26b&k=a%20key');
  });
  it('for nobody whose name would go up a folder', () => {
    for (const user of ['.', '..', '%2e']) expect(pathOf(user, undefined, '/{user}') ?? '').not.toMatch(/^\/(presence\/?)?$/);
    expect(pathOf('..', undefined, '/{user}')).toBeUndefined();
    expect(pathOf('.', undefined, '/{user}')).toBeUndefined();
    expect(pathOf('..', undefined, '/jid/{user}/{domain}/xml')).toBeUndefined();
  });
  it('for nobody of whom a part is missing', () => {
    expect(pathOf('ada', '')).toBeUndefined();
    expect(pathOf('ada', '', '/{domain}/{user}')).toBeUndefined();
  });
  it('for nobody whose name is no text', () => expect(pathOf('\uD800')).toBeUndefined());
});

test('whatever the address, no row leaves the base', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 }), dots = fc.stringMatching(/^[./\\%2eEfF@:?#;&{}]{1,12}$/);
  fc.assert(fc.property(fc.constantFrom(...services), fc.oneof(text, dots), fc.oneof(text, dots), ({ path }, user, domain) => {
    const url = targetOf(base, path, [{ scheme: 'im', user, domain, text: '' }], 'k');
    if (!url) return;
    const parts = (text: string): number => text.split('?')[0]!.split('/').length;
    expect(url.origin).toBe(base.origin);
    expect(url.hash).toBe('');
    expect(url.pathname.startsWith('/presence/')).toBe(true);
    expect(parts(url.pathname)).toBe(parts(`/presence${path}`));
    expect([...url.searchParams.keys()]).toEqual([...new URL(path.replaceAll(/\{\w+\}/g, 'x'), base).searchParams.keys()]);
  }), { numRuns: 1_000 });
});

test('a template that cannot be used is refused by name', () => {
  for (const { path } of services) expect(() => checkTemplate(base, path)).not.toThrow();
  for (const path of ['status/{user}', '//evil.example/{user}', '/status', '/{name}', '/a b/{user}', '/../{user}', '/{user}/..', '/{user}#{domain}', '/\\{user}']) {
    expect(() => checkTemplate(base, path), path).toThrow(TypeError);
  }
});

test('a service knows the addresses of its schemes and domains', () => {
  const knows = (row: Parameters<typeof handles>[0], text: string): boolean => handles(row, parseAddress(text)!);
  const yahoo = services.find(({ name }) => name === 'yahoo')!, icq = services.find(({ name }) => name === 'icq')!;
  expect(['yahoo:ada', 'ada@yahoo.com', 'ada@corp.example', 'aim:ada'].map(text => knows(yahoo, text))).toEqual([true, true, false, false]);
  expect(['icq:12345', 'icq:ada'].map(text => knows(icq, text))).toEqual([true, false]);
  expect(knows({ ...yahoo, schemes: undefined }, 'anything:ada')).toBe(true);
});
