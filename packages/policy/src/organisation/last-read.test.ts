import { createRegistry, type Presence } from '@presence-elements/core';
import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { DOMAIN, portal } from '../../fixtures/portal.js';
import type { FixedProvider } from './organisation.js';

const BOBS = `bob@${DOMAIN}`, ADA = 'ada@corp.example', words = { note: { text: 'Back on Monday' }, outOfOffice: { message: 'At sea' } };

const server = (kind: string): FixedProvider => ({ id: 'corp', kind: 'federated', name: 'Corp', routes: ['corp.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [], agent: { kind, options: {} } });

/** Bob has seen Ada on a network that is not the portal's; now he is blocked, or she goes, and leaves this behind. */
async function lastSeen(kind: string, truth: 'hides' | 'goes', left: object, { isClaimed = false } = {}): Promise<Presence | undefined> {
  const { now, schedule, advance } = fakeClock({ now: 1_000_000 }), agent = fakeAgent({ push: true });
  const { organisation, account, administration } = await portal({ now, schedule, fixed: [server(kind)] });
  if (!isClaimed) await administration.importDirectory('corp', [{ address: ADA, user: 'ada' }]);
  else await account('ada').preferences.write({ address: ADA });
  const registry = createRegistry({ now, schedule, policy: organisation.policy });
  let seen: Presence | undefined;
  registry.register(agent, 'corp.example');
  agent.say(ADA, { availability: 'online', ...words });
  registry.as({ id: 'bob' }).watch(ADA, presence => { seen = presence; });
  await advance(1_000);
  agent.goLive();
  expect(seen).toMatchObject({ availability: 'online', ...words });
  if (truth === 'hides') await account('ada').preferences.write({ block: [BOBS] });
  else agent.push(ADA, { availability: 'offline', ...left });
  await advance(1_000);
  if (truth === 'hides') agent.push(ADA, { availability: 'busy', note: { text: 'Bob is not to read this' } });
  await advance(1_000);
  registry.dispose();
  return seen && { ...seen, observedAt: 0 };
}

describe('what can be read of somebody who hides on a network that is not the portal’s', () => {
  it.each(['graph', 'ucwa', 'relay'])('is what can be read of somebody who has gone, where that stays: %s', async kind => {
    expect(await lastSeen(kind, 'hides', words)).toMatchObject({ availability: 'offline', ...words });
    expect(await lastSeen(kind, 'hides', words)).toEqual(await lastSeen(kind, 'goes', words));
  });

  it.each(['xmpp', 'sip', 'matrix', 'web'])('is nothing, as of everybody who has gone, where it goes with them or need not stay: %s', async kind => {
    expect(await lastSeen(kind, 'hides', {})).not.toHaveProperty('note');
    for (const left of [{}, words]) expect(await lastSeen(kind, 'hides', left)).toEqual(await lastSeen(kind, 'goes', left));
  });

  it('is nothing, as of everybody who has gone, where they merely prefer the address: it may be somebody else’s, who may take it back', async () => {
    const [hides, goes] = await Promise.all((['hides', 'goes'] as const).map(truth => lastSeen('graph', truth, words, { isClaimed: true })));
    expect(hides).not.toHaveProperty('note');
    expect(hides).toEqual(goes);
  });
});
