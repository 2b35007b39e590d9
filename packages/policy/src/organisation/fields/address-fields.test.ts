import { describe, expect, it } from 'vitest';
import { address, domain, listed, route, signInPage } from './address-fields.js';
import type { Field } from './fields.js';
import { Findings } from './settings-error.js';

function read(field: Field<unknown>, value: unknown): unknown {
  const found = new Findings(), answer = field(value, 'x', found);
  return found.problems[0]?.code ?? answer;
}

describe('an address', () => {
  it.each([['Ada@Corp.Example', 'ada@corp.example'], [' mailto:ada@corp.example', 'ada@corp.example'], ['Yahoo:Ada', 'yahoo:ada'], ['@ada:matrix.example', '@ada:matrix.example']])('%s is %s', (input, text) => {
    expect(read(address, input)).toBe(text);
  });

  it.each(['ada', 'corp.example', '', 7, null, 'javascript:x', 'a b@corp.example', 'a\u202Eb@corp.example'])('%s is none', input => {
    expect(read(address, input)).toBe('not-an-address');
  });
});

describe('a domain', () => {
  it.each([['Corp.Example', 'corp.example'], ['bücher.example.', 'xn--bcher-kva.example']])('%s is %s', (input, text) => expect(read(domain, input)).toBe(text));
  it.each(['corp', '*.corp.example', 'ada@corp.example', 'corp.example/x', '', null])('%s is none', input => expect(read(domain, input)).toBe('not-a-domain'));
});

describe('an entry of a list', () => {
  it.each([['ada@corp.example', 'ada@corp.example'], ['aim:Ada', 'aim:ada'], ['Corp.Example', 'corp.example'], ['*.Corp.Example', '*.corp.example'], ['AIM:', 'aim:'], ['*', '*']])('%s is %s', (input, text) => expect(read(listed, input)).toBe(text));
  it.each(['ada', 'corp', 'two words', 'http:', '', {}])('%s is none', input => expect(read(listed, input)).toBe('not-an-address'));
});

describe('a route', () => {
  it.each([['Corp.Example', 'corp.example'], ['*.BÜCHER.example', '*.xn--bcher-kva.example'], ['AIM:', 'aim:'], ['mailto:', 'im:'], ['*', '*'], ['localhost', 'localhost']])('%s is %s', (input, text) => expect(read(route, input)).toBe(text));
  it.each(['', 'two words', 'http:', '*.', '**', 'ada@corp.example', 'x'.repeat(3_000), null, () => true])('%s is none', input => expect(read(route, input)).toBe('not-a-route'));
});

describe('a page to sign in at', () => {
  it.each(['/sign-in', '/sign-in?back={back}#x', 'https://login.example/{back}', 'https://login.example:8443/a'])('may be %s', input => expect(read(signInPage, input)).toBe(input));
  it.each(['javascript:alert(1)', 'http://login.example/', '//login.example/', '/\\login.example', '\\\\login.example', '/a\tb', ' /a', 'data:text/html,x', 'https://ada:secret@login.example/', 'https://', 'sign-in', '', null])('may not be %s', input => expect(read(signInPage, input)).toBe('not-a-page'));
});
