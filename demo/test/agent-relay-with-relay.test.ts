import { relayAgent, type RelayAgent } from '@presence-elements/agent-relay';
import { createRegistry, type Presence, type PresenceRegistry } from '@presence-elements/core';
import { createRelay, memoryStatusStore, type Relay } from '@presence-elements/relay';
import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ADA = 'ada@portal.example', EVE = 'eve@portal.example';

describe('the relay agent and a relay, in one process', () => {
  let clock: FakeClock, relay: Relay | undefined;
  const store = memoryStatusStore();
  const undo: (() => void)[] = [];

  const start = (): void => {
    const { now, schedule } = clock;
    relay = createRelay({ now, schedule, store, knows: () => true, authenticate: request => viewerOf(request) });
  };
  const stop = (): void => {
    relay?.dispose();
    relay = undefined;
  };

  beforeEach(() => {
    clock = fakeClock({ now: 1_700_000_000_000 });
    start();
  });
  afterEach(async () => {
    for (const run of undo.splice(0)) run();
    stop();
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  /** A page on which somebody is signed in. */
  function page(user: string): { agent: RelayAgent; registry: PresenceRegistry } {
    const { now, schedule } = clock, registry = createRegistry({ now, schedule });
    const agent = relayAgent({
      url: 'http://localhost/presence', now, schedule, token: () => user,
      fetch: async (url, init) => {
        if (!relay) throw new TypeError('Failed to fetch');
        return relay.fetch(new Request(url, init));
      },
    });
    registry.register(agent, '*');
    undo.push(() => registry.dispose());
    return { agent, registry };
  }

  async function alive({ agent }: { agent: RelayAgent }): Promise<void> {
    undo.push(await agent.alive({ page: {} }));
  }

  function look({ registry }: { registry: PresenceRegistry }, address: string): Presence[] {
    const seen: Presence[] = [];
    undo.push(registry.watch(address, presence => seen.push(presence)));
    return seen;
  }

  it('shows what one person sets to another at once', async () => {
    const ada = page('ada'), eve = page('eve');
    await alive(ada);
    const seen = look(eve, ADA);
    await clock.advance(1_000);
    expect(seen.at(-1)).toMatchObject({ availability: 'online', stale: false });
    expect(await ada.registry.publish({ availability: 'busy', note: { text: 'Counting' } })).toMatchObject({ availability: 'busy' });
    await clock.advance(0);
    expect(seen.at(-1)).toMatchObject({ availability: 'busy', note: { text: 'Counting' } });
    await ada.registry.publish({ availability: 'auto' });
    await clock.advance(0);
    expect(seen.at(-1)).toMatchObject({ availability: 'online' });
  });

  it('opens another stream without a word when the relay ends the first', async () => {
    const ada = page('ada'), eve = page('eve'), events: string[] = [];
    await alive(ada);
    const seen = look(eve, ADA);
    await clock.advance(1_000);
    undo.push(eve.registry.subscribe(({ type }) => events.push(type)));
    relay!.signOut('eve');
    await ada.registry.publish({ availability: 'dnd' });
    await clock.advance(1_000);
    expect(seen.at(-1)).toMatchObject({ availability: 'dnd', stale: false });
    expect(events).not.toContain('lost');
    await ada.registry.publish({ availability: 'auto' });
  });

  it('shows the last known as stale while the relay is away, and recovers with it; nobody turns offline', async () => {
    const ada = page('ada'), eve = page('eve');
    await Promise.all([alive(ada), alive(eve)]);
    const seen = look(eve, ADA), other = look(ada, EVE);
    await clock.advance(5_000);
    expect([seen.at(-1)!.availability, other.at(-1)!.availability]).toEqual(['online', 'online']);
    stop();
    await clock.advance(5_000);
    expect(seen.at(-1)).toMatchObject({ availability: 'online', stale: true, problem: 'unreachable' });
    start();
    await clock.advance(30_000);
    expect(seen.at(-1)).toMatchObject({ availability: 'online', stale: false });
    expect(other.at(-1)).toMatchObject({ availability: 'online', stale: false });
    expect([...seen, ...other].filter(({ availability }) => availability === 'offline')).toEqual([]);
    await ada.registry.publish({ availability: 'busy' });
    await clock.advance(0);
    expect(seen.at(-1)).toMatchObject({ availability: 'busy', stale: false });
  });
});

function viewerOf(request: Request): { id: string } | undefined {
  const id = request.headers.get('authorization')?.replace('Bearer ', '');
  return id ? { id } : undefined;
}
