import { memoryStore } from '@presence-elements/policy';
import { describeTimes, median } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import { settledOrganised, type OrganisedPortal } from '../../test/organised.js';
import { Page } from '../../test/page.js';
import { signedInByHeader, type Person } from '../../test/portal.js';
import { StreamClient } from '../../test/stream-client.js';
import { createRelay } from '../relay.js';
import { serveRelay } from '../serve.js';
import { openRelayOrganisation } from './open-organisation.js';

const ALAN = 'alan@corp.example', GRACE = 'grace@portal.example';
const draft = { kind: 'federated', name: 'Corp', routes: ['corp.example'], agent: { kind: 'xmpp', options: { server: 'wss://x' } }, allowed: true, verification: 'everyone', isPublic: false, supports: [] };

/** A portal with a network on which Alan is busy, and a stream of somebody who watches these. */
async function setUp(...addresses: string[]) {
  const place = await settledOrganised(), { admin, clock, kind } = place;
  const { id } = (await admin.call('POST', '/settings/providers', { body: draft })).body as unknown as { id: string };
  await clock.advance(10);
  const busy = () => kind.made.at(-1)!.push(ALAN, { availability: 'busy', note: { text: 'secret' } });
  busy();
  return { ...place, ...await watching(place, place.as('ada'), ...addresses), busy, block: () => admin.call('PATCH', `/settings/providers/${id}`, { body: { revision: 1, change: { allowed: false } } }) };
}

async function watching({ clock }: OrganisedPortal, person: Person, ...addresses: string[]) {
  const stream = await person.stream();
  await clock.advance(0);
  await person.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses } });
  await clock.advance(1_100);
  return { person, stream, types: () => stream.events.map(({ type }) => type) };
}

const revisionOf = ({ data }: { readonly data: { readonly revision?: string } } = { data: {} }): string | undefined => data.revision;

describe('a change of the settings', () => {
  it('is told on every stream: first what looks different, then that there is another revision', async () => {
    const { stream, block, clock } = await setUp(ALAN);
    expect(stream.told.at(-1)).toBe(`${ALAN} busy`);
    await block();
    await clock.advance(2);
    const [blocked, settings] = stream.events.slice(-2);
    expect([blocked!.data.items![0]!.problem, settings!.type, settings!.id]).toEqual(['blocked-by-policy', 'settings', stream.lastEventId]);
    expect([typeof revisionOf(settings), revisionOf(settings)]).toEqual(['string', expect.not.stringMatching(`^${revisionOf(stream.events[0])!}$`) as string]);
  });

  it('is noticed by who comes back, since a stream opens with the revision', async () => {
    const { person, stream, block, clock } = await setUp(GRACE);
    await stream.leave();
    const same = await person.stream(stream.lastEventId);
    await clock.advance(0);
    expect(revisionOf(same.events[0])).toBe(revisionOf(stream.events.findLast(({ data }) => data.revision)));
    await same.leave();
    await block();
    const other = await person.stream(same.lastEventId);
    await clock.advance(10);
    expect(revisionOf(other.events[0])).not.toBe(revisionOf(same.events[0]));
    expect(other.events.map(({ type }) => type)).toEqual(['open']);
  });

  it('lets nothing of a blocked network through to who resumes in the same moment', async () => {
    const { person, stream, block, busy, clock, kind } = await setUp(ALAN);
    kind.made.at(-1)!.push(ALAN, { availability: 'away' });
    await clock.advance(0);
    await stream.leave();
    busy();
    await clock.advance(0);
    const change = block();
    // As soon as the change has been answered, and before anything else can happen.
    await change;
    const resumed = await person.stream(stream.lastEventId);
    await clock.advance(10);
    expect(JSON.stringify(resumed.events)).not.toMatch(/busy|away|secret/);
    expect(resumed.told).toEqual([`${ALAN} blocked-by-policy`]);
  });

  it('of what somebody prefers is told to their own pages alone', async () => {
    const place = await setUp(GRACE), { stream, as, clock } = place, own = await watching(place, as('grace'), GRACE);
    const before = stream.events.length, ownBefore = own.types().length;
    await as('grace').call('PATCH', '/settings/me', { body: { block: ['eve@portal.example'] } });
    await clock.advance(10);
    expect([stream.events.length - before, own.types().slice(ownBefore)]).toEqual([0, ['settings']]);
  });

  it('of what somebody prefers is told to nobody from outside who has the same id', async () => {
    const outside = { id: 'grace', address: 'grace@partner.example' };
    const place = await settledOrganised({ relay: { authenticate: request => (request.headers.has('x-outside') ? outside : signedInByHeader(request)) } });
    const stream = await StreamClient.open(place.admin.client, { 'x-outside': 'yes' });
    stream.flow();
    await place.clock.advance(10);
    await place.as('grace').call('PATCH', '/settings/me', { body: { block: ['grace@partner.example'] } });
    await place.clock.advance(10);
    expect(stream.events.map(({ type }) => type)).toEqual(['open']);
  });

  it('leaves a relay without an organisation as it is', async () => {
    const relay = createRelay({ authenticate: signedInByHeader }), response = await relay.fetch(new Request('http://localhost/presence/stream', { headers: { 'x-user': 'ada' } }));
    const text = new TextDecoder().decode((await response.body!.getReader().read()).value);
    expect(text).not.toContain('revision');
    relay.dispose();
  });
});

describe('over a real network', () => {
  it('a page sees within a second that a network was blocked, and forgets what it had heard', async () => {
    const kind = fakeKind('xmpp'), opened = await openRelayOrganisation(memoryStore(), { domain: 'portal.example', importModule: installed(kind), env: {} });
    const relay = createRelay({ ...opened, authenticate: signedInByHeader }), served = await serveRelay(relay, { port: 0 }), url = `${served.url}/presence`;
    const admin = new Page(url, 'root', ['admin'], []), page = new Page(url, 'ada', [], [ALAN]);
    const { providers } = await admin.agent.account(), { id, revision } = await providers!.add(draft as never);
    await page.hears(heard => heard.includes('live') && heard.some(line => line.startsWith(ALAN)));
    kind.made.at(-1)!.push(ALAN, { availability: 'busy' });
    await page.hears(heard => heard.includes(`${ALAN} busy`));
    const times: number[] = [];
    for (let at = revision, round = 0; round < 5; round++) {
      const from = page.heard.length, started = performance.now();
      ({ revision: at } = await providers!.change(id, { allowed: false }, at));
      await page.hears(heard => heard.slice(from).includes(`${ALAN} blocked-by-policy`) && heard.slice(from).includes('forget'));
      times.push(page.heardAt.at(-1)! - started);
      ({ revision: at } = await providers!.change(id, { allowed: true }, at));
      await page.hears(heard => heard.slice(from).some(line => line.startsWith(ALAN) && !line.endsWith('blocked-by-policy')));
    }
    console.log(`A page sees that a network was blocked after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
    for (const one of [admin, page]) one.close();
    await served.close();
    relay.dispose();
  });
});
