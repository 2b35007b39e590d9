import type { Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation, type FakePerson } from '../test/fake-facts.js';
import { encounterAt } from './encounter.js';
import { standingOf, type OwnStanding } from './standing.js';

const bob: Viewer = { id: 'bob', address: 'bob@portal.example' };
const partner: Viewer = { id: 'b', address: 'bob@partner.example' };
const providers = [{ kind: 'enterprise', routes: ['corp.example'] }, { routes: ['partner.example'], verification: 'provider-verified' }] as const;

function stands(viewer: Viewer | undefined, ada: FakePerson, said: FakeOrganisation = {}): OwnStanding {
  const facts = fakeFacts({ providers, ...said, people: { ada, bob: { listed: ['b.bob@office.example'] }, ...said.people } });
  return standingOf(encounterAt(facts, viewer, 'ada@portal.example')!, 'ada');
}

describe('who is on a person’s lists', () => {
  it.each<[entry: string, viewer: Viewer, isOn: boolean]>([
    ['bob@portal.example', bob, true],
    ['sip:bob@portal.example', bob, true],
    ['portal.example', bob, true],
    ['alan@portal.example', bob, false],
    ['partner.example', partner, true],
    ['xmpp:bob@partner.example', partner, true],
    ['bob@portal.example', partner, false],
    ['*.partner.example', partner, false],
    // Signed in under another of the organisation's addresses, it is the same person.
    ['bob@portal.example', { id: 'bob', address: 'robert@corp.example' }, true],
    ['robert@corp.example', { id: 'bob', address: 'sip:robert@corp.example' }, true],
    ['corp.example', { id: 'bob', address: 'sip:robert@corp.example' }, true],
    ['portal.example', { id: 'bob', address: 'sip:robert@corp.example' }, true],
    ['sip:', { id: 'bob', address: 'sip:robert@corp.example' }, true],
    ['sip:', bob, false],
    // So is who signed in at the portal, under the addresses that a directory has of them.
    ['sip:B.Bob@office.example', bob, true],
    ['office.example', bob, true],
    ['alan@office.example', bob, false],
  ])('%s has on it %j: %s', (entry, viewer, isOn) => {
    expect(stands(viewer, { block: [entry] })).toMatchObject({ onBlock: isOn, onAllow: false, isHidden: isOn });
    expect(stands(viewer, { allow: [entry] })).toMatchObject({ onBlock: false, onAllow: isOn, isListed: isOn, isHidden: false });
  });

  it('blocks somebody also under an address that they only prefer, and allows nobody for claiming one', () => {
    const said = { people: { bob: { address: 'aim:bob' } } };
    expect(stands(bob, { block: ['aim:bob'] }, said)).toMatchObject({ onBlock: true, isHidden: true });
    expect(stands(bob, { allow: ['aim:bob'] }, said)).toMatchObject({ onAllow: false });
    expect(stands(bob, { block: ['aim:'] }, said)).toMatchObject({ onBlock: false });
  });

  it('may have somebody on both; which one goes before is for whoever decides', () => {
    expect(stands(bob, { allow: ['bob@portal.example'], block: ['portal.example'] })).toMatchObject({ onAllow: true, onBlock: true, isHidden: true });
  });

  it('has on it somebody anonymous under no name', () => {
    expect(stands(undefined, { block: ['*'], allow: ['*'] })).toMatchObject({ onAllow: false, onBlock: false });
  });
});

describe('who asked', () => {
  it.each([
    ['approved', { onAllow: true, isHidden: false, isListed: false }],
    ['denied', { onAllow: true, isHidden: true, isListed: false, onBlock: false }],
    ['waiting', { onAllow: false, isHidden: false }],
  ] as const)('and is %s stands so', (answer, standing) => {
    expect(stands(bob, { answers: { 'bob@portal.example': answer } })).toMatchObject({ answer, ...standing });
  });

  it('and was denied is let in again by a person who puts them on the Allow list by name, not with their domain; blocked they stay', () => {
    const denied = { answers: { 'bob@portal.example': 'denied' } } as const, office = { id: 'bob', address: 'robert@corp.example' };
    expect(stands(bob, { ...denied, allow: ['sip:Bob@portal.example'] })).toMatchObject({ isHidden: false, isListed: true });
    expect(stands(office, { ...denied, allow: ['bob@portal.example'] }).isHidden).toBe(false);
    for (const allow of [['portal.example'], ['*'], ['alan@portal.example']]) expect(stands(bob, { ...denied, allow }).isHidden).toBe(true);
    expect(stands(bob, { ...denied, allow: ['bob@portal.example'], block: ['portal.example'] }).isHidden).toBe(true);
  });

  it('under two addresses has the more decided answer', () => {
    const viewer = { id: 'bob', address: 'bob@corp.example' };
    expect(stands(viewer, { answers: { 'bob@portal.example': 'approved', 'bob@corp.example': 'waiting' } }).answer).toBe('approved');
    expect(stands(viewer, { answers: { 'bob@portal.example': 'approved', 'bob@corp.example': 'denied' } }).answer).toBe('denied');
  });
});

describe('the mark', () => {
  it.each<[title: string, mark: OwnStanding['mark'], viewer: Viewer, ada: FakePerson, said: FakeOrganisation]>([
    ['of a colleague', 'verified', bob, {}, {}],
    ['of a colleague, signed in from outside', 'verified', { ...bob, roles: ['remote'] }, {}, {}],
    ['of somebody whom the provider has not verified', 'unverified', partner, {}, {}],
    ['of somebody whom the provider has verified', 'verified', { ...partner, roles: ['verified'] }, {}, {}],
    ['of somebody on the person’s contact list', 'verified', partner, { contacts: ['bob@partner.example'] }, {}],
    ['of somebody whom the organisation allows', 'verified', partner, {}, { access: { allow: ['partner.example'] } }],
    ['of a provider’s people where all count', 'verified', partner, {}, { providers: [{ routes: ['partner.example'], verification: 'everyone' }] }],
    ['of a provider’s people where none counts', 'unverified', { ...partner, roles: ['verified'] }, {}, { providers: [{ routes: ['partner.example'], verification: 'contacts-only' }] }],
    ['of somebody of no provider is as the default level has it', 'unverified', partner, {}, { providers: [] }],
    ['of somebody of no provider whom the host has verified', 'verified', { ...partner, roles: ['verified'] }, {}, { providers: [] }],
  ])('%s: %s', (_, mark, viewer, ada, said) => {
    expect(stands(viewer, ada, said).mark).toBe(mark);
  });
});

describe('a contact', () => {
  it('is who stands on the person’s list under one of their addresses', () => {
    expect(stands({ id: 'bob', address: 'robert@corp.example' }, { contacts: ['bob@portal.example'] }).isContact()).toBe(true);
    expect(stands(bob, { contacts: ['alan@portal.example'] }).isContact()).toBe(false);
  });
});
