import type { Availability, Viewer } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeFacts, type FakeOrganisation, type FakePerson } from '../test/fake-facts.js';
import { gridOf } from '../test/grid.js';
import { judgeMessage, type MessageJudgement } from './messages.js';

const providers = [
  { routes: ['partner.example'], verification: 'provider-verified' }, { kind: 'public', routes: ['public.example'], verification: 'provider-verified' },
] as const;
const viewers: Readonly<Record<string, Viewer | undefined>> = {
  'a colleague': { id: 'bob', address: 'bob@portal.example' },
  'remote': { id: 'bob', address: 'bob@portal.example', roles: ['remote'] },
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

const inWords = (judgement: MessageJudgement): string =>
  judgement.verdict === 'refused' ? judgement.problem : judgement.verdict === 'allowed' ? judgement.receipt ?? 'allowed' : judgement.verdict;

function judged(viewer: string, standing: string, ada: FakePerson, said: FakeOrganisation = {}, seen: Availability = 'online'): string {
  const who = viewers[viewer], stands = standings(who?.address ?? 'nobody@nowhere.example')[standing];
  const facts = fakeFacts({ providers, ...said, people: { ada: { ...stands, ...ada } } });
  return inWords(judgeMessage(facts, who, 'ada@portal.example', { availability: seen }));
}

describe('a message to somebody who is online', () => {
  // "allowed": sent, with the network's own receipt. "stored": sent, with the receipt of a person offline. "swallowed": goes
  // nowhere, with that receipt. Left: everybody may write. Right: onlyAllowedMayWrite. What the sender sees is in the sight table.
  const table = gridOf(`
    sender                | on no list             | allowed               | blocked               | blocked and allowed   | a contact             | approved              | denied                | waiting
    a colleague           | allowed S0             | allowed S0            | swallowed S0          | swallowed §2.2        | allowed S0            | allowed S0            | stored §4.1           | allowed S0
    remote                | allowed S0             | allowed S0            | swallowed S0          | swallowed §2.2        | allowed S0            | allowed S0            | stored §4.1           | allowed S0
    federated, verified   | allowed §2.2B          | allowed S0            | swallowed S0          | swallowed §2.2        | allowed §2.2B         | allowed §2.2B         | stored §4.1           | allowed §2.2B
    federated, unverified | forbidden §2.2B        | allowed §2.2B         | forbidden §2.2B       | swallowed §2.2        | allowed §2.2A         | allowed §2.2B         | stored §4.1           | forbidden §2.2B
    public, verified      | allowed §2.2B          | allowed S0            | swallowed S0          | swallowed §2.2        | allowed §2.2B         | allowed §2.2B         | stored §4.1           | allowed §2.2B
    public, unverified    | forbidden §2.2B        | allowed §2.2B         | forbidden §2.2B       | swallowed §2.2        | allowed §2.2A         | allowed §2.2B         | stored §4.1           | forbidden §2.2B
    anonymous             | blocked-by-policy §3   | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3
  `);
  const only = gridOf(`
    sender                | on no list             | allowed               | blocked               | blocked and allowed   | a contact             | approved              | denied                | waiting
    a colleague           | forbidden S0           | allowed S0            | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    remote                | forbidden S0           | allowed S0            | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    federated, verified   | forbidden S0           | allowed S0            | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    federated, unverified | forbidden S0           | allowed §2.2B         | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    public, verified      | forbidden S0           | allowed S0            | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    public, unverified    | forbidden S0           | allowed §2.2B         | forbidden S0          | swallowed §2.2        | forbidden S0          | forbidden S0          | forbidden S0          | forbidden S0
    anonymous             | blocked-by-policy §3   | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3  | blocked-by-policy §3
  `);

  // Who is hidden looks offline to the sender: that is what `seen` says then.
  const seenBy = (standing: string): Availability => (/blocked|denied/.test(standing) ? 'offline' : 'online');

  it.each(table)('from $row, $column: $value ($source)', ({ row, column, value }) => {
    expect(judged(row, column, {}, {}, seenBy(column))).toBe(value);
  });

  it.each(only)('who lets only the Allow list write, from $row, $column: $value ($source)', ({ row, column, value }) => {
    expect(judged(row, column, { onlyAllowedMayWrite: true }, {}, seenBy(column))).toBe(value);
  });
});

describe('instant messaging', () => {
  it.each<[title: string, messaging: FakeOrganisation['messaging'], seen: Availability, judgement: string]>([
    ['is off: nobody writes', { enabled: false }, 'online', 'blocked-by-policy'],
    ['is on', {}, 'away', 'allowed'],
    ['stores for who looks offline', {}, 'offline', 'stored'],
    ['tells nothing of whom the sender does not see', {}, 'unknown', 'stored'],
    ['suppresses offline messages', { suppressOffline: true }, 'offline', 'unreachable'],
    ['suppresses none to whom the sender does not see', { suppressOffline: true }, 'unknown', 'stored'],
    ['suppresses none to whom is there', { suppressOffline: true }, 'dnd', 'allowed'],
  ])('%s', (_, messaging, seen, judgement) => {
    expect(judged('a colleague', 'on no list', {}, { messaging: messaging! }, seen)).toBe(judgement);
  });

  it('suppresses a message to somebody who blocks the sender like any to somebody offline', () => {
    expect(judged('a colleague', 'blocked', {}, { messaging: { suppressOffline: true } }, 'offline')).toBe('unreachable');
  });

  it('goes to many at once where broadcast is allowed', () => {
    const viewer = viewers['a colleague'], seen = { availability: 'online' } as const;
    const broadcast = (allowed: boolean, recipients?: number): string => inWords(judgeMessage(fakeFacts({ messaging: { broadcast: allowed } }), viewer, 'ada@portal.example', seen, { recipients }));
    expect([broadcast(true, 5), broadcast(false, 5), broadcast(false, 2), broadcast(false, 1), broadcast(false)]).toEqual(['allowed', 'blocked-by-policy', 'blocked-by-policy', 'allowed', 'allowed']);
  });
});

describe('a message', () => {
  const to = (address: string, said: FakeOrganisation = {}, viewer = viewers['a colleague'], seen: Availability = 'online'): string =>
    inWords(judgeMessage(fakeFacts({ providers, ...said }), viewer, address, { availability: seen }));

  it.each<[address: string, said: FakeOrganisation, judgement: string]>([
    ['no address', {}, 'bad-address'],
    ['eve@partner.example', {}, 'allowed'],
    ['eve@public.example', {}, 'allowed'],
    ['eve@partner.example', { federation: false }, 'blocked-by-policy'],
    ['eve@partner.example', { providers: [{ routes: ['partner.example'], allowed: false }] }, 'blocked-by-policy'],
    ['eve@corp.example', { providers: [{ kind: 'enterprise', routes: ['corp.example'], active: false }] }, 'network-disabled'],
    ['eve@partner.example', { access: { block: ['eve@partner.example'] } }, 'blocked-by-policy'],
    ['eve@partner.example', { access: { federationFor: 'authorised' } }, 'blocked-by-policy'],
    ['bob@portal.example', {}, 'allowed'],
  ])('to %s with %j: %s', (address, said, judgement) => {
    expect(to(address, said)).toBe(judgement);
  });

  it('from a network that the organisation does not deal with is refused', () => {
    const viewer = viewers['federated, verified'];
    expect(to('ada@portal.example', { providers: [{ routes: ['partner.example'], allowed: false }] }, viewer)).toBe('blocked-by-policy');
    expect(to('ada@portal.example', { federation: false }, viewer)).toBe('blocked-by-policy');
    expect(to('ada@portal.example', { access: { block: ['partner.example'] } }, viewer)).toBe('blocked-by-policy');
  });

  it('from somebody whose own connection is not active still reaches colleagues', () => {
    const said: FakeOrganisation = { providers: [{ kind: 'enterprise', routes: ['corp.example'], active: false }] };
    expect(to('ada@portal.example', said, { id: 'bob', address: 'bob@corp.example' })).toBe('allowed');
  });

  it('to somebody outside, whom nobody here can hide, has their network’s receipt', () => {
    expect(to('eve@partner.example', {}, viewers['a colleague'], 'offline')).toBe('allowed');
  });

  it('to somebody of whom nothing was said has the receipt of somebody offline', () => {
    expect(inWords(judgeMessage(fakeFacts(), viewers['a colleague'], 'ada@portal.example', undefined))).toBe('stored');
  });

  it('to an address that somebody merely prefers is not lost: whose it is may be somebody else', () => {
    const people = { mallory: { address: 'eve@partner.example', block: ['*'] } };
    expect(to('eve@partner.example', { people }, viewers['a colleague'], 'offline')).toBe('stored');
    expect(to('mallory@portal.example', { people }, viewers['a colleague'], 'offline')).toBe('swallowed');
    const claimant = { id: 'mallory', address: 'mallory@portal.example' };
    expect(to('eve@partner.example', { people, access: { federationFor: 'authorised' } }, claimant)).toBe('blocked-by-policy');
  });

  it('to many is judged by settings that are read but once', () => {
    let reads = 0;
    const facts = fakeFacts(), block = facts.settings.access.block, access = { ...facts.settings.access, get block() { return reads++, block; } };
    const counted = { ...facts, settings: { ...facts.settings, access } };
    for (let at = 0; at < 10; at++) judgeMessage(counted, viewers['a colleague'], `p${at}@portal.example`, { availability: 'online' }, { recipients: 10 });
    expect(reads).toBe(1);
  });

  it('to oneself has the network’s receipt, whatever one has on one’s lists', () => {
    const facts = fakeFacts({ people: { bob: { block: ['*'], onlyAllowedMayWrite: true } } });
    expect(inWords(judgeMessage(facts, viewers['a colleague'], 'bob@portal.example', { availability: 'offline' }))).toBe('allowed');
  });
});
