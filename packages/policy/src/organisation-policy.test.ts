import { createRegistry, type Capability, type MergeRule, type Presence, type Provider, type Viewer, type Watched } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation, type FakePerson } from '../test/fake-facts.js';
import { gridOf } from '../test/grid.js';
import type { OrganisationFacts } from './facts.js';
import { organisationPolicy, type OrganisationPolicyOptions } from './organisation-policy.js';

const NOW = 1_000_000;
const bob: Viewer = { id: 'bob', address: 'bob@portal.example' };
const ada: Presence = {
  address: 'ada@portal.example', availability: 'busy', activities: [{ kind: 'in-call' }], note: { text: 'Hello' }, lastActiveAt: 5, since: 6,
  capabilities: ['profile', 'mail', 'message'], stale: false, confidence: 'confirmed', agent: 'portal', observedAt: 7, expiresAt: 8,
};
const eve: Presence = { ...ada, address: 'eve@partner.example', agent: 'partner', capabilities: ['message', 'call', 'file-transfer'], links: { call: 'sip:eve@partner.example' } };
const partner: Partial<Provider> = { routes: ['partner.example'], verification: 'provider-verified', agent: { kind: 'sip', options: {} } };
const network: Partial<Provider> = { kind: 'public', routes: ['public.example', 'aim:'], verification: 'provider-verified', agent: { kind: 'web', options: {} } };

const policyOf = (said: FakeOrganisation = {}, options: OrganisationPolicyOptions = {}): ReturnType<typeof organisationPolicy> =>
  organisationPolicy(fakeFacts({ providers: [partner, network], ...said }), { now: () => NOW, ...options });
const seen = (presence: Presence, viewer: Viewer | undefined, said: FakeOrganisation = {}, options: OrganisationPolicyOptions = {}): Presence => policyOf(said, options).view(presence, viewer)!;
const looks = (presence: Presence | undefined): string => presence?.problem ?? presence?.availability ?? 'nothing';

describe('the sight of somebody who is busy', () => {
  const viewers: Readonly<Record<string, Viewer | undefined>> = {
    'a colleague': bob,
    'remote': { ...bob, roles: ['remote'] },
    'federated, verified': { id: 'b', address: 'bob@partner.example', roles: ['verified'] },
    'federated, unverified': { id: 'b', address: 'bob@partner.example' },
    'public, verified': { id: 'b', address: 'bob@public.example', roles: ['verified'] },
    'public, unverified': { id: 'b', address: 'bob@public.example' },
    'anonymous': undefined,
  };
  const standings = (me: string): Readonly<Record<string, FakePerson>> => ({
    'on no list': {},
    'allowed': { allow: [me] },
    'blocked': { block: [me] },
    'blocked and allowed': { block: [me], allow: [me] },
    'a contact': { contacts: [me] },
    'approved': { answers: { [me]: 'approved' } },
    'denied': { answers: { [me]: 'denied' } },
    'waiting': { answers: { [me]: 'waiting' } },
  });
  const sharings: Readonly<Record<string, FakeOrganisation['sharing'] & object>> = {
    'open': {}, 'ask': { approval: 'ask' }, 'the person does not share': {}, 'nobody shares': { enabled: false },
  };

  // Who is blocked or denied sees what anybody in their place would see of somebody offline: `offline`, or the problem of that place.
  const table = gridOf(`
    viewer and standing                        | open                   | ask                    | the person does not share | nobody shares
    a colleague, on no list                    | busy §4.1              | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, allowed                       | busy §2.2              | busy §2.2              | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, blocked                       | offline §4.1           | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, blocked and allowed           | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, a contact                     | busy §4.1              | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, approved                      | busy §4.1              | busy §4.1              | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, denied                        | offline §4.1           | offline §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    a colleague, waiting                       | busy §4.1              | pending §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    remote, on no list                         | busy S1                | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    remote, allowed                            | busy S1                | busy §2.2              | not-shared §4.1           | blocked-by-policy §4.1
    remote, blocked                            | offline §4.1           | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    remote, blocked and allowed                | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    remote, a contact                          | busy S1                | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    remote, approved                           | busy S1                | busy §4.1              | not-shared §4.1           | blocked-by-policy §4.1
    remote, denied                             | offline §4.1           | offline §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    remote, waiting                            | busy S1                | pending §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, on no list            | busy §2.2B             | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, allowed               | busy §2.2B             | busy §2.2B             | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, blocked               | offline §2.3           | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, blocked and allowed   | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, a contact             | busy §2.2B             | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, approved              | busy §2.2B             | busy §4.1              | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, denied                | offline §4.1           | offline §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    federated, verified, waiting               | busy §2.2B             | pending §2.2B          | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, on no list          | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, allowed             | busy §2.2B             | busy §2.2B             | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, blocked             | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, blocked and allowed | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, a contact           | busy §2.2A             | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, approved            | busy ours              | busy ours              | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, denied              | offline ours           | offline ours           | not-shared §4.1           | blocked-by-policy §4.1
    federated, unverified, waiting             | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, on no list               | busy §2.2B             | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, allowed                  | busy §2.2B             | busy §2.2B             | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, blocked                  | offline §2.3           | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, blocked and allowed      | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, a contact                | busy §2.2B             | not-shared §2.2B       | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, approved                 | busy §2.2B             | busy §4.1              | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, denied                   | offline §4.1           | offline §4.1           | not-shared §4.1           | blocked-by-policy §4.1
    public, verified, waiting                  | busy §2.2B             | pending §2.2B          | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, on no list             | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, allowed                | busy §2.2B             | busy §2.2B             | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, blocked                | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, blocked and allowed    | offline §2.2           | offline §2.2           | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, a contact              | busy §2.2A             | not-shared §4.1        | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, approved               | busy ours              | busy ours              | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, denied                 | offline ours           | offline ours           | not-shared §4.1           | blocked-by-policy §4.1
    public, unverified, waiting                | forbidden §2.2B        | forbidden §2.2B        | not-shared §4.1           | blocked-by-policy §4.1
    anonymous, on no list                      | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, allowed                         | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, blocked                         | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, blocked and allowed             | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, a contact                       | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, approved                        | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, denied                          | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
    anonymous, waiting                         | blocked-by-policy §3(4)| blocked-by-policy §3(4)| blocked-by-policy §3(4)   | blocked-by-policy §3(4)
  `);

  it.each(table)('by $row, where $column: $value ($source)', ({ row, column, value }) => {
    const [, viewer, standing] = /^(.*), (.*)$/.exec(row)!, who = viewers[viewer!];
    const person = { ...standings(who?.address ?? 'bob@nowhere.example')[standing!], ...(column.startsWith('the person') && { sharing: 'off' as const }) };
    expect(looks(seen(ada, who, { sharing: sharings[column]!, people: { ada: person } }))).toBe(value);
  });

  it('has every viewer, standing and sharing in its table', () => {
    expect(new Set(table.map(({ row }) => row))).toHaveLength(Object.keys(viewers).length * Object.keys(standings('')).length);
    expect(new Set(table.map(({ column }) => column))).toEqual(new Set(Object.keys(sharings)));
  });
});

describe('what one can do', () => {
  const everything: readonly Capability[] = ['profile', 'mail', 'message', 'group-message', 'call', 'video', 'av-conference', 'web-conference', 'file-transfer', 'credentials'];
  const can = (address: string, viewer: Viewer | undefined, said: FakeOrganisation = {}): string => {
    const { capabilities, links } = seen({ ...ada, address, capabilities: everything, links: Object.fromEntries(everything.map(each => [each, `x:${each}`])) }, viewer, { providers: [partner, { ...network, supports: ['av'] }], ...said });
    expect(Object.keys(links ?? {})).toEqual(capabilities);
    return capabilities.join(' ').replace('group-message', 'group').replace(/-conference/g, '').replace('file-transfer', 'file').replace('credentials', 'cred');
  };
  const federated: Viewer = { id: 'b', address: 'b@partner.example', roles: ['verified'] }, unverified: Viewer = { id: 'b', address: 'b@partner.example' };
  const messenger: Viewer = { id: 'b', address: 'b@public.example', roles: ['verified'] }, invited: Viewer = { id: 'g', roles: ['anonymous', 'invited'] };
  const all = 'profile mail message group call video av web file cred', atAll = 'mail cred';

  it.each<[title: string, address: string, viewer: Viewer | undefined, said: FakeOrganisation, expected: string]>([
    ['towards a colleague: everything', 'ada@portal.example', bob, {}, all],
    ['from outside the network: everything', 'ada@portal.example', { ...bob, roles: ['remote'] }, {}, all],
    ['towards somebody federated: everything, for the address book is the viewer’s', 'eve@partner.example', bob, {}, all],
    ['by somebody federated: all but the address book', 'ada@portal.example', federated, {}, 'mail message group call video av web file cred'],
    ['by somebody federated, IM and presence only', 'ada@portal.example', federated, { access: { federated: 'im-and-presence' } }, 'mail message cred'],
    ['towards somebody federated, IM and presence only', 'eve@partner.example', bob, { access: { federated: 'im-and-presence' } }, 'profile mail message cred'],
    ['by somebody public, released', 'ada@portal.example', messenger, {}, 'mail message call video cred'],
    ['by somebody public, pre-release', 'ada@portal.example', messenger, { access: { edition: 'pre-release' } }, 'mail message call av cred'],
    ['towards somebody public, released', 'eve@public.example', bob, {}, 'profile mail message call video cred'],
    ['towards somebody public, pre-release', 'eve@public.example', bob, { access: { edition: 'pre-release' } }, 'profile mail message call av cred'],
    ['towards somebody public whose provider supports nothing', 'eve@public.example', bob, { providers: [network] }, 'profile mail message cred'],
    ['by nobody', 'ada@portal.example', undefined, {}, atAll],
    ['by nobody who was invited', 'ada@portal.example', invited, {}, 'mail group av web cred'],
    ['without authorisation', 'eve@partner.example', bob, { access: { federationFor: 'authorised' } }, 'profile mail cred'],
    ['with authorisation', 'eve@partner.example', bob, { access: { federationFor: 'authorised' }, people: { bob: { authorised: ['federation'] } } }, all],
    ['without instant messaging', 'ada@portal.example', bob, { messaging: { enabled: false } }, 'profile mail call video av web file cred'],
    ['towards whoever lets only the Allow list write', 'ada@portal.example', bob, { people: { ada: { onlyAllowedMayWrite: true } } }, 'profile mail call video av web file cred'],
    ['by somebody unverified', 'ada@portal.example', unverified, {}, 'mail call video av web file cred'],
    ['towards somebody who shares nothing', 'ada@portal.example', bob, { people: { ada: { sharing: 'off' } } }, all],
    ['towards somebody on a network that is blocked: nothing', 'eve@partner.example', bob, { providers: [{ ...partner, allowed: false }] }, ''],
  ])('%s', (_, address, viewer, said, expected) => {
    expect(can(address, viewer, said)).toBe(expected);
  });

  it('while offline messages are suppressed is not to write to who is offline', () => {
    const said: FakeOrganisation = { messaging: { suppressOffline: true } }, offline: Presence = { ...ada, availability: 'offline' };
    expect(seen(offline, bob, said).capabilities).toEqual(['profile', 'mail']);
    expect(seen(ada, bob, said).capabilities).toEqual(['profile', 'mail', 'message']);
    expect(seen(ada, bob, { ...said, people: { ada: { block: ['portal.example'] } } }).capabilities).toEqual(['profile', 'mail']);
  });
});

describe('oneself', () => {
  const self: Viewer = { id: 'ada', address: 'ada@portal.example' };

  it('sees oneself as the network says, whatever the organisation and one’s own lists have against it', () => {
    const said: FakeOrganisation = {
      federation: false, sharing: { enabled: false, approval: 'ask', temporary: { enabled: false, ttl: 1 } }, messaging: { enabled: false },
      access: { federationFor: 'authorised', publicImFor: 'authorised', remoteFor: 'authorised' },
      people: { ada: { sharing: 'off', noteFor: 'nobody', lastActiveFor: 'nobody', block: ['*'] } },
    };
    expect(seen(ada, self, said)).toBe(ada);
    expect(seen(ada, { ...self, roles: ['remote'] }, said)).toBe(ada);
    expect(seen({ ...ada, address: 'sip:Ada@portal.example' }, { id: 'ada' }, said)).toMatchObject({ availability: 'busy', note: { text: 'Hello' } });
  });

  it('is seen by oneself on a network of one’s own, unless the organisation does not deal with it', () => {
    const own: Presence = { ...ada, address: 'aim:ada' }, said: FakeOrganisation = { people: { ada: { address: 'aim:ada', sharing: 'off' } } };
    expect(seen(own, self, said)).toEqual(own);
    expect(seen(own, self, { ...said, sharing: { temporary: { enabled: false, ttl: 1 } } })).toEqual(own);
    expect(looks(seen(own, self, { ...said, providers: [{ ...network, allowed: false }] }))).toBe('blocked-by-policy');
  });

  it('is as the network says also where a directory has one', () => {
    const own: Presence = { ...ada, address: 'sip:countess@corp.example' };
    expect(seen(own, self, { sharing: { enabled: false }, people: { ada: { listed: ['countess@corp.example'], sharing: 'off' } } })).toBe(own);
  });

  it('is not everybody else whom one’s address reminds of', () => {
    expect(seen(ada, { id: 'ada', address: 'ada@partner.example', roles: ['verified'] }, { people: { ada: { block: ['*'] } } }).availability).toBe('offline');
  });
});

describe('an address that somebody merely prefers', () => {
  const mallory: Viewer = { id: 'mallory', address: 'mallory@portal.example' };
  const office: Partial<Provider> = { kind: 'enterprise', routes: ['corp.example'], agent: { kind: 'sip', options: {} } };
  const claiming = (address: string, person: FakePerson = {}): FakeOrganisation => ({ providers: [office, partner], people: { mallory: { address, ...person } } });
  const ceo: Presence = { ...ada, address: 'ceo@corp.example' };

  it('shows its claimant what everybody sees there, and no more', () => {
    for (const presence of [ceo, eve]) expect(seen(presence, mallory, claiming(presence.address, { block: ['*'], sharing: 'off' }))).toEqual(seen(presence, mallory, claiming('aim:m')));
    expect(looks(seen(ceo, mallory, { ...claiming(ceo.address), sharing: { enabled: false } }))).toBe('blocked-by-policy');
    const unauthorised: FakeOrganisation = { ...claiming(eve.address), access: { federationFor: 'authorised' } };
    expect(seen(eve, mallory, unauthorised)).toMatchObject({ problem: 'blocked-by-policy', capabilities: ['mail'] });
  });

  it('is shared with nobody while the organisation does not share, whatever its claimant wants', () => {
    const said: FakeOrganisation = { ...claiming(ceo.address, { sharing: 'on' }), sharing: { enabled: false, mayOverride: true } };
    for (const viewer of [bob, mallory]) expect(looks(seen(ceo, viewer, said))).toBe('blocked-by-policy');
    expect(looks(seen({ ...ada, address: 'mallory@portal.example' }, bob, said))).toBe('busy');
  });

  it('lets its claimant hide', () => {
    expect(looks(seen(eve, bob, claiming(eve.address, { block: ['*'] })))).toBe('offline');
  });
});

describe('a network', () => {
  it.each<[title: string, said: FakeOrganisation, problem: string]>([
    ['that is blocked for now', { providers: [{ ...partner, allowed: false }] }, 'blocked-by-policy'],
    ['outside while federation is off', { federation: false }, 'blocked-by-policy'],
    ['of a connection that is not active', { providers: [{ ...partner, kind: 'enterprise', active: false }] }, 'network-disabled'],
    ['of whoever the organisation blocks', { access: { block: ['partner.example'] } }, 'blocked-by-policy'],
  ])('%s leaves no trace', (_, said, problem) => {
    expect(seen(eve, bob, said)).toEqual({
      address: 'eve@partner.example', availability: 'unknown', problem, activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: NOW,
    });
    // Its agent is gone, too, and that is not the reason.
    expect(looks(seen({ ...eve, availability: 'unknown', problem: 'no-agent' }, bob, said))).toBe(said.federation === false || said.providers || said.access ? problem : '');
  });

  it('that nobody handles is nobody’s decision', () => {
    const nobodys: Presence = { ...eve, address: 'eve@elsewhere.example', availability: 'unknown', problem: 'no-agent' };
    expect(looks(seen(nobodys, bob, { federation: false }))).toBe('no-agent');
    expect(looks(seen({ ...eve, address: 'eve@elsewhere.example' }, bob, { federation: false }))).toBe('blocked-by-policy');
    expect(looks(seen({ ...eve, address: 'eve@elsewhere.example' }, bob))).toBe('busy');
  });

  it('that the organisation does not deal with sends no viewers, and they can call nobody', () => {
    const viewer: Viewer = { id: 'b', address: 'b@partner.example', roles: ['verified'] };
    const callable: Presence = { ...ada, capabilities: ['mail', 'message', 'call', 'video'], links: { call: 'sip:ada@portal.example' } };
    expect(seen(callable, viewer, { federation: false })).toMatchObject({ capabilities: ['mail'] });
    expect(seen(callable, viewer, { federation: false })).not.toHaveProperty('links');
    for (const said of [{ providers: [{ ...partner, allowed: false }] }, { federation: false }, { access: { block: ['partner.example'] } }]) {
      expect(looks(seen(ada, viewer, said))).toBe('blocked-by-policy');
    }
  });

  it('whose own connection is not active still lets its people see others', () => {
    const said: FakeOrganisation = { providers: [{ kind: 'enterprise', routes: ['corp.example'], active: false }, partner] };
    expect(looks(seen(eve, { id: 'bob', address: 'bob@corp.example' }, said))).toBe('busy');
  });

  it('that says of somebody why nothing is known is believed', () => {
    for (const problem of ['timeout', 'no-data', 'pending', 'not-found'] as const) {
      expect(looks(seen({ ...ada, availability: 'unknown', problem }, bob))).toBe(problem);
      expect(looks(seen({ ...ada, availability: 'unknown', problem }, bob, { people: { ada: { block: ['*'] } } }))).toBe(problem);
    }
  });

  it.each([['portal', 'confirmed'], ['relay', 'confirmed'], ['xmpp', 'assumed'], ['sip', 'confirmed'], ['somebody’s own', 'assumed']] as const)(
    'that speaks for the portal’s own people, as in a page without a relay, is as sure of who is offline as its agent: %s', (agent, confidence) => {
      for (const availability of ['offline', 'online'] as const) {
        expect(seen({ ...ada, agent, availability }, bob, { people: { ada: { block: ['*'] } } })).toMatchObject({ availability: 'offline', confidence });
      }
    });

  it('outside is told as it was heard', () => {
    expect(seen(eve, bob)).toEqual(eve);
  });
});

describe('what is no address', () => {
  it.each([[{ ...ada, address: 'no address' }], [{ ...ada, address: '' }]])('shows nothing', presence => {
    expect(looks(seen(presence, bob))).toBe('bad-address');
  });

  it('keeps its reason', () => {
    expect(looks(seen({ ...ada, address: 'ada', availability: 'unknown', problem: 'pending' }, bob))).toBe('pending');
  });
});

describe('several networks of one person', () => {
  const aim: Presence = { ...ada, address: 'aim:ada', availability: 'dnd', agent: 'aim', note: { text: 'From AIM' }, observedAt: 9 };
  const merged: Presence = { ...aim, address: 'ada@portal.example', sources: [ada, aim] };
  const said: FakeOrganisation = { people: { ada: { address: 'aim:ada' } } };

  it('are each filtered and merged again', () => {
    const both = seen(merged, bob, said);
    expect(both).toMatchObject({ address: 'ada@portal.example', availability: 'dnd', note: { text: 'From AIM' } });
    expect(both.sources?.map(looks)).toEqual(['busy', 'dnd']);
    const one = seen(merged, bob, { ...said, providers: [{ ...network, allowed: false }] });
    expect(one).toMatchObject({ availability: 'busy', note: { text: 'Hello' }, agent: 'portal' });
    expect(one.sources?.map(looks)).toEqual(['busy', 'blocked-by-policy']);
  });

  it('are all offline for whoever is blocked', () => {
    const hidden = seen(merged, bob, { people: { ada: { address: 'aim:ada', block: ['bob@portal.example'], lastWords: { 'bob@portal.example': { note: { text: 'Lunch' } } } } } });
    expect(hidden).toMatchObject({ availability: 'offline', note: { text: 'Lunch' } });
    expect(hidden.sources?.map(looks)).toEqual(['offline', 'offline']);
  });

  it('are merged by the rule of the registry', () => {
    expect(seen(merged, bob, said, { merge: 'precedence' }).availability).toBe('busy');
    expect(seen(merged, bob, said, { merge: sources => sources[1]! }).agent).toBe('aim');
  });

  it.each<[title: string, merge: MergeRule]>([
    ['by engagement', 'engaged'], ['by precedence', 'precedence'],
    ['by a rule of the host’s that leaves some out', sources => sources.find(({ availability }) => availability === 'dnd') ?? sources[0]!],
  ])('look in a registry alike, hidden or offline, %s', async (_, merge) => {
    const seenWhere = async (hides: boolean): Promise<Presence> => {
      const clock = fakeClock({ now: NOW }), portal = fakeAgent({ name: 'portal' }), messenger = fakeAgent({ name: 'aim' });
      const policy = organisationPolicy(fakeFacts({ providers: [network], people: { ada: { address: 'aim:ada', ...(hides && { block: ['*'] }) } } }), { ...clock, merge });
      const registry = createRegistry({ ...clock, policy, merge });
      registry.register(portal, 'portal.example');
      registry.register(messenger, 'aim:');
      portal.say('ada@portal.example', { availability: hides ? 'busy' : 'offline' });
      messenger.say('aim:ada', { availability: hides ? 'dnd' : 'offline' });
      const found = registry.as(bob).lookup(['ada@portal.example', 'aim:ada']);
      await clock.advance(100);
      return found;
    };
    expect((await seenWhere(true)).availability).toBe('offline');
    expect(await seenWhere(true)).toEqual(await seenWhere(false));
  });

  it('are oneself’s as they are', () => {
    expect(seen(merged, { id: 'ada' }, said)).toEqual(merged);
  });

  it('hide nothing inside one another', () => {
    const nested: Presence = { ...merged, sources: [{ ...ada, sources: [aim] }] };
    for (const viewer of [bob, { id: 'ada' }]) expect(JSON.stringify(seen(nested, viewer, said))).not.toContain('From AIM');
  });

  it('have last words of their own, where the facts tell them apart', () => {
    const facts: OrganisationFacts = {
      ...fakeFacts({ providers: [{ ...network, agent: { kind: 'graph', options: {} } }], people: { ada: { listed: ['aim:ada'], block: ['*'] } } }),
      lastWordsFor: (_user, _viewer, of) => ({ note: { text: `Last seen at ${of!}` } }),
    };
    const { sources } = organisationPolicy(facts, { now: () => NOW }).view(merged, bob)!;
    expect(sources?.map(({ note }) => note?.text)).toEqual(['Last seen at ada@portal.example', 'Last seen at aim:ada']);
  });
});

describe('people who are not on one’s contact list', () => {
  const people = ['ada', 'alan', 'grace'].map((user): Presence => ({ ...ada, address: `${user}@portal.example` }));
  const temporary = (max?: number, enabled = true): FakeOrganisation => ({ sharing: { temporary: { enabled, max, ttl: 60_000 } } });
  const look = (said: FakeOrganisation, viewer: Viewer = bob, presences = people): string => {
    const policy = policyOf(said);
    return presences.map(presence => looks(policy.view(presence, viewer))).join(' ');
  };

  it('are seen as many at once as may be', () => {
    expect(look(temporary())).toBe('busy busy busy');
    expect(look(temporary(2))).toBe('busy busy blocked-by-policy');
    expect(look(temporary(0))).toBe('blocked-by-policy blocked-by-policy blocked-by-policy');
  });

  it('are not seen where that is switched off', () => {
    expect(look(temporary(undefined, false))).toBe('blocked-by-policy blocked-by-policy blocked-by-policy');
  });

  it('are not those who are', () => {
    expect(look({ ...temporary(1), people: { bob: { contacts: ['ada@portal.example', 'alan@portal.example'] } } })).toBe('busy busy busy');
    expect(look({ ...temporary(0), people: { bob: { contacts: ['ada@portal.example'] }, ada: { address: 'aim:ada' } } }, bob, [{ ...ada, address: 'aim:ada' }])).toBe('busy');
  });

  it('are outside, too', () => {
    expect(look(temporary(1), bob, [eve, people[0]!])).toBe('busy blocked-by-policy');
  });

  it('count once on however many networks they are', () => {
    expect(look({ ...temporary(1), people: { ada: { address: 'aim:ada' } } }, bob, [people[0]!, { ...ada, address: 'aim:ada' }])).toBe('busy busy');
  });

  it('count alike whether they hide or not', () => {
    expect(look({ ...temporary(2), people: { ada: { block: ['*'] } } })).toBe('offline busy blocked-by-policy');
  });

  it('do not count where nothing is seen of them anyway, nor for who is outside, who has no list here', () => {
    expect(look({ ...temporary(1), people: { ada: { sharing: 'off' } } })).toBe('not-shared busy blocked-by-policy');
    expect(look(temporary(0), { id: 'b', address: 'b@partner.example', roles: ['verified'] })).toBe('busy busy busy');
  });

  it('are seen by themselves', () => {
    expect(look(temporary(0), { id: 'ada' }, [people[0]!])).toBe('busy');
  });
});

describe('a policy', () => {
  it('obeys what was changed at once', () => {
    let facts = fakeFacts({ providers: [partner] });
    const policy = organisationPolicy({ ...facts, get settings() { return facts.settings; } }, { now: () => NOW });
    expect(looks(policy.view(eve, bob))).toBe('busy');
    facts = fakeFacts({ providers: [{ ...partner, allowed: false }] });
    expect(looks(policy.view(eve, bob))).toBe('blocked-by-policy');
  });

  it('takes whom a page names for the viewer that a registry does not name', () => {
    expect(looks(seen(ada, undefined, {}, { viewer: bob }))).toBe('busy');
    expect(looks(seen(ada, { id: 'eve', address: 'eve@partner.example' }, {}, { viewer: bob }))).toBe('forbidden');
  });

  it('tells who follows it of changed facts, and of what ends by itself, until they leave', async () => {
    const clock = fakeClock({ now: NOW }), changes = new Set<() => void>(), told: number[] = [];
    const facts = fakeFacts({ people: { ada: { block: ['*'], lastWords: { 'bob@portal.example': { note: { text: 'Lunch', expiresAt: NOW + 5_000 } } } } } });
    const policy = organisationPolicy(facts, { ...clock, subscribe: changed => (changes.add(changed), () => void changes.delete(changed)) });
    const leave = policy.subscribe(() => told.push(clock.now() - NOW));
    for (const changed of changes) changed();
    expect(policy.view(ada, bob)?.note?.text).toBe('Lunch');
    await clock.advance(6_000);
    expect(told).toEqual([0, 5_000]);
    expect(policy.view(ada, bob)).not.toHaveProperty('note');
    leave();
    expect([changes.size, clock.pending]).toEqual([0, 0]);
  });

  it('passes what few have changed on to whoever looks at them or is one of them, and to nobody else', () => {
    let tell: (users?: ReadonlySet<string>) => void = () => undefined;
    const policy = organisationPolicy(fakeFacts({}), { viewer: { id: 'ada' }, subscribe: changed => (tell = changed, () => undefined) });
    const told: unknown[] = [], watch = (viewer: Viewer | undefined, ...addresses: string[]): Watched =>
      ({ viewer, addresses, changed: () => told.push(viewer?.id ?? 'own') });
    const watched = [watch({ id: 'bob' }, 'ada@portal.example'), watch({ id: 'carol' }, 'bob@portal.example', 'sip:Ada@portal.example'), watch({ id: 'dee' }, 'bob@portal.example'), watch({ id: 'ada' }, 'x@corp.example'), watch(undefined, 'aim:x'), watch({ id: 'ada', address: 'ada@partner.example' }, 'bob@portal.example')];
    policy.subscribe(visit => (visit ? watched.forEach(visit) : told.push('all')));
    tell(new Set(['ada']));
    expect(told.splice(0)).toEqual(['bob', 'carol', 'ada', 'own']);
    tell();
    expect(told.splice(0)).toEqual(['all']);
    // A host's emitter hands on whatever it has to say.
    (tell as (event: unknown) => void)({ type: 'change' });
    expect(told).toEqual(['all']);
  });

  it('passes what few have changed on to whoever it cannot tell about', () => {
    let tell: (users?: ReadonlySet<string>) => void = () => undefined, told = 0;
    const facts = { ...fakeFacts({}), userOf: () => { throw new Error('Who?'); } }, policy = organisationPolicy(facts, { subscribe: changed => (tell = changed, () => undefined) });
    policy.subscribe(visit => visit?.({ viewer: { id: 'bob' }, addresses: ['ada@portal.example'], changed: () => told++ }));
    tell(new Set(['ada']));
    expect(told).toBe(1);
  });

  it('tells when a temporary watch lapses', async () => {
    const clock = fakeClock({ now: NOW }), facts = fakeFacts({ sharing: { temporary: { enabled: true, max: 1, ttl: 60_000 } } });
    const policy = organisationPolicy(facts, clock), told: number[] = [];
    policy.subscribe(() => told.push(clock.now() - NOW));
    policy.view(ada, bob);
    await clock.advance(100_000);
    expect(told).toEqual([60_000]);
  });

  it('tells whoever waits for a place when one lapses, also where its holder looks no more', async () => {
    const clock = fakeClock({ now: NOW }), policy = organisationPolicy(fakeFacts({ sharing: { temporary: { enabled: true, max: 1, ttl: 60_000 } } }), clock);
    const shown: unknown[] = [], waiting = (): void => void shown.push([clock.now() - NOW, looks(policy.view(ada, bob))]);
    policy.view(ada, { id: 'carol' });
    await clock.advance(10);
    policy.view({ ...ada, address: 'grace@portal.example' }, bob);
    policy.subscribe(waiting);
    waiting();
    await clock.advance(100_000);
    // The first is Carol's.
    expect(shown).toEqual([[10, 'blocked-by-policy'], [60_000, 'blocked-by-policy'], [61_010, 'busy']]);
  });

  it('follows in a registry on its own', async () => {
    const clock = fakeClock({ now: NOW }), agent = fakeAgent({ push: true });
    const words = { note: { text: 'Lunch', expiresAt: NOW + 30_000 } };
    const policy = organisationPolicy(fakeFacts({ people: { ada: { block: ['*'], lastWords: { 'bob@portal.example': words } } } }), clock);
    const registry = createRegistry({ ...clock, policy }), notes: unknown[] = [];
    registry.register(agent, 'portal.example');
    agent.say('ada@portal.example', { availability: 'online', note: { text: 'Secret' } });
    registry.as(bob).watch('ada@portal.example', ({ availability, note }) => notes.push([availability, note?.text]));
    await clock.advance(60_000);
    expect(notes).toEqual([['offline', 'Lunch'], ['offline', undefined]]);
  });

  it('says of whom nothing would be known that nothing is, where the network can tell', () => {
    const said: FakeOrganisation = { people: { ada: { block: ['bob@portal.example'], lastWords: { 'bob@portal.example': { note: { text: 'Lunch' } } } } } };
    const shown = seen(ada, bob, said, { unheard: address => (address === 'ada@portal.example' ? 'pending' : undefined) });
    expect(shown).toEqual({ address: 'ada@portal.example', availability: 'unknown', problem: 'pending', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: NOW });
    expect(seen(ada, { id: 'carol' }, said, { unheard: () => 'pending' }).availability).toBe('busy');
    const since: unknown[] = [], hiding = (hiddenSince?: Record<string, number>) => seen(ada, bob, { people: { ada: { block: ['*'], ...(hiddenSince && { hiddenSince }) } } }, { unheard: (_, moment) => void since.push(moment) });
    for (const moments of [undefined, { 'bob@portal.example': 5 }, { 'alan@portal.example': 5 }]) expect(hiding(moments).availability).toBe('offline');
    expect(since).toEqual([undefined, 5, undefined]);
    // Of whom the network says nothing, nothing can be done either, be it that the person does not share.
    const alone = seen(ada, bob, { people: { ada: { ...said.people!['ada'], sharing: 'off' } } }, { unheard: () => 'no-data' });
    expect(alone).toMatchObject({ problem: 'not-shared', capabilities: [] });
    // Nor is it told of who shares nothing that they have come.
    expect(seen(ada, bob, { people: { ada: { sharing: 'off' } } }, { unheard: () => 'pending' })).toMatchObject({ problem: 'not-shared', capabilities: [] });
  });

  it.each(['pending', 'no-data', 'not-found'] as const)('tells of somebody hidden of whom the network would say %s just that, as it would have', async problem => {
    const seenWhere = async (hides: boolean): Promise<Presence> => {
      const clock = fakeClock({ now: NOW }), agent = fakeAgent({ name: 'portal' });
      const policy = organisationPolicy(fakeFacts({ people: { ada: hides ? { block: ['*'] } : {} } }), { ...clock, unheard: () => problem });
      const registry = createRegistry({ ...clock, policy });
      registry.register(agent, 'portal.example');
      agent.say('ada@portal.example', hides ? { availability: 'online', network: 'Portal', capabilities: ['message'] } : { problem });
      const found = registry.as(bob).lookup('ada@portal.example');
      await clock.advance(100);
      return found;
    };
    expect(await seenWhere(true)).toEqual(await seenWhere(false));
  });

  it('shows of whom nothing was known, when the network was last heard, what it would have shown then', () => {
    const options = { unheard: (_: string, __: unknown, heardAt: number) => (heardAt < NOW - 1_000 ? 'pending' : undefined) } as const;
    const hidden = (source: Partial<Presence>) => policyOf({ people: { ada: { block: ['*'] } } }, options).view({ ...ada, ...source }, bob);
    expect([0, 1_001].map(ago => looks(hidden({ observedAt: NOW - ago })))).toEqual(['offline', 'pending']);
    // Of whom nothing is known nothing is kept, of others what was known is, for a while.
    expect(hidden({ observedAt: NOW - 1_001, stale: true, problem: 'pending' })).toBeUndefined();
    expect(hidden({ observedAt: NOW - 1_000, stale: true, problem: 'pending' })).toMatchObject({ availability: 'offline', stale: true });
    for (const source of [{ stale: true }, { availability: 'unknown' }] as const) {
      expect(hidden({ observedAt: NOW - 1_001, problem: 'timeout', ...source })).toMatchObject({ availability: 'unknown', problem: 'timeout', stale: false });
    }
  });

  it('gives away frozen data without what is undefined', () => {
    for (const shown of [seen(ada, bob), seen(ada, bob, { people: { ada: { block: ['*'] } } }), seen(ada, undefined)]) {
      expect(Object.isFrozen(shown)).toBe(true);
      expect(Object.values(shown)).not.toContain(undefined);
      expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
    }
  });

  it('throws never, shows nothing and tells the fault where facts or data are broken', () => {
    const faults: unknown[] = [], fault = (error: unknown): void => void faults.push(error);
    const broken = { ...fakeFacts(), preferencesOf: () => { throw new Error('disk'); } };
    expect(looks(organisationPolicy(broken, { fault, now: () => NOW }).view(ada, bob))).toBe('agent-fault');
    for (const presence of [null, undefined, 42, 'ada', { sources: [null] }]) expect(policyOf({}, { fault }).view(presence as never, bob)?.availability).toBe('unknown');
    expect(faults.length).toBeGreaterThanOrEqual(3);
  });
});
