import type { Provider, Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { DOMAIN, fakeFacts, type FakeOrganisation } from '../test/fake-facts.js';
import { Rules } from './rules.js';
import { userLooking, whoIs, type Who } from './who.js';

const providers: readonly Partial<Provider>[] = [
  { kind: 'enterprise', routes: ['corp.example'] }, { routes: ['partner.example'] }, { kind: 'public', routes: ['aim:', 'public.example'] },
];
const organisation: FakeOrganisation = { providers };

function who(viewer: unknown, said = organisation): Who {
  const facts = fakeFacts(said);
  return whoIs(facts, new Rules(facts.settings, DOMAIN), viewer as Viewer | undefined);
}

describe('a viewer', () => {
  it.each<[title: string, viewer: unknown, relationship: Who['relationship'], user: string | undefined]>([
    ['with an address of the portal', { id: 'u17', address: 'bob@portal.example' }, 'internal', 'bob'],
    ['with an id alone', { id: 'bob' }, 'internal', 'bob'],
    ['with an address of the enterprise connection', { id: 'bob', address: 'sip:robert@corp.example' }, 'internal', 'bob'],
    ['signed in from outside the network', { id: 'bob', address: 'bob@portal.example', roles: ['remote'] }, 'remote', 'bob'],
    ['of a federated server', { id: 'bob', address: 'bob@partner.example' }, 'federated', undefined],
    ['of a federated server, from wherever', { id: 'bob', address: 'bob@partner.example', roles: ['remote'] }, 'federated', undefined],
    ['of a public provider', { id: 'bob', address: 'aim:bob' }, 'public', undefined],
    ['of a domain that no provider has', { id: 'bob', address: 'bob@elsewhere.example' }, 'federated', undefined],
    ['who is nobody', undefined, 'anonymous', undefined],
    ['who is null', null, 'anonymous', undefined],
    ['with an address that is none', { id: 'bob', address: 'no address' }, 'anonymous', undefined],
    ['with an id that reads like an encoded other one', { id: '%62ob' }, 'internal', '%62ob'],
    ['with an id that makes no address', { id: 'bob the builder' }, 'anonymous', undefined],
    ['in the role of somebody anonymous', { id: 'bob', address: 'bob@portal.example', roles: ['anonymous'] }, 'anonymous', undefined],
    ['with roles that are none', { id: 'bob', roles: 'remote' }, 'internal', 'bob'],
    ['with an address of the enterprise connection and no id', { address: 'robert@corp.example' }, 'anonymous', undefined],
    ['that is text', 'bob', 'anonymous', undefined],
  ])('%s', (_, viewer, relationship, user) => {
    expect(who(viewer)).toMatchObject({ relationship, user });
    expect(userLooking(fakeFacts(organisation), viewer as Viewer)).toBe(user);
  });

  it('whom the portal’s directory does not have is anonymous', () => {
    const facts = { ...fakeFacts(organisation), userOf: () => undefined };
    expect(whoIs(facts, new Rules(facts.settings, DOMAIN), { id: 'ghost', address: 'ghost@portal.example' })).toMatchObject({ relationship: 'anonymous', place: undefined, people: [] });
  });

  it('is not the user who claims to prefer the viewer’s address', () => {
    const said = { ...organisation, people: { mallory: { address: 'ceo@corp.example' }, eve: { address: 'boss@partner.example' } } };
    expect(who({ id: 'ceo', address: 'ceo@corp.example' }, said).user).toBe('ceo');
    expect(who({ id: 'boss', address: 'boss@partner.example' }, said).user).toBeUndefined();
  });

  it('whom the portal’s directory does not have is nobody for whom somebody prefers their address, but whom a directory lists there', () => {
    const knowing = (said: FakeOrganisation): Who['user'] => {
      const facts = fakeFacts({ ...organisation, ...said }), userOf = (address: string): string | undefined => (address === 'ceo@portal.example' ? undefined : facts.userOf(address));
      return whoIs({ ...facts, userOf }, new Rules(facts.settings, DOMAIN), { id: 'ceo', address: 'ceo@corp.example' }).user;
    };
    expect(knowing({ people: { mallory: { address: 'ceo@corp.example' } } })).toBeUndefined();
    expect(knowing({ people: { carol: { listed: ['sip:ceo@corp.example'] } } })).toBe('carol');
  });

  it('is known under the address they signed in with, that of the portal and those of a directory, not under one they prefer', () => {
    const said = { ...organisation, people: { bob: { address: 'aim:bob' } } };
    expect(who({ id: 'bob', address: 'sip:Robert@corp.example' }, said).people).toEqual(['robert@corp.example', 'bob@portal.example']);
    expect(who({ id: 'bob', address: 'bob@portal.example' }, said).people).toEqual(['bob@portal.example']);
    expect(who({ id: 'bob' }, { ...organisation, people: { bob: { address: 'aim:bob', listed: ['sip:Robert@corp.example', 'no address'] } } }).people).toEqual(['bob@portal.example', 'robert@corp.example']);
    expect(who(undefined).people).toEqual([]);
  });

  it.each<[viewer: Viewer | undefined, mark: Who['mark']]>([
    [{ id: 'bob' }, 'verified'],
    [{ id: 'b', address: 'bob@partner.example' }, 'unverified'],
    [{ id: 'b', address: 'bob@partner.example', roles: ['verified'] }, 'verified'],
    [undefined, 'unverified'],
  ])('%j comes %s', (viewer, mark) => {
    expect(who(viewer).mark).toBe(mark);
  });

  it('who is anonymous may join what they were invited to, and nothing else', () => {
    expect([...who(undefined).rights]).toEqual([]);
    expect([...who({ id: 'guest', roles: ['anonymous', 'invited'] }).rights]).toEqual(['group-message', 'av-conference', 'web-conference']);
  });
});
