import { parseAddress } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { isOn, personOf, readList, routes } from './lists.js';

const on = (entry: string, address: string): boolean => isOn(readList([entry]), parseAddress(address)!);

describe('a list of people and domains', () => {
  it.each<[entry: string, address: string, isOn: boolean]>([
    // a person, under whatever scheme
    ['ada@corp.example', 'ada@corp.example', true],
    ['ada@corp.example', 'sip:ada@corp.example', true],
    ['ada@corp.example', 'sips:Ada@Corp.Example', true],
    ['ada@corp.example', 'xmpp:ada@corp.example', true],
    ['ada@corp.example', '@ada:corp.example', true],
    ['@ada:corp.example:8448', 'ada@corp.example', true],
    ['sip:ADA@corp.example', 'ada@corp.example', true],
    ['mailto:ada@corp.example', 'im:ada@corp.example', true],
    ['xmpp:ada@corp.example', 'sip:ada@corp.example', true],
    ['ada@corp.example', 'bob@corp.example', false],
    ['ada@corp.example', 'ada@eu.corp.example', false],
    ['ada@corp.example', 'ada@corp.example.evil', false],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example', true],
    ['100%25@corp.example', 'sip:100%25@corp.example', true],
    // a network's own id
    ['aim:ada', 'aim:ada', true],
    ['AIM:Ada', 'aim:ada', true],
    ['aim:ada', 'icq:ada', false],
    ['aim:ada', 'ada@aim.example', false],
    // a domain, without those below it
    ['corp.example', 'ada@corp.example', true],
    ['corp.example', 'sip:ada@corp.example', true],
    ['Corp.Example', 'ada@corp.example', true],
    ['corp.example', 'ada@eu.corp.example', false],
    ['corp.example', 'ada@evilcorp.example', false],
    ['corp.example', 'aim:ada', false],
    // all domains below one, without itself
    ['*.corp.example', 'ada@eu.corp.example', true],
    ['*.corp.example', 'ada@a.b.corp.example', true],
    ['*.corp.example', 'ada@corp.example', false],
    ['*.corp.example', 'ada@evilcorp.example', false],
    // a whole network, and everybody
    ['aim:', 'aim:ada', true],
    ['aim:', 'ada@corp.example', false],
    ['*', 'ada@corp.example', true],
    ['*', 'aim:ada', true],
    [' corp.example ', 'ada@corp.example', true],
  ])('%s, asked about %s: %s', (entry, address, expected) => {
    expect(on(entry, address)).toBe(expected);
  });

  it('is asked about all of its entries', () => {
    const list = readList(['nobody@corp.example', 'partner.example', 'ada@corp.example']);
    expect(['ada@corp.example', 'bob@partner.example', 'bob@corp.example'].map(address => isOn(list, parseAddress(address)!))).toEqual([true, true, false]);
  });

  it('has nobody on it where it is empty', () => {
    expect(isOn(readList([]), parseAddress('ada@corp.example')!)).toBe(false);
  });

  it.each([[''], ['corp example'], ['https://corp.example'], ['*.'], [undefined], [null], [42], [{}]])('goes on without %o, which is neither', entry => {
    const list = readList([entry as string, 'ada@corp.example']);
    expect([isOn(list, parseAddress('ada@corp.example')!), isOn(list, parseAddress('bob@corp.example')!)]).toEqual([true, false]);
  });
});

describe('a person', () => {
  it.each([
    ['sip:Ada@Corp.Example', 'ada@corp.example'], ['xmpp:ada@corp.example', 'ada@corp.example'], ['@ada:corp.example:8448', 'ada@corp.example'],
    ['aim:ada', 'aim:ada'], ['aim:ada@aol.example', 'ada@aol.example'], ['sip:100%25@corp.example', '100%25@corp.example'],
  ])('behind %s is named %s', (address, person) => {
    expect(personOf(parseAddress(address)!)).toBe(person);
  });

  it('is named by an address that names itself', () => {
    for (const address of ['sip:Ada@corp.example', 'sip:100%25@corp.example', 'aim:ada', '@ada:corp.example:8448']) {
      const person = personOf(parseAddress(address)!);
      expect(personOf(parseAddress(person)!)).toBe(person);
    }
  });
});

describe('routes', () => {
  it('are left out where they are none', () => {
    expect(routes(['corp.example', 'no route', 'aim:', undefined as never])).toHaveLength(2);
  });
});
