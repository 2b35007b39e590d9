import type { Provider } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { DOMAIN, settingsOf, type FakeOrganisation } from '../test/fake-facts.js';
import { rights } from './rights.js';
import { Rules, rulesOf, type Place } from './rules.js';

const place = (address: string, organisation: FakeOrganisation = {}): Place | undefined => new Rules(settingsOf(organisation), DOMAIN).placeOf(address);
const enterprise: Partial<Provider> = { kind: 'enterprise', routes: ['corp.example'], agent: { kind: 'sip', options: {} } };

describe('where an address lies', () => {
  it.each<[address: string, relationship: Place['relationship'], kind: string | undefined]>([
    ['ada@portal.example', 'internal', 'portal'],
    ['sip:Ada@Portal.Example', 'internal', 'portal'],
    ['ada@corp.example', 'internal', 'sip'],
    ['ada@sister.example', 'internal', undefined],
    ['ada@eu.sister.example', 'internal', undefined],
    ['ada@partner.example', 'federated', 'xmpp'],
    ['ada@clearing.example', 'federated', undefined],
    ['aim:ada', 'public', 'web'],
    ['ada@elsewhere.example', 'federated', undefined],
    ['icq:12345', 'federated', undefined],
  ])('%s: %s, by an agent of the kind %s', (address, relationship, kind) => {
    const providers: Partial<Provider>[] = [
      enterprise,
      { kind: 'federated', routes: ['partner.example'], agent: { kind: 'xmpp', options: {} } },
      { kind: 'public', routes: ['aim:'], agent: { kind: 'web', options: {} } },
      // A provider of the public kind that is nobody's public network: a clearing house.
      { kind: 'public', routes: ['clearing.example'], isPublic: false },
    ];
    expect(place(address, { providers, access: { domains: ['sister.example', '*.sister.example'] } })).toMatchObject({ relationship, kind });
  });

  it('is nowhere for what is no address', () => {
    expect([place(''), place('ada'), place('javascript:alert(1)'), place(undefined as never)]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is the portal for its own people, whatever a route says', () => {
    const providers: Partial<Provider>[] = [{ routes: ['portal.example', '*'], allowed: false, isPublic: true }];
    expect(place('ada@portal.example', { providers, federation: false })).toMatchObject({ relationship: 'internal', kind: 'portal', provider: undefined, problem: undefined });
  });

  it('is inside for the organisation’s own domains also where a server speaks for them', () => {
    const providers: Partial<Provider>[] = [{ routes: ['sister.example'], isPublic: true }];
    expect(place('ada@sister.example', { providers, access: { domains: ['sister.example'] } })).toMatchObject({ relationship: 'internal', problem: undefined });
  });

  it('is not dealt with where its provider is not', () => {
    expect(place('ada@corp.example', { providers: [{ ...enterprise, active: false }] })).toMatchObject({ problem: 'network-disabled', relationship: 'internal' });
    expect(place('ada@partner.example', { providers: [{ allowed: false }] })?.problem).toBe('blocked-by-policy');
    expect(place('ada@elsewhere.example', { federation: false })?.problem).toBe('blocked-by-policy');
    expect(place('ada@sister.example', { federation: false, access: { domains: ['sister.example'] } })?.problem).toBeUndefined();
  });

  it.each<[access: FakeOrganisation['access'] & object, problem: string | undefined, welcome: boolean]>([
    [{}, undefined, false],
    [{ block: ['ada@partner.example'] }, 'blocked-by-policy', false],
    [{ block: ['partner.example'] }, 'blocked-by-policy', false],
    [{ block: ['bob@partner.example'] }, undefined, false],
    [{ allow: ['partner.example'] }, undefined, true],
    // Block before Allow
    [{ allow: ['ada@partner.example'], block: ['partner.example'] }, 'blocked-by-policy', true],
  ])('of somebody outside goes by the organisation’s lists %j: %s, welcome: %s', (access, problem, welcome) => {
    expect(place('sip:ada@partner.example', { access })).toMatchObject({ problem, welcome });
  });

  it('of the organisation’s own people does not go by its lists, which are about people outside', () => {
    expect(place('ada@portal.example', { access: { allow: ['*'], block: ['*'] } })).toMatchObject({ problem: undefined, welcome: false });
    expect(place('ada@corp.example', { providers: [enterprise], access: { block: ['corp.example'] } })).toMatchObject({ problem: undefined });
  });

  it('says what there is a right to', () => {
    const access = { publicIm: 'conferencing', edition: 'released' } as const;
    expect([...place('ada@portal.example')!.rights]).toEqual(rights);
    expect([...place('aim:ada', { access, providers: [{ kind: 'public', routes: ['aim:'], supports: ['av'] }] })!.rights]).toEqual(['presence', 'message', 'call', 'video']);
    expect([...place('aim:ada', { access, providers: [{ kind: 'public', routes: ['aim:'] }] })!.rights]).toEqual(['presence', 'message']);
  });

  it('is worked out once, and of more addresses than are remembered again', () => {
    const rules = new Rules(settingsOf({}), DOMAIN), first = rules.placeOf('ada@corp.example');
    expect(rules.placeOf('ada@corp.example')).toBe(first);
    for (let at = 0; at < 20_001; at++) rules.placeOf(`p${at}@corp.example`);
    expect(rules.placeOf('ada@corp.example')).toEqual(first);
  });
});

describe('a person’s list', () => {
  it('is read once for as long as it is the same', () => {
    const rules = new Rules(settingsOf({}), DOMAIN), entries = ['ada@corp.example'];
    expect(rules.list(entries)).toBe(rules.list(entries));
    expect(rules.list(['bob@corp.example']).people).toEqual(new Set(['bob@corp.example']));
  });
});

describe('the settings', () => {
  it('are read once per revision, whoever asks, and per domain', () => {
    const settings = settingsOf({}), facts = { settings, domain: DOMAIN };
    expect(rulesOf({ ...facts })).toBe(rulesOf(facts));
    expect(rulesOf({ settings: settingsOf({}), domain: DOMAIN })).not.toBe(rulesOf(facts));
    expect(rulesOf({ settings, domain: 'other.example' }).placeOf('ada@other.example')?.kind).toBe('portal');
  });
});
