import { office, watching, type Office } from '../test/office.js';

const MINUTE = 60_000;
const settle = async ({ clock }: Office): Promise<void> => clock.advance(15_000);

test('a subscription is extended before it ends, and never holds more than half an hour', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await settle(here);
  lync.log.length = 0;
  for (let minute = 0; minute < 120; minute++) {
    await clock.advance(MINUTE);
    expect(lync.pool.application.watched.size).toBe(1);
  }
  expect(lync.log.filter(({ path }) => /presenceSubscriptions\/.*duration=20/.test(path)).length).toBe(6);
  expect(lync.asked(/presenceSubscriptions$/)).toBe(0);
  expect(watch.told.join()).not.toMatch(/lost/);
  watch.close();
});

test('one that has ended all the same is made anew', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await settle(here);
  const [subscription] = lync.pool.application.subscriptions.values();
  subscription!.cancel();
  lync.pool.application.subscriptions.clear();
  await clock.advance(25 * MINUTE);
  expect(lync.pool.application.watched.size).toBe(1);
  expect(lync.asked(/POST .*applications$/)).toBe(2);
  watch.close();
});

test('the server\'s word that it is about to end, or has ended, counts', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await settle(here);
  await clock.advance(MINUTE);
  const { application } = lync.pool, [id] = application.subscriptions.keys(), say = (type: string): void => application.events.push('people', { link: { rel: 'presenceSubscription', href: `${application.base}/people/presenceSubscriptions/${id}` }, type });
  say('updated');
  await clock.advance(6_000);
  expect(lync.asked(/duration=20/)).toBe(1);
  // That it was extended is an update, too.
  await clock.advance(6_000);
  expect(lync.asked(/duration=20/)).toBe(1);
  say('deleted');
  await clock.advance(6_000);
  expect(lync.asked(/POST .*presenceSubscriptions$/)).toBe(2);
  watch.close();
});

test('whoever is new is added to what there is', async () => {
  const here = office(), { lync } = here, watch = watching(here.agent(), 'ada@corp.example');
  await settle(here);
  lync.log.length = 0;
  watch.set('ada@corp.example', 'sip:bob@corp.example');
  await settle(here);
  expect(lync.asked(/POST .*presenceSubscriptionMemberships/)).toBe(1);
  expect([lync.pool.application.subscriptions.size, lync.pool.application.watched.size]).toEqual([1, 2]);
  expect(watch.told).toContain('sip:bob@corp.example offline');
  watch.close();
});

test('whoever comes back soon costs nothing; whoever stays away is let go of in two requests', async () => {
  const here = office(), { lync, clock } = here, people = Array.from({ length: 30 }, (_, n) => `p${n}@corp.example`);
  for (const address of people) lync.person(`sip:${address}`);
  const watch = watching(here.agent(), ...people);
  await settle(here);
  lync.log.length = 0;
  for (let n = 0; n < 20; n++) {
    watch.set(...people.slice(n));
    await clock.advance(250);
    watch.set(...people);
    await clock.advance(250);
  }
  expect(lync.asked(/Memberships|presenceSubscriptions/)).toBe(0);
  lync.log.length = 0;
  watch.set(...people.slice(10));
  await settle(here);
  expect(lync.log.map(({ method, path }) => `${method} ${path.replace(/^.*\/(\w+)(\?.*)?$/, '$1')}`).filter(line => !/events/.test(line))).toEqual(['GET presenceSubscriptionMemberships', 'POST batch']);
  expect(lync.pool.application.watched).toEqual(new Set(people.slice(10).map(address => `sip:${address}`)));
  watch.set();
  await settle(here);
  expect(lync.pool.application.subscriptions.size).toBe(0);
  watch.close();
});

test('memberships that cannot be ended are no reason to stop', async () => {
  const here = office(), { lync } = here, watch = watching(here.agent(), 'ada@corp.example', 'sip:bob@corp.example');
  await settle(here);
  lync.fault = ({ path, method }) => (/Memberships/.test(path) && method === 'GET' ? { status: 403 } : undefined);
  watch.set('ada@corp.example');
  await settle(here);
  watch.told.length = 0;
  lync.change('sip:bob@corp.example', { availability: 'Busy' });
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  await settle(here);
  expect(watch.told).toEqual(['ada@corp.example away']);
  watch.close();
});

test('an account that may not subscribe is forbidden, and does not insist', async () => {
  const here = office(), { lync, clock } = here;
  lync.warp = (reply, { path }) => (/applications(\/\d+)?$/.test(path) && reply.body ? { ...reply, body: reply.body.replace('"presenceSubscriptions"', '"none"') } : reply);
  const watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(600_000);
  expect(watch.told.filter(line => line.startsWith('lost'))).toEqual(['lost forbidden']);
  expect(lync.log.length).toBeLessThan(80);
  watch.close();
});
