import { createRegistry, type Viewer } from '@presence-elements/core';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { createRelay, type Relay } from '../src/relay.js';
import type { RelayOptions } from '../src/relay-options.js';
import { ContractClient, type Answer, type Call } from './contract-client.js';
import { StreamClient } from './stream-client.js';

/** A person of the portal at their browser. */
export interface Person {
  readonly client: ContractClient;
  readonly headers: Readonly<Record<string, string>>;
  call(method: string, path: string, call?: Call): Promise<Answer>;
  stream(lastEventId?: string): Promise<StreamClient>;
}

export interface Portal {
  readonly clock: FakeClock;
  readonly relay: Relay;
  as(user: string, ...roles: string[]): Person;
}

export const NOON = Date.parse('2026-03-02T12:00:00Z');

// A registry loads what it takes to send when somebody first does: under a clock of the test that must take no time, and no more for the first than for the next.
await createRegistry().send('', { text: '' }).catch(() => undefined);

/** A portal at portal.example whose visitors say in a header who they are. */
export function portal(options: RelayOptions = {}, clock: FakeClock = fakeClock({ now: NOON })): Portal {
  const relay = createRelay({ authenticate: signedInByHeader, now: clock.now, schedule: clock.schedule, ...options });
  const client = new ContractClient(relay);
  return {
    clock, relay,
    as(user, ...roles) {
      const headers = { 'x-user': user, ...(roles.length && { 'x-roles': roles.join(' ') }) };
      return {
        client, headers,
        call: (method, path, call = {}) => client.call(method, path, { ...call, headers: { ...headers, ...call.headers } }),
        stream: async lastEventId => (await StreamClient.open(client, { ...headers, ...(lastEventId && { 'last-event-id': lastEventId }) })).flow(),
      };
    },
  };
}

export function signedInByHeader(request: Request): Viewer | undefined {
  const user = request.headers.get('x-user'), roles = request.headers.get('x-roles')?.split(' ');
  return user ? { id: user, address: `${user}@portal.example`, ...(roles && { roles }) } : undefined;
}
