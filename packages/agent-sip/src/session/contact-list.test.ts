import { describe, expect, it } from 'vitest';
import { pidf, type Held, type Notify } from '../../test/fake-server.js';
import { fakeSession, type FakeSession, type FakeWatch } from '../../test/fake-session.js';
import type { SipOptions } from '../sip-options.js';

const LIST = 'sip:friends@corp.example', BOB = 'bob@corp.example', CLEO = 'cleo@corp.example', DAN = 'dan@corp.example';
const TYPE = 'multipart/related;type="application/rlmi+xml";start="<root>";boundary="b"';

interface Listed { readonly version: number; readonly full?: boolean; readonly resources: Readonly<Record<string, string>>; readonly documents?: Readonly<Record<string, string>> }

function body({ version, full, resources, documents }: Listed): string {
  const rows = Object.entries(resources).map(([user, instance]) => `<resource uri="sip:${user}@corp.example">${instance}</resource>`).join('');
  const parts = Object.entries(documents ?? {}).map(([cid, document]) => `--b\r\nContent-ID: <${cid}>\r\nContent-Type: application/pidf+xml\r\n\r\n${document}\r\n`).join('');
  return `--b\r\nContent-ID: <root>\r\nContent-Type: application/rlmi+xml\r\n\r\n<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="${LIST}" version="${version}" fullState="${full ?? true}">${rows}</list>\r\n${parts}--b--`;
}

async function listed(first: Listed, options: Partial<SipOptions> = {}): Promise<FakeSession & { readonly all: FakeWatch; readonly held: Held; tell(listed: Listed): Promise<void> }> {
  const fake = fakeSession({ list: LIST, ...options }), all = fake.watch(BOB, CLEO, DAN);
  const notify = fake.server.notify.bind(fake.server);
  fake.server.notify = (held, more?: Notify) => notify(held, held.target === LIST ? { type: TYPE, body: body(first), ...more } : more ?? {});
  await fake.clock.advance(0);
  const held = fake.server.subscriptions.find(({ target }) => target === LIST)!;
  return { ...fake, all, held, async tell(next) {
    notify(held, { type: TYPE, body: body(next) });
    await fake.clock.advance(0);
  } };
}

const bare = { version: 1, resources: { bob: '', cleo: '' } };

describe('the list', () => {
  it('speaks for all who are on it, and whoever is not is subscribed to singly', async () => {
    const { server, all, tell } = await listed(bare);
    expect(server.subscriptions.map(({ target }) => target)).toEqual([LIST, 'sip:dan@corp.example']);
    const request = server.requests.find(({ target }) => target === LIST)!;
    expect([request.header('accept'), request.socket.sent[0]]).toEqual([expect.stringContaining('application/rlmi+xml'), expect.stringMatching(/Supported: eventlist/)]);
    expect(all.latest(BOB)).toMatchObject({ problem: 'pending' });
    await tell({ version: 2, full: false, resources: { bob: '<instance id="1" state="active" cid="one"/>', cleo: '<instance id="1" state="terminated" reason="rejected"/>' }, documents: { one: pidf('sip:bob@corp.example', { availability: 'busy' }) } });
    expect([all.latest(BOB), all.latest(CLEO)]).toMatchObject([{ availability: 'busy' }, { problem: 'forbidden' }]);
    await tell({ version: 3, full: false, resources: { bob: '<instance id="1" state="pending"/>' } });
    expect([all.latest(BOB), all.latest(CLEO)]).toMatchObject([{ problem: 'pending' }, { problem: 'forbidden' }]);
  });

  it('says of whom the server has heard nothing that there is nothing, after ten seconds', async () => {
    const { clock, all, tell } = await listed(bare);
    await tell({ version: 2, full: false, resources: { bob: '<instance id="1" state="active" cid="one"/>' }, documents: { one: pidf('sip:bob@corp.example', { availability: 'busy' }) } });
    await clock.advance(9_900);
    expect(all.latest(CLEO)).toMatchObject({ problem: 'pending' });
    await clock.advance(100);
    expect([all.latest(BOB), all.latest(CLEO)]).toMatchObject([{ availability: 'busy' }, { availability: 'unknown', problem: 'no-data' }]);
  });

  it('is asked for everything when something in between was lost', async () => {
    const { server, tell } = await listed(bare), asked = server.count('SUBSCRIBE');
    await tell({ version: 2, full: false, resources: {} });
    expect(server.count('SUBSCRIBE')).toBe(asked);
    await tell({ version: 9, full: false, resources: {} });
    expect(server.count('SUBSCRIBE')).toBe(asked + 1);
  });

  it('is not asked for everything over and over by a server that counts in its own way', async () => {
    const { server, clock, tell } = await listed(bare), asked = server.count('SUBSCRIBE');
    for (let version = 5; version < 500; version += 5) await tell({ version, full: false, resources: {} });
    await clock.advance(25_000);
    expect(server.count('SUBSCRIBE') - asked).toBeLessThan(5);
  });

  it('says nothing of before the connection was lost', async () => {
    const { server, clock, all, tell } = await listed(bare);
    await tell({ version: 2, full: false, resources: { bob: '<instance id="1" state="active" cid="one"/>' }, documents: { one: pidf('sip:bob@corp.example', { availability: 'busy' }) } });
    server.reply = ({ method }) => (method === 'SUBSCRIBE' ? 'silence' : undefined);
    const told = all.told.length;
    server.cut();
    await clock.advance(2_000);
    expect(all.told.slice(told).filter(each => typeof each === 'object' && each.address.text === BOB)).toEqual([]);
    server.reply = ({ header }) => (header('accept').includes('rlmi') ? 'silence' : undefined);
    server.say('sip:bob@corp.example', { availability: 'away' });
    await clock.advance(10_000);
    expect(all.latest(BOB)).toMatchObject({ availability: 'away' });
  });

  it('leaves calls to subscriptions of their own, which go on over another connection', async () => {
    const { server, clock, all } = await listed(bare, { dialog: true });
    const lines = (): string[] => server.subscriptions.filter(({ event }) => event === 'dialog').map(({ target }) => target);
    expect(lines()).toEqual(['sip:bob@corp.example', 'sip:cleo@corp.example', 'sip:dan@corp.example']);
    server.forget();
    server.cut();
    await clock.advance(1_000);
    expect(lines()).toHaveLength(3);
    all.close();
    await clock.advance(0);
    expect(server.subscriptions).toEqual([]);
  });

  it('gives up who leaves it, and takes over who comes', async () => {
    const { server, all, tell } = await listed(bare);
    server.say('sip:bob@corp.example', { availability: 'away' });
    await tell({ version: 2, resources: { dan: '<instance id="1" state="active" cid="one"/>' }, documents: { one: pidf('sip:dan@corp.example', { availability: 'busy' }) } });
    expect(server.subscriptions.map(({ target }) => target)).toEqual([LIST, 'sip:bob@corp.example', 'sip:cleo@corp.example']);
    expect([all.latest(BOB), all.latest(DAN)]).toMatchObject([{ availability: 'away' }, { availability: 'busy' }]);
  });

  it('that the server does not have, takes for a person or ends leaves everybody to subscriptions of their own', async () => {
    for (const state of ['active', 'terminated;reason=noresource']) {
      const fake = fakeSession({ list: LIST });
      const notify = fake.server.notify.bind(fake.server);
      fake.server.notify = (held, more) => notify(held, held.target === LIST ? { ...more, state } : more);
      fake.watch(BOB);
      await fake.clock.advance(0);
      expect(fake.server.subscriptions.map(({ target }) => target)).toContain('sip:bob@corp.example');
    }
    const refused = fakeSession({ list: LIST });
    refused.server.reply = ({ target, method }) => (method === 'SUBSCRIBE' && target === LIST ? { status: 404 } : undefined);
    refused.watch(BOB);
    await refused.clock.advance(0);
    expect(refused.server.subscriptions.map(({ target }) => target)).toEqual(['sip:bob@corp.example']);
  });

  it('is ended when nobody watches', async () => {
    const { server, clock, all } = await listed(bare);
    all.close();
    await clock.advance(0);
    expect(server.subscriptions).toEqual([]);
    await clock.advance(30_000);
    expect(clock.pending).toBe(0);
  });
});
