import type { Provider, Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation } from '../test/fake-facts.js';
import { gridOf } from '../test/grid.js';
import { relationshipOf, rightsTowards } from './relationship.js';
import { rights } from './rights.js';

const providers: readonly Partial<Provider>[] = [
  { kind: 'enterprise', routes: ['corp.example'] },
  { routes: ['partner.example'] },
  { kind: 'public', routes: ['aim:', 'public.example'], supports: ['av'] },
];
const viewers: Readonly<Record<string, Viewer | undefined>> = {
  'a colleague': { id: 'bob', address: 'bob@portal.example' },
  'on the connection': { id: 'bob', address: 'bob@corp.example' },
  'of an own domain': { id: 'bob', address: 'bob@sister.example' },
  'remote': { id: 'bob', address: 'bob@portal.example', roles: ['remote'] },
  'federated': { id: 'b', address: 'bob@partner.example' },
  'public': { id: 'b', address: 'bob@public.example' },
  'of no provider': { id: 'b', address: 'bob@elsewhere.example' },
  'anonymous': undefined,
};
const organisation: FakeOrganisation = { providers, access: { domains: ['sister.example'] } };

describe('what a contact is to a viewer', () => {
  // S1 and §3(6) have the kinds of user. Of two people outside the less privileged one counts: nobody lends rights.
  const table = gridOf(`
    viewer            | bob@portal.example | ada@portal.example | sip:ada@corp.example | ada@sister.example | ada@partner.example | aim:ada      | ada@elsewhere.example | nothing
    a colleague       | self S1            | internal S1        | internal S1          | internal S1        | federated S1        | public S1    | federated S1          | anonymous S1
    on the connection | self S1            | internal S1        | internal S1          | internal S1        | federated S1        | public S1    | federated S1          | anonymous S1
    of an own domain  | self S1            | internal S1        | internal S1          | internal S1        | federated S1        | public S1    | federated S1          | anonymous S1
    remote            | self S1            | remote S1          | remote S1            | remote S1          | federated S1        | public S1    | federated S1          | anonymous S1
    federated         | federated S1       | federated S1       | federated S1         | federated S1       | federated S1        | public S1    | federated S1          | anonymous S1
    public            | public S1          | public S1          | public S1            | public S1          | public S1           | public S1    | public S1             | anonymous S1
    of no provider    | federated §3(6)    | federated §3(6)    | federated §3(6)      | federated §3(6)    | federated §3(6)     | public §3(6) | federated §3(6)       | anonymous S1
    anonymous         | anonymous S1       | anonymous S1       | anonymous S1         | anonymous S1       | anonymous S1        | anonymous S1 | anonymous S1          | anonymous S1
  `);

  it.each(table)('who is $row, looking at $column: $value', ({ row, column, value }) => {
    expect(relationshipOf(fakeFacts(organisation), viewers[row], column)).toBe(value);
  });
});

describe('what a viewer may do', () => {
  const may = (viewer: string, address: string, said: FakeOrganisation = {}): string =>
    [...rightsTowards(fakeFacts({ ...organisation, ...said, access: { ...organisation.access, ...said.access } }), viewers[viewer], address)].join(' ');
  const all = rights.join(' '), abroad = all.replace(' address-book', ''), peers = 'presence message', messenger = 'presence message call video';

  it.each<[viewer: string, address: string, rights: string]>([
    ['a colleague', 'ada@portal.example', all],
    ['a colleague', 'bob@portal.example', all],
    ['remote', 'ada@corp.example', all],
    ['a colleague', 'ada@partner.example', abroad],
    ['federated', 'ada@portal.example', abroad],
    ['a colleague', 'aim:ada', messenger],
    ['public', 'ada@portal.example', messenger],
    ['federated', 'aim:ada', messenger],
    ['public', 'ada@partner.example', messenger],
    ['anonymous', 'ada@portal.example', ''],
    ['a colleague', 'nothing', ''],
  ])('%s, towards %s: %s', (viewer, address, expected) => {
    expect(may(viewer, address)).toBe(expected);
  });

  it('of two people outside is what both may', () => {
    expect(may('federated', 'aim:ada', { access: { federated: 'im-and-presence' } })).toBe(peers);
    expect(may('public', 'ada@partner.example', { access: { federated: 'im-and-presence' } })).toBe(peers);
  });
});

describe('a network that the organisation does not deal with', () => {
  it.each<[title: string, said: FakeOrganisation]>([
    ['blocked for now', { providers: [{ routes: ['partner.example'], allowed: false }] }],
    ['outside while federation is off', { federation: false }],
    ['on the organisation’s Block list', { access: { block: ['partner.example'] } }],
  ])('%s leaves no right, neither towards its people nor to them', (_, said) => {
    const facts = fakeFacts({ ...organisation, ...said });
    expect([...rightsTowards(facts, viewers['a colleague'], 'ada@partner.example')]).toEqual([]);
    expect([...rightsTowards(facts, viewers['federated'], 'ada@portal.example')]).toEqual([]);
    expect([...rightsTowards(facts, viewers['a colleague'], 'ada@portal.example')]).toEqual(rights);
  });

  it('leaves none towards those on a connection that is not active, who keep all of theirs', () => {
    const facts = fakeFacts({ ...organisation, providers: [{ kind: 'enterprise', routes: ['corp.example'], active: false }] });
    expect([...rightsTowards(facts, viewers['a colleague'], 'ada@corp.example')]).toEqual([]);
    expect([...rightsTowards(facts, viewers['on the connection'], 'ada@portal.example')]).toEqual(rights);
  });
});

describe('authorisation', () => {
  // S0: public IM connectivity for the whole organisation or per user. §2.3: PublicNetworkEnabled, EnabledForFederation, EnabledForInternetAccess.
  const table = gridOf(`
    who meets whom                     | for everyone | for the authorised: neither is | bob is     | ada is     | both are
    a colleague ada@partner.example    | yes S0       | no §2.3                        | yes §2.3   | no §2.3    | yes §2.3
    a colleague aim:ada                | yes S0       | no S0                          | yes S0     | no S0      | yes S0
    a colleague aim:lovelace           | yes S0       | no S0                          | no S0      | no S0      | yes S0
    federated ada@portal.example       | yes S0       | no §2.3                        | no §2.3    | yes §2.3   | yes §2.3
    public ada@portal.example          | yes S0       | no S0                          | no S0      | yes S0     | yes S0
    federated aim:lovelace             | yes S0       | no S0                          | no S0      | no S0      | no S0
    federated eve@partner.example      | yes S0       | no §2.3                        | no §2.3    | no §2.3    | no §2.3
    federated aim:eve                  | yes S0       | no S0                          | no S0      | no S0      | no S0
    remote ada@portal.example          | yes S1       | no §2.3                        | yes §2.3   | no §2.3    | yes §2.3
    a colleague ada@portal.example     | yes S1       | yes S1                         | yes S1     | yes S1     | yes S1
    a colleague ada@corp.example       | yes S1       | yes S1                         | yes S1     | yes S1     | yes S1
    a colleague bob@portal.example     | yes S1       | yes S1                         | yes S1     | yes S1     | yes S1
    remote bob@portal.example          | yes S1       | yes S1                         | yes S1     | yes S1     | yes S1
  `);

  it.each(table)('$row, $column: $value ($source)', ({ row, column, value }) => {
    const everything = ['federation', 'publicIm', 'remote'] as const, [, viewer, address] = /^(.*) (\S+)$/.exec(row)!;
    const whose = column.startsWith('for everyone') ? 'everyone' as const : 'authorised' as const;
    const facts = fakeFacts({
      ...organisation, access: { ...organisation.access, federationFor: whose, publicImFor: whose, remoteFor: whose },
      people: {
        bob: { authorised: /bob|both/.test(column) ? everything : [] },
        // She is on a public network, too.
        ada: { address: 'aim:lovelace', authorised: /ada|both/.test(column) ? everything : [] },
      },
    });
    expect(rightsTowards(facts, viewers[viewer!], address!).has('presence')).toBe(value === 'yes');
  });

  it('is for federation, for public IM and for remote access, each by itself', () => {
    const facts = fakeFacts({ ...organisation, access: { federationFor: 'authorised', publicImFor: 'authorised' }, people: { bob: { authorised: ['federation'] } } });
    expect([...rightsTowards(facts, viewers['a colleague'], 'ada@partner.example')].length).toBeGreaterThan(0);
    expect([...rightsTowards(facts, viewers['a colleague'], 'aim:ada')]).toEqual([]);
    const opposite = fakeFacts({ ...organisation, access: { federationFor: 'authorised', publicImFor: 'authorised' }, people: { bob: { authorised: ['publicIm'] } } });
    expect([...rightsTowards(opposite, viewers['a colleague'], 'ada@partner.example')]).toEqual([]);
  });
});
