import type { Provider, ProviderDraft } from '@presence-elements/core';
import { memoryStore } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { fakeKind } from '../../test/fake-kinds.js';
import { organised, settledOrganised, type OrganisedPortal } from '../../test/organised.js';

const draft = (change: Partial<ProviderDraft> = {}): ProviderDraft => ({
  kind: 'federated', name: 'Corp', routes: ['corp.example'], agent: { kind: 'xmpp', options: { server: 'wss://corp.example' } },
  allowed: true, verification: 'provider-verified', isPublic: false, supports: [], ...change,
});
const ADA = 'ada@corp.example';

async function add({ admin, clock }: OrganisedPortal, change?: Partial<ProviderDraft>): Promise<Provider> {
  const { body } = await admin.call('POST', '/settings/providers', { body: draft(change) });
  await clock.advance(10);
  return body as unknown as Provider;
}

async function change({ admin, clock }: OrganisedPortal, { id, revision }: Provider, what: object): Promise<Provider> {
  const { body } = await admin.call('PATCH', `/settings/providers/${id}`, { body: { revision, change: what } });
  await clock.advance(10);
  return body as unknown as Provider;
}

/** What a person sees who watches Ada. */
async function watching({ as, clock }: OrganisedPortal): Promise<() => readonly string[]> {
  const person = as('grace'), stream = await person.stream();
  await clock.advance(0);
  await person.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses: [ADA] } });
  await clock.advance(10);
  return () => stream.told;
}

describe('the networks of the settings', () => {
  it('are asked as soon as they are on the list and allowed', async () => {
    const place = await settledOrganised(), told = await watching(place);
    await add(place);
    place.kind.made.at(-1)!.push(ADA, { availability: 'busy' });
    await place.clock.advance(10);
    expect([told().includes(`${ADA} no-agent`), told().at(-1)]).toEqual([true, `${ADA} busy`]);
  });

  it('are no longer asked once they are blocked, and their people are unknown at once, for that reason', async () => {
    const place = await settledOrganised(), provider = await add(place), told = await watching(place), agent = place.kind.made.at(-1)!;
    agent.push(ADA, { availability: 'busy', note: { text: 'secret' } });
    await place.clock.advance(10);
    const blocked = await change(place, provider, { allowed: false });
    expect([told().at(-1), agent.disposed, place.relay.registry.agentFor(ADA)]).toEqual([`${ADA} blocked-by-policy`, true, undefined]);
    await change(place, blocked, { allowed: true });
    place.kind.made.at(-1)!.push(ADA, { availability: 'away' });
    await place.clock.advance(10);
    expect(told().at(-1)).toBe(`${ADA} away`);
  });

  it('of servers and public providers are asked only while federation is on', async () => {
    const place = await settledOrganised();
    await add(place);
    await place.admin.call('PUT', '/settings/federation', { body: { enabled: false } });
    await place.clock.advance(10);
    expect([place.kind.made.at(-1)!.disposed, place.relay.registry.agentFor(ADA)]).toEqual([true, undefined]);
    await place.admin.call('PUT', '/settings/federation', { body: { enabled: true } });
    await place.clock.advance(10);
    expect(place.relay.registry.agentFor(ADA)).toBeDefined();
  });

  it('that are enterprise connections are asked one at a time', async () => {
    const place = await settledOrganised(), one = await add(place, { kind: 'enterprise' });
    const other = await add(place, { kind: 'enterprise', name: 'Other', routes: ['other.example'] });
    const asked = () => [ADA, 'x@other.example'].map(address => place.relay.registry.agentFor(address) !== undefined);
    expect([one.active, other.active, asked()]).toEqual([true, false, [true, false]]);
    await place.admin.call('PUT', '/settings/active-provider', { body: { id: other.id } });
    await place.clock.advance(10);
    expect(asked()).toEqual([false, true]);
  });

  it('stay as they are while others change', async () => {
    const place = await settledOrganised(), provider = await add(place), agent = place.kind.made.at(-1)!;
    await add(place, { name: 'Other', routes: ['other.example'] });
    expect(agent.disposed).toBe(false);
    await change(place, provider, { agent: { kind: 'xmpp', options: { server: 'wss://new.example' } } });
    expect([agent.disposed, place.kind.given.at(-1)]).toEqual([true, { server: 'wss://new.example', pace: 3 }]);
  });

  it('are there again after a restart; one that cannot be made is told, fails by its own fault and harms no other', async () => {
    const store = memoryStore(), before = await settledOrganised({ store });
    await add(before, { agent: { kind: 'xmpp', options: { server: 'wss://corp.example', password: { env: 'PRESENCE_PW' } } } });
    await add(before, { name: 'Other', routes: ['other.example'] });
    const after = await organised({ store, open: { env: {} } }), told = await watching(after);
    expect(told().at(-1)).toBe(`${ADA} agent-fault`);
    expect(after.faults).toEqual([new Error('The network "Corp" has no agent: agent.options.password: The environment variable PRESENCE_PW is not set: set it to the secret before the relay starts.')]);
    expect(after.relay.registry.agentFor('x@other.example')?.name).toBe('xmpp');
  });

  it('go when the relay does', async () => {
    const place = await settledOrganised();
    await add(place);
    place.relay.dispose();
    expect(place.kind.made.at(-1)!.disposed).toBe(true);
    await place.organisation.administration({ id: 'root', roles: ['admin'] }).write('messaging', { broadcast: false }, 0);
    expect([place.kind.made.every(({ disposed }) => disposed), place.faults]).toEqual([true, []]);
  });

  it('are refused at the field where their agent cannot be made', async () => {
    const place = await settledOrganised({ kind: { ...fakeKind('xmpp'), create: () => { throw new TypeError('server: not there'); } } });
    const { status, body } = await place.admin.call('POST', '/settings/providers', { body: draft() });
    expect([status, body.errors]).toEqual([422, [{ path: 'agent.options.server', code: 'not-accepted', message: 'server: not there' }]]);
  });
});
