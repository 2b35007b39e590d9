import { parseAddress, type ProviderKind } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { providerOf } from '../test/fake-facts.js';
import { gridOf } from '../test/grid.js';
import { providerFor, providerProblem, routedProviders } from './providers.js';

const chosen = (address: string, ...providers: readonly Parameters<typeof providerOf>[0][]): string | undefined =>
  providerFor(routedProviders(providers.map(providerOf)), parseAddress(address)!)?.id;

describe('the provider of an address', () => {
  const all = ['*', 'sip:', '*.example', '*.corp.example', 'corp.example', 'eu.corp.example'].map(route => ({ id: route, routes: [route] }));

  it.each([
    ['ada@corp.example', 'corp.example'],
    ['ada@eu.corp.example', 'eu.corp.example'],
    ['ada@us.corp.example', '*.corp.example'],
    ['ada@paris.eu.corp.example', '*.corp.example'],
    ['ada@partner.example', '*.example'],
    ['sip:ada@partner.test', 'sip:'],
    ['sip:ada@corp.example', 'corp.example'],
    ['aim:ada', '*'],
  ])('%s is the one with the route %s', (address, route) => {
    expect(chosen(address, ...all)).toBe(route);
    expect(chosen(address, ...all.toReversed())).toBe(route);
  });

  it('is nobody where no route fits', () => {
    expect(chosen('ada@corp.example', { routes: ['partner.example', 'aim:'] })).toBeUndefined();
    expect(chosen('ada@corp.example')).toBeUndefined();
  });

  it('is the one that fits best by any of its routes', () => {
    expect(chosen('ada@corp.example', { id: 'suffix', routes: ['*.example'] }, { id: 'several', routes: ['aim:', 'corp.example'] })).toBe('several');
  });

  it('is, of two that fit alike, the one that is not allowed', () => {
    const blocked = { id: 'blocked', routes: ['corp.example'], allowed: false }, allowed = { id: 'allowed', routes: ['corp.example'] };
    expect([chosen('ada@corp.example', blocked, allowed), chosen('ada@corp.example', allowed, blocked)]).toEqual(['blocked', 'blocked']);
  });

  it('is the one that is blocked also where a wider route is allowed', () => {
    expect(chosen('ada@evil.corp.example', { id: 'wide', routes: ['*.corp.example'] }, { id: 'evil', routes: ['evil.corp.example'], allowed: false })).toBe('evil');
  });

  it('is the active of several enterprise connections, also where another one would fit better', () => {
    const old = { id: 'old', kind: 'enterprise', routes: ['eu.corp.example'], active: false } as const;
    const now = { id: 'now', kind: 'enterprise', routes: ['*.corp.example'], active: true } as const;
    expect([chosen('ada@eu.corp.example', old, now), chosen('ada@eu.corp.example', now, old)]).toEqual(['now', 'now']);
  });

  it('is an enterprise connection that is not active where nobody else has the address', () => {
    expect(chosen('ada@corp.example', { id: 'old', kind: 'enterprise', routes: ['corp.example'], active: false })).toBe('old');
  });

  it('is found beside one whose routes are none', () => {
    expect(chosen('ada@corp.example', { id: 'bad', routes: ['no route', ''] }, { id: 'good', routes: ['corp.example'] })).toBe('good');
  });
});

describe('an organisation', () => {
  // S0: clearing "Allow this IM service provider" blocks. §1.4: one connection is active. §5.1: Disable Federation.
  const table = gridOf(`
    kind, allowed, active       | federation on           | federation off
    enterprise allowed active   | deals §1.4              | deals §5.1
    enterprise allowed idle     | network-disabled §1.4   | network-disabled §1.4
    enterprise blocked active   | blocked-by-policy S0    | blocked-by-policy S0
    enterprise blocked idle     | blocked-by-policy S0    | blocked-by-policy S0
    federated allowed active    | deals S0                | blocked-by-policy §5.1
    federated allowed idle      | deals S0                | blocked-by-policy §5.1
    federated blocked active    | blocked-by-policy S0    | blocked-by-policy S0
    federated blocked idle      | blocked-by-policy S0    | blocked-by-policy S0
    public allowed active       | deals S0                | blocked-by-policy §5.1
    public allowed idle         | deals S0                | blocked-by-policy §5.1
    public blocked active       | blocked-by-policy S0    | blocked-by-policy S0
    public blocked idle         | blocked-by-policy S0    | blocked-by-policy S0
    nobody's                    | deals §5.1              | blocked-by-policy §5.1
  `);

  it.each(table)('with $column, and a provider $row: $value ($source)', ({ row, column, value }) => {
    const [kind, allowed, active] = row.split(' ') as [ProviderKind, string?, string?];
    const provider = allowed ? providerOf({ kind, allowed: allowed === 'allowed', active: active === 'active' }) : undefined;
    expect(providerProblem(provider, { enabled: column === 'federation on' }) ?? 'deals').toBe(value);
  });

  it('has every case in its table', () => {
    expect(table).toHaveLength(2 * (3 * 2 * 2 + 1));
  });
});
