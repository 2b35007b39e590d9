import { createRegistry } from '@presence-elements/core';
import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import { createRelay } from '../relay.js';
import { openRelayOrganisation } from './open-organisation.js';

const open = (domain = 'portal.example') => openRelayOrganisation(memoryStore(), { domain, importModule: installed(fakeKind('xmpp')), env: {} });

describe('an organisation that is opened for a relay', () => {
  it('is all that the relay needs of it', async () => {
    const relay = createRelay(await open('corp.example'));
    expect(relay.registry.agentFor('ada@corp.example')?.name).toBe('portal');
    relay.dispose();
  });

  it('is told once who its people are', async () => {
    const knows = (user: string): boolean => user === 'ada', opened = await openRelayOrganisation(memoryStore(), { domain: 'portal.example', knows, importModule: installed() });
    expect([opened.knows, 'knows' in await open()]).toEqual([knows, false]);
  });

  it('offers the kinds that the operator names besides, or does not open', async () => {
    await expect(openRelayOrganisation(memoryStore(), { domain: 'portal.example', kinds: ['@acme/presence-agent'], importModule: installed() })).rejects.toThrow(TypeError);
  });

  it('may also be opened by itself: then the relay makes what agents it can', async () => {
    const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example' }), relay = createRelay({ organisation });
    expect((await relay.fetch(new Request('http://localhost/presence/health'))).status).toBe(200);
    relay.dispose();
  });

  it('does not go with options that contradict it', async () => {
    const { organisation, services } = await open();
    expect(() => createRelay({ organisation, policy: organisation.policy })).toThrow('the policy already');
    expect(() => createRelay({ organisation, domain: 'other.example' })).toThrow('opened for portal.example, not for other.example');
    expect(() => createRelay({ services })).toThrow('organisation');
    expect(() => createRelay({ organisation, domain: 'Portal.example', registry: createRegistry({ policy: organisation.policy, resolve: organisation.resolve }) }).dispose()).not.toThrow();
  });
});
