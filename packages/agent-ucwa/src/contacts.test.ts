import { parseAddress } from '@presence-elements/core';
import { Contacts, uriOf } from './contacts.js';

const at = (href: string): URL => new URL(href, 'https://pool1.corp.example');
const follow = (href: string | undefined): URL | undefined => (href === undefined ? undefined : at(href));
const ada = { uri: 'sip:Ada@Corp.example;opaque=x', emailAddresses: ['Ada.Lovelace@corp.example', 7], _links: { self: { href: '/people/Ada' }, contactPresence: { href: '/people/Ada/presence' } } };

test('people are found by address and by link, in any case', () => {
  const contacts = new Contacts(follow), learnt = contacts.learn(ada);
  expect(learnt).toMatchObject({ uri: 'sip:ada@corp.example', emails: ['ada.lovelace@corp.example'], note: undefined });
  expect(contacts.of('sip:ada@corp.example')).toBe(learnt);
  expect(contacts.at(at('/PEOPLE/ada'))).toBe(learnt);
  contacts.forget();
  expect(contacts.at(at('/people/ada'))).toBeUndefined();
});

test('what has no address or no link to itself is nobody', () => {
  const contacts = new Contacts(follow);
  for (const strange of [{}, { ...ada, uri: 'tel:+1' }, { ...ada, uri: 7 }, { ...ada, _links: {} }, { ...ada, uri: `sip:${'a'.repeat(300)}@x` }]) expect(contacts.learn(strange)).toBeUndefined();
});

test.each([['Ada@corp.example', 'sip:ada@corp.example'], ['sip:Ada@corp.example', 'sip:ada@corp.example'], ['sips:ada@corp.example', 'sip:ada@corp.example'], ['xmpp:ada@corp.example', undefined], ['aim:ada', undefined], [`${'a'.repeat(250)}@corp.example`, undefined]])(
  '%s is asked for as %s', (text, uri) => expect(uriOf(parseAddress(text)!)).toBe(uri));
