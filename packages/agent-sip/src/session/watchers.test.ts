import { describe, expect, it } from 'vitest';
import { fakeSession, type FakeSession } from '../../test/fake-session.js';

const TYPE = 'application/watcherinfo+xml';
const info = (version: number, state: string, ...watchers: string[]): string => `<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="${version}" state="${state}"><watcher-list resource="sip:ada@corp.example" package="presence">${watchers.join('')}</watcher-list></watcherinfo>`;
const watcher = (id: string, user: string, status: string, more = ''): string => `<watcher id="${id}" event="subscribe" status="${status}"${more}>sip:${user}@corp.example</watcher>`;

async function listening(): Promise<FakeSession & { readonly told: unknown[]; readonly stop: () => void; tell(body: string): Promise<void> }> {
  const fake = fakeSession(), told: unknown[] = [], stop = fake.actions.watchers((...all) => told.push(all));
  await fake.clock.advance(0);
  return { ...fake, told, stop, async tell(body) {
    fake.server.notify(fake.server.subscriptions.find(({ event }) => event === 'presence.winfo')!, { type: TYPE, body });
    await fake.clock.advance(0);
  } };
}

describe('who watches', () => {
  it('is told whole, and change by change', async () => {
    const { server, told, tell } = await listening();
    expect(server.last('SUBSCRIBE')).toMatchObject({ target: 'sip:ada@corp.example' });
    await tell(info(0, 'full', watcher('1', 'bob', 'pending', ' display-name="Bob"'), watcher('2', 'cleo', 'active')));
    expect(told.at(-1)).toEqual([[{ address: 'sip:bob@corp.example', status: 'pending', displayName: 'Bob' }, { address: 'sip:cleo@corp.example', status: 'active' }], undefined]);
    await tell(info(1, 'partial', watcher('1', 'bob', 'active'), watcher('2', 'cleo', 'terminated')));
    expect(told.at(-1)).toMatchObject([[{ address: 'sip:bob@corp.example', status: 'active' }], undefined]);
  });

  it('is asked for anew after a gap', async () => {
    const { server, tell } = await listening();
    await tell(info(0, 'full'));
    const asked = server.count('SUBSCRIBE');
    await tell(info(7, 'partial', watcher('1', 'bob', 'pending')));
    expect(server.count('SUBSCRIBE')).toBe(asked + 1);
  });

  it('is one subscription for all who listen, and ends with the last of them', async () => {
    const { server, clock, actions, tell, stop } = await listening(), told: unknown[] = [];
    await tell(info(0, 'full', watcher('1', 'bob', 'pending')));
    const other = actions.watchers((...all) => told.push(all));
    expect(told).toHaveLength(1);
    stop();
    stop();
    await clock.advance(0);
    expect(server.subscriptions).toHaveLength(1);
    other();
    await clock.advance(0);
    expect(server.subscriptions).toEqual([]);
    actions.watchers(() => undefined);
    await clock.advance(0);
    expect(server.subscriptions).toHaveLength(1);
  });

  it('is not known while the connection is lost', async () => {
    const { server, clock, told, tell } = await listening();
    await tell(info(0, 'full', watcher('1', 'bob', 'pending')));
    server.down = true;
    server.cut();
    await clock.advance(0);
    expect(told.at(-1)).toEqual([[], 'unreachable']);
    server.down = false;
    await clock.advance(5_000);
    await tell(info(1, 'full', watcher('1', 'bob', 'active')));
    expect(told.at(-1)).toMatchObject([[{ status: 'active' }], undefined]);
  });

  it('is not known where the server says so', async () => {
    const { server, clock, actions } = fakeSession(), told: unknown[] = [];
    server.reply = () => ({ status: 489 });
    actions.watchers((...all) => told.push(all));
    await clock.advance(0);
    expect(told).toEqual([[[], 'network-disabled']]);
  });
});
