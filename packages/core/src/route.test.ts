import { describe, expect, it } from 'vitest';
import { parseAddress, type ImAddress } from './address.js';
import { parseRoute, type Route } from './route.js';

const at = (text: string): ImAddress => parseAddress(text)!;
const fits = (route: Route, address: string): boolean => parseRoute(route)(at(address)) > 0;

describe('a route', () => {
  it.each<[Route, string, boolean]>([
    ['corp.example', 'ada@corp.example', true],
    ['Corp.Example', 'ada@corp.example', true],
    ['corp.example', 'sip:ada@corp.example', true],
    ['corp.example', 'ada@eu.corp.example', false],
    ['corp.example', 'ada@evilcorp.example', false],
    ['bücher.example', 'ada@xn--bcher-kva.example', true],
    ['corp.example', '@ada:corp.example:8448', true],
    ['*.corp.example', 'ada@eu.corp.example', true],
    ['*.corp.example', 'ada@a.b.corp.example', true],
    ['*.corp.example', 'ada@corp.example', false],
    ['*.corp.example', 'ada@evilcorp.example', false],
    ['*.corp.example', 'aim:ada', false],
    ['aim:', 'aim:ada', true],
    ['AIM:', 'aim:ada@aol.example', true],
    ['aim:', 'icq:12345', false],
    ['mailto:', 'ada@corp.example', true],
    ['sip:', 'sips:ada@corp.example', false],
    ['matrix:', '@ada:matrix.example', true],
    ['*', 'aim:ada', true],
    ['*', 'ada@corp.example', true],
    [({ user }) => user === 'ada', 'ada@corp.example', true],
    [({ user }) => user === 'ada', 'bob@corp.example', false],
  ])('%s, asked about %s: %s', (route, address, expected) => {
    expect(fits(route, address)).toBe(expected);
  });

  it('fits the better the more specific it is', () => {
    const routes: readonly Route[] = ['*', () => true, 'im:', '*.example', '*.corp.example', '*.eu.corp.example', 'paris.eu.corp.example'];
    const scores = routes.map(route => parseRoute(route)(at('ada@paris.eu.corp.example')));
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b));
  });

  it('by the longest suffix there is still yields to the domain itself', () => {
    const domain = 'a.'.repeat(122) + 'example';
    const address = at(`ada@${domain}`);
    expect(parseRoute(domain)(address)).toBeGreaterThan(parseRoute(`*.${domain.slice(2)}`)(address));
  });

  it.each([[''], [' '], ['*.'], ['*.*.example'], ['corp example'], ['ada@corp.example'], ['https://corp.example'], ['javascript:'], ['aim:ada'], ['corp..example'], [':'], ['*:']])(
    '%j is refused at once, by name', route => {
      expect(() => parseRoute(route)).toThrow(new TypeError(`Not a route: ${JSON.stringify(route)}. Write 'corp.example', '*.corp.example', 'aim:', '*' or a function.`));
    });

  it.each([[undefined], [null], [42], [{}], [['corp.example']]])('%o is refused at once', route => {
    expect(() => parseRoute(route as never)).toThrow(TypeError);
  });
});
