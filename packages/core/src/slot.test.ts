import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.js';
import type { PresenceReport } from './agent.js';
import { Slot } from './slot.js';

const address = parseAddress('ada@corp.example')!;
const HOUR = 3_600_000, DAY = 24 * HOUR;

function setUp(ttl = 60_000) {
  const world = { now: 10 * DAY };
  const slot = new Slot(address, { agent: 'fake', ttl, failureTtl: 10_000, maxStale: 300_000, random: () => 0, now: () => world.now });
  const hear = (facts: object, live = false): void => slot.hear({ address, ...facts } satisfies PresenceReport, live);
  /** What is shown, in short. */
  const shown = (): string | undefined => {
    const presence = slot.show();
    return presence && [presence.availability, presence.stale && 'stale', presence.problem].filter(Boolean).join(' ');
  };
  const look = (): void => void slot.lookers.add({ changed: () => undefined });
  return { world, slot, hear, shown, look };
}

describe('a slot', () => {
  it('knows nothing and is to be asked for, at first', () => {
    const { slot, shown } = setUp();
    expect(shown()).toBeUndefined();
    expect(slot.isDue()).toBe(true);
  });

  it('shows what the network said, and is to be asked for again a minute later', () => {
    const { world, slot, hear, shown } = setUp();
    hear({ availability: 'busy' });
    world.now += 59_999;
    expect([shown(), slot.isDue(), slot.isDue(1)]).toEqual(['busy', false, true]);
    world.now += 1;
    expect(slot.isDue()).toBe(true);
  });

  it('is out of date where nobody looked: stale for five minutes after it was confirmed, then not to be shown', () => {
    const { world, hear, shown } = setUp();
    hear({ availability: 'busy' });
    world.now += 60_000;
    expect(shown()).toBe('busy stale pending');
    world.now += 239_999;
    expect(shown()).toBe('busy stale pending');
    world.now += 1;
    expect(shown()).toBeUndefined();
  });

  it('stands while somebody looks: it is being asked for', () => {
    const { world, hear, shown, look } = setUp();
    hear({ availability: 'busy' });
    look();
    world.now += 65_000;
    expect(shown()).toBe('busy');
  });

  it('shows what was last known for five minutes after a failure, to the millisecond', () => {
    const { world, slot, hear, shown, look } = setUp();
    look();
    hear({ availability: 'busy' });
    world.now += 60_000;
    slot.miss('timeout', world.now + 10_000);
    expect(shown()).toBe('busy stale timeout');
    expect(slot.show()?.observedAt).toBe(world.now - 60_000);
    world.now += 239_999;
    expect([shown(), slot.changesAt]).toEqual(['busy stale timeout', world.now + 1]);
    world.now += 1;
    expect([slot.prune(), slot.prune()]).toEqual([true, false]);
    expect(shown()).toBe('unknown timeout');
  });

  it('counts the five minutes from the last confirmation, however often it fails', () => {
    const { world, slot, hear, shown, look } = setUp();
    look();
    hear({ availability: 'busy' });
    for (let minute = 0; minute < 5; minute++) {
      world.now += 60_000;
      slot.miss('unreachable', world.now + 60_000);
    }
    expect(shown()).toBe('unknown unreachable');
  });

  it.each(['signed-out', 'forbidden', 'network-disabled', 'not-found', 'not-shared', 'blocked-by-policy'] as const)('shows nothing more of what was known once the network says “%s”', problem => {
    const { world, slot, hear, shown } = setUp();
    hear({ availability: 'online' });
    slot.miss(problem, world.now + 10_000);
    expect(shown()).toBe(`unknown ${problem}`);
  });

  it('passes on a value that its agent can no longer confirm, and asks again soon', () => {
    const { world, slot, hear, shown } = setUp();
    hear({ availability: 'busy', stale: true, problem: 'unreachable' });
    expect(shown()).toBe('busy stale unreachable');
    world.now += 10_000;
    expect(slot.isDue()).toBe(true);
  });

  it('waits longer each time when the network has trouble with this one alone, or as long as it asks', () => {
    const { world, slot, hear } = setUp();
    const wait = (facts: object): number => {
      hear({ problem: 'rate-limited', ...facts });
      const { askAt } = slot, waits = askAt - world.now;
      world.now = askAt;
      return waits;
    };
    expect([wait({}), wait({}), wait({ retryAfter: 1_500 }), wait({}), wait({ retryAfter: 'soon' })]).toEqual([10_000, 20_000, 1_500, 80_000, 160_000]);
  });

  it.each([['nothing', undefined], ['nonsense', 'soon'], ['no number', NaN], ['never', Infinity], ['an hour', 10 * DAY + HOUR]])(
    'is to be asked for after a minute when the network names %s as the end', (_what, expiresAt) => {
      const { world, slot, hear } = setUp();
      hear({ availability: 'busy', expiresAt });
      expect(slot.askAt).toBe(world.now + 60_000);
    });

  it.each([['is past', 5, 60_000], ['is no time at all', 10 * DAY, 60_000], ['was set to nothing by the page', undefined, 0]])('is not asked for without end where the end %s', (_what, expiresAt, ttl) => {
    const { world, slot, hear } = setUp(ttl);
    hear({ availability: 'busy', expiresAt });
    expect(slot.askAt).toBe(world.now + 1_000);
  });

  it('changes when a note ends, also while a watch vouches for it', () => {
    const { world, slot, hear } = setUp();
    hear({ availability: 'busy', note: { text: 'back at two', expiresAt: world.now + 5_000 } }, true);
    expect([slot.askAt, slot.changesAt]).toEqual([Infinity, world.now + 5_000]);
    world.now += 5_000;
    expect([slot.prune(), slot.prune()]).toEqual([true, false]);
    expect(slot.show()).not.toHaveProperty('note');
  });

  it('is vouched for by a live watch without end, and ages from when the watch is lost', () => {
    const { world, slot, hear, shown, look } = setUp();
    look();
    hear({ availability: 'busy' }, true);
    world.now += DAY;
    expect([shown(), slot.isDue()]).toEqual(['busy', false]);
    slot.miss('unreachable', world.now + 500);
    world.now += 299_999;
    expect(shown()).toBe('busy stale unreachable');
    world.now += 1;
    expect(shown()).toBe('unknown unreachable');
  });

  it('drops what is older by the network’s own count', () => {
    const { hear, shown } = setUp();
    hear({ availability: 'offline', sequence: 7 });
    hear({ availability: 'online', sequence: 6 });
    expect(shown()).toBe('offline');
    hear({ availability: 'away', sequence: 7 });
    hear({ availability: 'busy' });
    expect(shown()).toBe('busy');
  });

  it('reads counts written as text as people do', () => {
    const { hear, shown } = setUp();
    hear({ availability: 'online', sequence: '9' });
    hear({ availability: 'busy', sequence: '10' });
    hear({ availability: 'online', sequence: '9' });
    expect(shown()).toBe('busy');
  });

  it('hears a network that has started to count anew, once what it said before is due', () => {
    const { world, slot, hear, shown } = setUp();
    hear({ availability: 'online', sequence: 1_000 });
    world.now += 60_000;
    hear({ availability: 'away', sequence: 1 });
    expect([shown(), slot.isDue()]).toEqual(['away', false]);
  });

  it('is stale after a long pause until somebody confirms it, and only if it was known', () => {
    const { world, slot, hear, shown, look } = setUp();
    look();
    hear({ availability: 'online' });
    world.now += 299_999;
    expect(slot.wake()).toBe(false);
    world.now += 8 * HOUR;
    expect([slot.wake(), shown()]).toEqual([true, 'online stale pending']);
    hear({ problem: 'forbidden' });
    world.now += 8 * HOUR;
    expect([slot.wake(), shown()]).toEqual([false, 'unknown forbidden']);
  });

  it('is to be asked for when the clock was set back to before it was heard, and is not shown for longer', () => {
    const { world, slot, hear, shown, look } = setUp();
    look();
    hear({ availability: 'online' });
    world.now -= DAY;
    expect(slot.isDue()).toBe(true);
    slot.miss('unreachable', world.now + 10_000);
    world.now += 300_000;
    expect(shown()).toBe('unknown unreachable');
  });
});
