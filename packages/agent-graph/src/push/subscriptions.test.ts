import { bench } from '../../test/parts.js';
import { HOOK, pushKey, SECRET } from '../../test/push-fixture.js';
import { answer } from './hook.js';
import { KeyRing, type PushKey } from './push-keys.js';
import { Subscriptions } from './subscriptions.js';

function setUp() {
  const parts = bench(), { double, signal, credential, client, now } = parts, keys: { now: readonly PushKey[] } = { now: [pushKey('old')] };
  double.deliver = request => answer(request, () => Promise.resolve());
  const make = (): Subscriptions => new Subscriptions({ client, credential, now, keys: new KeyRing(() => keys.now), notificationUrl: HOOK, lifecycleNotificationUrl: `${HOOK}?lifecycle`, clientState: SECRET });
  return { ...parts, keys, make, ids: [double.add('a@corp.example').id, double.add('b@corp.example').id], signal };
}

describe('a subscription', () => {
  it('is for all people at once, for just less than an hour, and proves itself at both URLs', async () => {
    const { make, ids, signal, double, now } = setUp(), made = await make().create(ids, signal);
    expect(made).toEqual({ id: [...double.subscriptions.keys()][0], expiresAt: now() + 55 * 60_000, keyId: 'old' });
    expect([...double.subscriptions.values()][0]!.body).toMatchObject({
      changeType: 'updated', resource: `/communications/presences?$filter=id in ('${ids[0]!}','${ids[1]!}')`, clientState: SECRET, includeResourceData: true, encryptionCertificateId: 'old', lifecycleNotificationUrl: `${HOOK}?lifecycle`,
    });
    expect(double.violations).toEqual([]);
  });

  it('is renewed for another hour, with the newest key where there is one', async () => {
    const { make, ids, signal, double, keys, clock } = setUp(), subscriptions = make();
    const made = await subscriptions.create(ids, signal);
    await clock.advance(45 * 60_000);
    const renewed = await subscriptions.renew(made, signal);
    keys.now = [pushKey('new'), pushKey('old')];
    await subscriptions.renew(renewed, signal);
    const bodies = double.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => Object.keys(body as object));
    expect(bodies).toEqual([['expirationDateTime'], ['expirationDateTime', 'encryptionCertificate', 'encryptionCertificateId']]);
    expect([renewed.expiresAt, double.violations]).toEqual([clock.now() + 55 * 60_000, []]);
  });

  it('takes the place of one that an earlier life has left behind, and of no other', async () => {
    const { make, ids, signal, double } = setUp();
    await make().create(ids, signal);
    const theirs = { id: 'theirs', ids: [], owner: 'them', body: { resource: '/communications/presences/x', notificationUrl: 'https://another.example' } };
    double.subscriptions.set('theirs', theirs);
    const made = await make().create(ids, signal);
    expect([...double.subscriptions.keys()]).toEqual(['theirs', made.id]);
  });

  it('is refused where it is not permitted, and cannot make room', async () => {
    const { make, ids, signal, double } = setUp(), subscriptions = make();
    double.tokens.set('good', { scopes: [] });
    await expect(subscriptions.create(ids, signal)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(subscriptions.create(ids, signal)).rejects.toMatchObject({ code: 'forbidden' });
    expect(double.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET']);
  });

  it('ends, even where it has ended already', async () => {
    const { make, ids, signal, double } = setUp(), subscriptions = make(), made = await subscriptions.create(ids, signal);
    await subscriptions.remove(made, signal);
    await subscriptions.remove(made, signal);
    expect(double.subscriptions.size).toBe(0);
    await expect(subscriptions.renew(made, signal)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is none where whoever answers is not Graph', async () => {
    const { make, ids, signal, double } = setUp();
    double.intervene = () => ({ status: 200, body: [] });
    await expect(make().create(ids, signal)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
