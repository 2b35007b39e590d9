import { fakeAgent } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { createRegistry } from './create-registry.js';

describe('a registry of one’s own', () => {
  it('shares nothing with another', () => {
    const [one, other] = [createRegistry(), createRegistry()];
    one.register(fakeAgent(), '*');
    expect([one.agents().length, other.agents().length]).toEqual([1, 0]);
  });

  it('needs no page, and asks by the platform’s own clock', async () => {
    const agent = fakeAgent(), registry = createRegistry();
    agent.say('ada@corp.example', { availability: 'online' });
    registry.register(agent, '*');
    await expect(registry.lookup('ada@corp.example')).resolves.toMatchObject({ availability: 'online', agent: 'fake' });
    registry.dispose();
  });

  it('finds people by what the portal calls them where it is told how', async () => {
    const agent = fakeAgent(), registry = createRegistry({ resolve: async () => ({ u1: ['ada@corp.example'] }) });
    agent.say('ada@corp.example', { availability: 'online' });
    registry.register(agent, '*');
    await expect(registry.lookup('u1')).resolves.toMatchObject({ availability: 'online' });
    registry.dispose();
  });
});
