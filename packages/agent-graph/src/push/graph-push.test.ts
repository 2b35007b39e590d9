import { createRegistry, parseAddress, type PresenceReport } from '@presence-elements/core';
import { jwt, type GraphDouble, type Said } from '../../test/graph-double.js';
import { page, people, say, type Page } from '../../test/page.js';
import { HOOK, pushKey, SECRET } from '../../test/push-fixture.js';
import { graphPush, type PushOptions } from './graph-push.js';
import type { PushKey } from './push-keys.js';

const MINUTE = 60_000;

/** A relay's registry with an agent that is told of changes; `told` is what reaches the registry. */
function relay(more: Partial<PushOptions> = {}): Page & { told: () => number } {
  const push = graphPush({ notificationUrl: HOOK, clientState: SECRET, keys: [pushKey('new')], appId: 'our-app', tenantId: 'our-tenant', ...more });
  const portal = page({ audience: 'shared', push });
  portal.double.deliver = request => portal.agent.hook!(request);
  return { ...portal, told: () => portal.double.count('/communications') };
}

const forged = (double: GraphDouble, change: (body: Said) => unknown): Promise<number> => {
  const [subscription] = [...double.subscriptions.values()], account = double.find('user0@corp.example')!;
  return double.send(change({ value: [double.notification(subscription!.id, { ...account, presence: say('Offline') }, true)], validationTokens: [jwt({ aud: 'our-app', tid: 'our-tenant' }, double.now())] }));
};

describe('a relay that Graph tells of changes', () => {
  it('asks once for everybody, for all viewers together, and then hears', async () => {
    const portal = relay(), { clock, double, registry, state } = portal, addresses = people(portal, 200);
    for (const id of ['ada', 'bob', 'eve']) for (const address of addresses) registry.as({ id }).watch(address, () => undefined);
    await clock.advance(5_000);
    // Eleven as without; then the subscription, and what may have changed until it began.
    expect([double.asked.length, double.subscriptions.size, state('user0@corp.example')]).toEqual([13, 1, 'online']);
    await clock.advance(4 * MINUTE);
    expect(double.asked).toHaveLength(13);
    expect(await double.change('user7@corp.example', say('Busy', 'InACall'))).toEqual([202]);
    expect(state('user7@corp.example')).toBe('busy');
    expect(double.violations).toEqual([]);
  });

  it('tells an icon within the same second, once however often Graph delivers', async () => {
    const portal = relay(), [ada] = people(portal, 1) as [string], shown = portal.show([ada]).get(ada)!;
    await portal.clock.advance(5_000);
    const reports: PresenceReport[] = [], other = portal.agent.watch!({ report: each => void reports.push(...each), live: () => undefined, lost: () => undefined }, {});
    expect(await portal.double.change(ada, say('DoNotDisturb', 'Presenting'), { twice: true })).toEqual([202, 202]);
    await portal.clock.advance(0);
    expect(shown.map(({ availability }) => availability)).toEqual(['online', 'dnd']);
    other.close();
    expect(reports).toEqual([]);
  });

  it('drops what Graph delivers once more when it is long past', async () => {
    const portal = relay(), { clock, double, agent, state } = portal, [ada] = people(portal, 1) as [string], bodies: string[] = [];
    portal.show([ada]);
    await clock.advance(5_000);
    double.deliver = async request => {
      bodies.push(await request.clone().text());
      return agent.hook!(request);
    };
    await double.change(ada, say('Busy'));
    await double.change(ada, say('Away'));
    expect(await double.send(JSON.parse(bodies[0]!))).toBe(202);
    expect(state(ada)).toBe('away');
  });

  it('is not deaf for good where nobody says whether a token is right', async () => {
    let isSlow = true;
    const portal = relay({ verify: () => (isSlow ? new Promise(() => undefined) : true) }), [ada] = people(portal, 1) as [string];
    portal.show([ada]);
    await portal.clock.advance(5_000);
    const first = portal.double.change(ada, say('Busy'));
    await portal.clock.advance(5_000);
    expect([await first, portal.state(ada)]).toEqual([[202], 'online']);
    isSlow = false;
    await portal.double.change(ada, say('Away'));
    expect(portal.state(ada)).toBe('away');
  });

  it('hears in order, however long it takes to make sure of each', async () => {
    const waits: (() => void)[] = [], portal = relay({ verify: () => new Promise(resolve => { waits.push(() => resolve(true)); }) }), [ada] = people(portal, 1) as [string], shown = portal.show([ada]).get(ada)!;
    await portal.clock.advance(5_000);
    const sent = [portal.double.change(ada, say('Busy')), portal.double.change(ada, say('Away'))];
    while (waits.length < 1) await portal.clock.advance(0);
    waits[0]!();
    while (waits.length < 2) await portal.clock.advance(0);
    waits[1]!();
    await Promise.all(sent);
    await portal.clock.advance(0);
    expect(shown.map(({ availability }) => availability)).toEqual(['online', 'busy', 'away']);
  });

  it('reads with the old key until the new one is used', async () => {
    let keys: readonly PushKey[] = [pushKey('old')];
    const portal = relay({ keys: () => keys }), { clock, double, state } = portal, [ada] = people(portal, 1) as [string];
    portal.show([ada]);
    await clock.advance(5_000);
    keys = [pushKey('new'), pushKey('old')];
    await double.change(ada, say('Busy'));
    expect([state(ada), [...double.subscriptions.values()][0]!.body.encryptionCertificateId]).toEqual(['busy', 'old']);
    await clock.advance(50 * MINUTE);
    await double.change(ada, say('Away'));
    expect([state(ada), [...double.subscriptions.values()][0]!.body.encryptionCertificateId]).toEqual(['away', 'new']);
  });

  it.each<[string, (body: Said) => unknown]>([
    ['without our secret', body => ({ ...body, value: (body.value as Said[]).map(item => ({ ...item, clientState: `${SECRET}!` })) })],
    ['of no subscription of ours', body => ({ ...body, value: (body.value as Said[]).map(item => ({ ...item, subscriptionId: 'theirs' })) })],
    ['without a token', ({ value }) => ({ value })], ['with another one’s token', body => ({ ...body, validationTokens: [jwt({ aud: 'theirs', tid: 'our-tenant' }, Date.parse('2026-11-25T12:00:00Z'))] })],
    ['whose contents were changed', body => ({ ...body, value: (body.value as Said[]).map(item => ({ ...item, encryptedContent: { ...(item.encryptedContent as Said), data: btoa('0123456789abcdef') } })) })],
    ['that is nothing', () => null],
  ])('is not taken in by what is sent %s, and does not say so', async (_, change) => {
    const portal = relay(), [ada] = people(portal, 1) as [string];
    portal.show([ada]);
    await portal.clock.advance(5_000);
    expect(await forged(portal.double, change)).toBe(202);
    expect(portal.state(ada)).toBe('online');
    expect(await forged(portal.double, body => body)).toBe(202);
    expect(portal.state(ada)).toBe('offline');
  });

  it('looks up who has changed where a notification has no contents', async () => {
    const portal = relay(), [ada] = people(portal, 1) as [string];
    portal.show([ada]);
    await portal.clock.advance(5_000);
    await portal.double.change(ada, say('Busy'), { rich: false, tokens: [] });
    await portal.clock.advance(2_000);
    expect(portal.state(ada)).toBe('busy');
  });

  it('asks every minute where Graph does not let it subscribe', async () => {
    const portal = relay(), [ada] = people(portal, 1) as [string];
    portal.double.intervene = ({ path }) => (path.startsWith('/subscriptions') ? { status: 403 } : undefined);
    portal.show([ada]);
    await portal.clock.advance(5_000);
    expect([portal.state(ada), portal.told()]).toEqual(['online', 1]);
    await portal.clock.advance(10 * MINUTE);
    expect([portal.state(ada), portal.told()]).toEqual(['online', 11]);
  });

  it('shows what it last knew as stale while nothing can be heard or asked, and comes back by itself', async () => {
    const portal = relay(), { clock, double, state } = portal, [ada] = people(portal, 1) as [string];
    portal.show([ada]);
    await clock.advance(5_000);
    double.intervene = () => ({ status: 503 });
    await double.lifecycle('subscriptionRemoved');
    await clock.advance(10_000);
    expect(state(ada)).toBe('online (unreachable)');
    const asked = double.asked.length;
    await clock.advance(30 * MINUTE);
    expect([state(ada), double.asked.length - asked < 40]).toEqual(['unreachable', true]);
    double.intervene = () => undefined;
    await clock.advance(6 * MINUTE);
    expect([state(ada), double.subscriptions.size]).toEqual(['online', 1]);
  });

  it('asks for those beyond 650, for whom there is no subscription', async () => {
    const portal = relay(), addresses = people(portal, 700);
    portal.show(addresses);
    await portal.clock.advance(10_000);
    expect([portal.double.subscriptions.size, [...portal.double.subscriptions.values()][0]!.ids.length, new Set(addresses.map(portal.state))]).toEqual([1, 650, new Set(['online'])]);
    const asked = portal.told();
    await portal.clock.advance(120_000);
    const bodies = portal.double.asked.filter(({ path }) => path.startsWith('/communications')).slice(asked).map(({ body }) => (body as { ids: string[] }).ids.length);
    expect(bodies).toEqual([50, 50]);
    expect(portal.double.violations).toEqual([]);
  });

  it('ends its subscription when nobody looks any more, and when it is disposed', async () => {
    for (const end of [(portal: Page) => portal.registry.pause(), (portal: Page) => portal.agent.dispose!()]) {
      const portal = relay();
      people(portal, 1);
      portal.show(['user0@corp.example']);
      await portal.clock.advance(5_000);
      end(portal);
      await portal.clock.advance(0);
      expect(portal.double.subscriptions.size).toBe(0);
    }
  });

  it('keeps the subscriptions of several viewers apart where tokens are their own', async () => {
    const push = graphPush({ notificationUrl: HOOK, clientState: SECRET, keys: [pushKey('new')] }), portal = page({ push, token: ({ viewer }) => viewer!.id });
    portal.double.deliver = request => portal.agent.hook!(request);
    people(portal, 2);
    const registry = createRegistry({ now: portal.clock.now, schedule: portal.clock.schedule });
    registry.register(portal.agent, 'corp.example');
    for (const id of ['ada', 'bob']) {
      portal.double.tokens.set(id, { scopes: ['Presence.Read.All', 'User.ReadBasic.All'] });
      registry.as({ id }).watch('user0@corp.example', () => undefined);
    }
    await portal.clock.advance(5_000);
    expect([...portal.double.subscriptions.values()].map(({ owner }) => owner).sort()).toEqual(['ada', 'bob']);
  });

  it.each<[string, Partial<PushOptions>, RegExp]>([
    ['a URL without TLS', { notificationUrl: 'http://portal.example' }, /notificationUrl/], ['no URL', { lifecycleNotificationUrl: 'x' }, /lifecycleNotificationUrl/], ['a short secret', { clientState: 'hush' }, /clientState/],
    ['a long secret', { clientState: 'x'.repeat(129) }, /clientState/], ['no key', { keys: [] }, /keys/],
  ])('is refused with %s', (_, wrong, message) => {
    expect(() => relay(wrong)).toThrow(message);
  });

  it('watches nobody whom nobody watches', async () => {
    const portal = relay();
    const watch = portal.agent.watch!({ report: () => undefined, live: () => undefined, lost: () => undefined }, {});
    watch.set([parseAddress('nobody@corp.example')!]);
    await portal.clock.advance(1_000);
    watch.close();
    expect(portal.double.subscriptions.size).toBe(0);
  });
});
