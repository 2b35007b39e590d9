import { parseXml } from '@presence-elements/xml';
import { applyWatchers, readWatcherInfo, type WatcherInfo } from './watcher-info.js';

const info = (version: number, state: string, watchers: string = ''): WatcherInfo => readWatcherInfo(parseXml(`<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="${version}" state="${state}">
  <watcher-list resource="sip:bob@example.org" package="presence">${watchers}</watcher-list></watcherinfo>`)!)!;

const watcher = (name: string, status: string): string => `<watcher id="${name}" event="subscribe" status="${status}">sip:${name}@example.org</watcher>`;
const seen = ({ lists }: WatcherInfo): readonly string[] => lists.flatMap(list => list.watchers.map(({ id, status }) => `${id} ${status}`));

describe('a reader of watcherinfo', () => {
  it('reads who wants to watch, with their name', () => {
    expect(info(2, 'partial', '<watcher id="7" event="subscribe" status="pending" display-name="Ada">\n sip:ada@example.org </watcher>')).toEqual({
      version: 2,
      full: false,
      lists: [{ resource: 'sip:bob@example.org', package: 'presence', watchers: [{ id: '7', uri: 'sip:ada@example.org', status: 'pending', event: 'subscribe', displayName: 'Ada' }] }],
    });
  });

  it('leaves out who has no id, no address or no status that it knows', () => {
    expect(seen(info(0, 'full', '<watcher status="active">sip:a@b</watcher><watcher id="1" status="active"/><watcher id="2" status="staring">sip:a@b</watcher>'))).toEqual([]);
  });

  it('reads nothing that cannot be put in order', () => {
    const read = (text: string): unknown => readWatcherInfo(parseXml(text)!);
    expect(read('<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" state="full"/>')).toBeUndefined();
    expect(read('<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="1"/>')).toBeUndefined();
    expect(read('<watcherinfo version="1" state="full"/>')).toBeUndefined();
  });

  it('keeps up with watchers that come, wait, are approved and go', () => {
    let known = applyWatchers(undefined, info(1, 'full', watcher('ada', 'active')));
    known = applyWatchers(known.watchers, info(2, 'partial', watcher('eve', 'pending')));
    expect(seen(known.watchers)).toEqual(['ada active', 'eve pending']);
    known = applyWatchers(known.watchers, info(3, 'partial', watcher('eve', 'waiting') + watcher('ada', 'terminated')));
    expect(seen(known.watchers)).toEqual(['eve waiting']);
    expect(known.gap).toBe(false);
  });

  it('notices that something was lost', () => {
    const { watchers } = applyWatchers(undefined, info(1, 'full'));
    expect(applyWatchers(watchers, info(3, 'partial')).gap).toBe(true);
    expect(applyWatchers(undefined, info(3, 'partial')).gap).toBe(true);
    expect(applyWatchers(watchers, info(1, 'partial', watcher('eve', 'pending')))).toEqual({ watchers, gap: false });
  });
});
