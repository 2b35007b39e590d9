import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser } from '../test/fake-browser.js';
import { type FakeRelay, fakeRelay, problem } from '../test/fake-relay.js';
import { keepAlive, type AliveOptions } from './alive.js';
import { relayAgent } from './relay-agent.js';
import { relayClient } from './relay-client.js';

const minutes = (count: number): number => count * 60_000;

describe('being alive', () => {
  let clock: FakeClock, relay: FakeRelay, browser: FakeBrowser;
  beforeEach(() => {
    clock = fakeClock({ now: 1_700_000_000_000 });
    relay = fakeRelay();
    browser = new FakeBrowser();
  });

  const open = (options: AliveOptions = {}): { page: EventTarget; close: () => void } => {
    const page = browser.page();
    return { page, close: keepAlive(relayClient({ url: '/presence', fetch: relay.fetch, ...clock }), { page, ...options }) };
  };
  const told = (): unknown[] => relay.log.map(({ body }) => (body as { active: boolean }).active);

  it('is said at once and then every minute, by a request that outlives the page', async () => {
    open();
    await clock.advance(minutes(3));
    expect(relay.lines).toEqual(Array.from({ length: 4 }, () => 'POST /me/alive'));
    expect(told()).toEqual([true, true, true, true]);
    expect(relay.log[0]!.init.keepalive).toBe(true);
  });

  it('is said by one page of ten', async () => {
    for (let page = 0; page < 10; page++) open();
    await clock.advance(minutes(1) - 1);
    expect(relay.log).toHaveLength(1);
  });

  it('is said by another page when the first has gone', async () => {
    const first = open();
    open();
    await clock.advance(minutes(1) - 1);
    first.close();
    await clock.advance(0);
    expect(relay.log).toHaveLength(2);
  });

  it('tells pages in use from pages that are only open', async () => {
    open();
    await clock.advance(minutes(6));
    expect(told()).toEqual([true, true, true, true, true, false, false]);
  });

  it('says at once that somebody is back', async () => {
    const { page } = open();
    await clock.advance(minutes(7) - 1);
    relay.log.length = 0;
    page.dispatchEvent(new Event('keydown'));
    await clock.advance(0);
    expect(told()).toEqual([true]);
  });

  it('counts the use of any page', async () => {
    open();
    const { page: second } = open();
    for (let minute = 0; minute < 12; minute++) {
      second.dispatchEvent(new Event('pointermove'));
      await clock.advance(minutes(1));
    }
    expect(told()).not.toContain(false);
  });

  it('says at once that somebody is back on another page', async () => {
    open();
    const { page: second } = open();
    await clock.advance(minutes(10) - 1);
    relay.log.length = 0;
    second.dispatchEvent(new Event('keydown'));
    await clock.advance(0);
    expect(told()).toEqual([true]);
  });

  it('asks the host whether the page is in use, where the host knows better', async () => {
    let active = false;
    open({ active: () => active });
    await clock.advance(0);
    active = true;
    await clock.advance(minutes(1));
    expect(told()).toEqual([false, true]);
  });

  it('is said for each person who has tabs of their own', async () => {
    open({ user: 'ada' });
    open({ user: 'bob' });
    await clock.advance(0);
    expect(relay.log).toHaveLength(2);
  });

  it('goes on after a failure, in silence', async () => {
    relay.reply = () => problem(500, 'agent-fault');
    open();
    await clock.advance(minutes(1));
    expect(relay.log).toHaveLength(2);
  });

  it('is said at once to a relay that was restarted', async () => {
    const agent = relayAgent({ url: '/presence', fetch: relay.fetch, ...clock });
    await agent.alive({ page: browser.page() });
    const watch = agent.watch({ report: () => undefined, live: () => undefined, lost: () => undefined }, {});
    watch.set([]);
    await clock.advance(10_000);
    relay.log.length = 0;
    relay.resumes = false;
    relay.stream.cut();
    await clock.advance(0);
    expect(relay.lines).toContain('POST /me/alive');
    watch.close();
  });

  it('leaves nothing behind when it is stopped, however often', async () => {
    const { page, close } = open();
    await clock.advance(minutes(1));
    close();
    close();
    page.dispatchEvent(new Event('pageshow'));
    await clock.advance(minutes(5));
    expect([relay.log.length, clock.pending, browser.openChannels, browser.heldLocks]).toEqual([2, 0, 0, 0]);
  });

  it('lets another page lead when this one is put aside, and comes back with it', async () => {
    const { page } = open();
    await clock.advance(0);
    page.dispatchEvent(new Event('pagehide'));
    await clock.advance(0);
    expect([clock.pending, browser.heldLocks, browser.openChannels]).toEqual([0, 0, 0]);
    page.dispatchEvent(new Event('pageshow'));
    await clock.advance(0);
    expect(relay.log).toHaveLength(2);
  });
});
