import { relayAgent } from '@presence-elements/agent-relay';
import { createRegistry, type Presence } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { portal, type Portal } from '../test/portal.js';

const ALAN = 'alan@portal.example';

/** A page of `user`: a registry whose only agent is this relay's. `relay` may be replaced, as a restart does. */
function page(place: { relay: Portal['relay']; readonly clock: Portal['clock'] }, user: string) {
  const { now, schedule } = place.clock;
  const agent = relayAgent({
    url: 'http://localhost/presence', headers: { 'x-user': user }, now, schedule, random: () => 0.5,
    fetch: (input: string | URL | Request, init?: RequestInit) => place.relay.fetch(new Request(input, init)),
  });
  const registry = createRegistry({ now, schedule, random: () => 0.5 });
  registry.register(agent, '*');
  const seen: Presence[] = [];
  registry.watch(ALAN, presence => void seen.push(presence));
  return { agent, registry, told: () => seen.map(({ availability, stale }) => availability + (stale ? ' (stale)' : '')) };
}

describe('a page on this relay', () => {
  it('sees another person change, and one’s own change is seen', async () => {
    const place = portal({ knows: () => true });
    await place.clock.advance(90_000);
    const { told } = page(place, 'ada'), alans = page(place, 'alan');
    await place.clock.advance(1_000);
    const signal = new AbortController().signal;
    await alans.agent.publish({ availability: 'dnd' }, { signal });
    await place.clock.advance(100);
    expect(told()).toEqual(['offline', 'dnd']);
  });

  it('sees nobody turn offline when the relay is started again', async () => {
    const before = portal({ knows: () => true });
    await before.clock.advance(90_000);
    const place = { clock: before.clock, relay: before.relay };
    const beat = () => portalCall(place.relay, 'alan');
    await beat();
    const { told } = page(place, 'ada');
    await place.clock.advance(30_000);
    before.relay.dispose();
    place.relay = portal({ knows: () => true }, before.clock).relay;
    await place.clock.advance(40_000);
    await beat();
    await place.clock.advance(40_000);
    expect(told()[0]).toBe('online');
    expect(told().at(-1)).toBe('online');
    expect(told()).not.toContain('offline');
  });
});

async function portalCall(relay: Portal['relay'], user: string): Promise<void> {
  const { status } = await relay.fetch(new Request('http://localhost/presence/me/alive', {
    method: 'POST', headers: { 'x-user': user, 'content-type': 'application/json' }, body: '{"active":true}',
  }));
  expect(status).toBe(204);
}
