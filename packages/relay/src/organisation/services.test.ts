import { createRegistry } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { PortalNetwork } from '../network/portal-network.js';
import { memoryStatusStore } from '../network/status-store.js';
import { ProviderAgents } from '../providers/provider-agents.js';
import { OrganisationServices } from './services.js';

const services = () => new OrganisationServices(new ProviderAgents({ kinds: new Map(), env: {}, secretPrefix: 'PRESENCE_' }));

describe('what a relay does for its organisation', () => {
  it('is to know what there is to read of its people at their portal addresses', async () => {
    const clock = fakeClock({ now: 1_000_000 }), one = services();
    expect(one.wordsOf('ada', 'ada@portal.example')).toBeUndefined();
    const network = new PortalNetwork({ domain: 'portal.example', capabilities: [], grace: 90_000, awayAfter: 1, store: memoryStatusStore(), ...clock, fault: () => undefined });
    one.connect(network, createRegistry({ ...clock }));
    await network.publish({ note: { text: 'Lunch' } }, { viewer: { id: 'ada' } });
    expect([one.wordsOf('ada', 'ada@portal.example'), one.wordsOf('ada', 'aim:ada')]).toEqual([{ note: { text: 'Lunch' } }, undefined]);
    expect(['ada@portal.example', 'ada@corp.example', 'no address'].map(address => one.unheard(address, undefined, clock.now()))).toEqual(['pending', undefined, undefined]);
  });

  it('is to try networks whose agents the host has registered', async () => {
    const registry = createRegistry(), one = services(), agent = fakeAgent();
    registry.register(agent, 'corp.example');
    one.connect(undefined as never, registry);
    expect(await one.agents.reach({ kind: 'federated', name: 'x', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] })).toMatchObject({ reached: true });
  });
});
