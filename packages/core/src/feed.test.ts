import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.js';
import type { PresenceNetworkAgent, PresenceSink } from './agent.js';
import { Alarm } from './alarm.js';
import { Feed } from './feed.js';
import { settingsOf } from './host.js';
import type { RegistryEvent } from './presence-registry.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example';

function setUp(watch?: NonNullable<PresenceNetworkAgent['watch']>) {
  const clock = fakeClock({ now: 1_000_000 });
  const fake = fakeAgent({ push: true });
  const agent: PresenceNetworkAgent = watch ? { name: 'odd', query: async () => [], watch } : fake;
  const list = { wanted: [] as readonly string[] }, heard: string[] = [], events: RegistryEvent[] = [];
  const host = {
    alarm: new Alarm(clock.now, clock.schedule), settings: settingsOf({}), paused: false,
    emit: (event: RegistryEvent) => void events.push(event), fault: (error: unknown) => void events.push({ type: 'fault', error }),
  };
  const feed = new Feed(host, {
    agent, viewer: undefined,
    watched: () => list.wanted.map(text => parseAddress(text)!),
    pushed: reports => void heard.push(...reports.map(({ address, availability }) => `${address.user} ${availability}`)),
    lost: problem => void heard.push(`lost ${problem}`),
    forget: () => void heard.push('forget'),
  });
  const want = async (...addresses: readonly string[]): Promise<void> => {
    list.wanted = addresses;
    feed.touch();
    await clock.advance(300);
  };
  return { clock, fake, feed, want, heard, events };
}

describe('a feed', () => {
  it('opens one watch and gives it the full list, whenever that has changed', async () => {
    const { fake, want, events } = setUp();
    await want(ADA);
    await want(ADA, BOB);
    await want(ADA, BOB);
    expect(fake.sets).toEqual([[ADA], [ADA, BOB]]);
    expect(fake.openWatches).toBe(1);
    expect(events).toEqual([{ type: 'watch', agent: 'fake', addresses: 1 }, { type: 'watch', agent: 'fake', addresses: 2 }]);
  });

  it('opens none where there is nobody to watch, or the network cannot', async () => {
    const { fake, want } = setUp();
    await want();
    expect(fake.openWatches).toBe(0);
  });

  it('closes its watch once there is nobody left', async () => {
    const { clock, fake, want } = setUp();
    await want(ADA);
    await want();
    expect(fake.openWatches).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('passes on what is pushed, and says whether changes arrive by themselves', async () => {
    const { fake, feed, want, heard, events } = setUp();
    await want(ADA);
    fake.goLive();
    expect(feed.live).toBe(true);
    fake.push(ADA, { availability: 'busy' });
    fake.lose('timeout');
    expect(feed.live).toBe(false);
    expect(heard).toEqual(['ada busy', 'lost timeout']);
    expect(events.slice(1)).toEqual([{ type: 'live', agent: 'fake' }, { type: 'lost', agent: 'fake', problem: 'timeout' }]);
  });

  it('hears nothing more of a watch that it has closed, while the next one is open', async () => {
    const sinks: PresenceSink[] = [];
    const { feed, want, heard } = setUp(sink => { sinks.push(sink); return { set: () => undefined, close: () => undefined }; });
    await want(ADA);
    feed.close();
    await want(ADA);
    sinks[0]!.live();
    sinks[0]!.report([{ address: parseAddress(ADA)!, availability: 'busy' }]);
    sinks[0]!.lost('timeout');
    expect(heard).toEqual([]);
    expect(feed.live).toBe(false);
    sinks[1]!.report([{ address: parseAddress(ADA)!, availability: 'away' }]);
    expect(heard).toEqual(['ada away']);
  });

  it('takes a problem that nobody knows for no data', async () => {
    const { want, fake, heard } = setUp();
    await want(ADA);
    fake.lose('abducted' as never);
    expect(heard).toEqual(['lost no-data']);
  });

  it.each<[string, NonNullable<PresenceNetworkAgent['watch']>]>([
    ['throws', () => { throw new Error('no'); }],
    ['answers nothing', () => undefined as never],
    ['throws at a list', () => ({ set: () => { throw new Error('no'); }, close: () => undefined })],
  ])('does without an agent that %s, until the page is shown anew', async (_what, watch) => {
    let asked = 0;
    const { feed, want, events } = setUp((...call) => { asked++; return watch(...call); });
    await want(ADA);
    await want(ADA, BOB);
    expect(events.map(({ type }) => type)).toEqual(['fault']);
    feed.close();
    await want(ADA);
    expect(asked).toBe(2);
  });

  it('says that changes no longer arrive when a live agent breaks', async () => {
    const { fake, feed, want, heard } = setUp();
    await want(ADA);
    fake.goLive();
    fake.sets.push = () => { throw new Error('no'); };
    await want(BOB);
    expect([feed.live, ...heard]).toEqual([false, 'lost agent-fault']);
  });

  it('can be opened again although its agent would not close', async () => {
    let opened = 0;
    const { feed, want } = setUp(() => ({ set: () => void opened++, close: () => { throw new Error('no'); } }));
    await want(ADA);
    feed.close();
    await want(ADA);
    expect(opened).toBe(2);
  });

  it('follows scrolling also when the clock was set back', async () => {
    const { clock, fake, want } = setUp();
    await want(ADA);
    clock.jump(-86_400_000);
    await want(ADA, BOB);
    expect(fake.watched).toEqual([ADA, BOB]);
  });
});
