import { describe, expect, it } from 'vitest';
import { FakeBrowser } from '../test/fake-browser.js';
import { joinTabs, type TabsBrowser } from './tabs.js';

const settled = (): Promise<unknown> => new Promise(resolve => setImmediate(resolve));

describe('the tabs of one person', () => {
  it('have one leader at a time, and another as soon as it leaves', async () => {
    const browser = new FakeBrowser(), leaders: number[] = [];
    const tabs = [1, 2, 3].map(tab => joinTabs('ada', browser.page(), () => leaders.push(tab), () => undefined));
    await settled();
    expect(leaders).toEqual([1]);
    tabs[1]!.leave();
    tabs[0]!.leave();
    await settled();
    expect(leaders).toEqual([1, 3]);
    tabs[2]!.leave();
    await settled();
    expect([browser.heldLocks, browser.openChannels]).toEqual([0, 0]);
  });

  it('of several people have a leader each', async () => {
    const browser = new FakeBrowser(), leaders: string[] = [];
    for (const name of ['ada', 'bob']) joinTabs(name, browser.page(), () => leaders.push(name), () => undefined);
    await settled();
    expect(leaders).toEqual(['ada', 'bob']);
  });

  it('hear of each other, and not of themselves', async () => {
    const browser = new FakeBrowser(), heard: number[] = [];
    const [first] = [1, 2, 3].map(tab => joinTabs('ada', browser.page(), () => undefined, () => heard.push(tab)));
    first!.tell();
    await settled();
    expect(heard).toEqual([2, 3]);
  });

  it.each<[string, TabsBrowser]>([
    ['locks', {}],
    ['leave to use locks', {
      navigator: { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } },
      BroadcastChannel: function Refused() { throw new DOMException('no', 'SecurityError'); } as never,
    }],
  ])('lead themselves where the browser has no %s', async (_, browser) => {
    let leads = 0;
    const tabs = joinTabs('ada', browser, () => leads++, () => undefined);
    expect(leads).toBe(0);
    await settled();
    expect(leads).toBe(1);
    tabs.tell();
    tabs.leave();
  });

  it('do not lead any more once they have left', async () => {
    let leads = 0;
    joinTabs('ada', {}, () => leads++, () => undefined).leave();
    await settled();
    expect(leads).toBe(0);
  });
});
