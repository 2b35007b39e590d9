import { fakeClock } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { address, call, describeOnKamailio, sockets, until, watching } from './live.js';

describeOnKamailio('the SIP agent, when its Kamailio', bench => {
  it('crashes and comes back, says so at once, calls nobody offline, recovers and publishes anew', async () => {
    const clock = fakeClock({ now: Date.now() }), wire = sockets();
    const alice = bench.person('alice', { ...clock, WebSocket: wire.WebSocket }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org', 'nobody@example.org']);
    await until(() => watch.latest('bob@example.org')?.availability === 'busy', 'busy', { clock });
    await bench.server.kill();
    // Its clock stands still: what it says now it says at once.
    await until(() => watch.sinceLost.length, 'lost()');
    expect(watch.sinceLost[0]).toMatchObject({ lost: 'unreachable' });
    await expect(alice.query([address('bob@example.org')], call())).rejects.toMatchObject({ code: 'unreachable' });
    const end = clock.now() + 3_000;
    await until(() => clock.now() >= end, 'three seconds', { clock, pace: 50 });
    expect(wire.attempts).toBeLessThanOrEqual(12);
    await bench.server.restart();
    await until(() => watch.sinceLost.some(each => 'live' in each) && watch.sinceLost.some(each => 'report' in each && each.report.availability === 'busy'), () => JSON.stringify(watch.sinceLost), { clock });
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  });

  it('is restarted, is found again by 100 subscriptions without a storm', async () => {
    const wire = sockets(), alice = bench.person('alice', { WebSocket: wire.WebSocket, rate: 50 });
    const all = Array.from({ length: 100 }, (_, n) => `q${n}@example.org`), watch = watching(alice, all);
    await until(() => all.every(text => watch.latest(text)), '100 contacts');
    const subscribes = (): number => wire.sent.filter(text => text.startsWith('SUBSCRIBE')).length, before = subscribes();
    await bench.server.restart();
    await until(() => new Set(watch.sinceLost.flatMap(each => ('report' in each ? each.report.address.text : []))).size === 100, 'all again');
    expect(wire.attempts).toBeLessThanOrEqual(10);
    expect(subscribes() - before).toBeLessThanOrEqual(200);
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  });

  it('freezes, is noticed within 45 s though its connection looks open, and is back when it thaws', async () => {
    const clock = fakeClock({ now: Date.now() }), watch = watching(bench.person('alice', { ...clock }), ['bob@example.org']);
    await until(() => watch.latest('bob@example.org')?.problem, 'a report', { clock });
    bench.server.freeze();
    const frozen = clock.now();
    await until(() => watch.sinceLost.length, 'lost()', { clock, pace: 100 });
    expect(clock.now() - frozen).toBeLessThan(45_000);
    bench.server.thaw();
    await until(() => watch.sinceLost.some(each => 'live' in each) && watch.sinceLost.some(each => 'report' in each), 'live(), and a report', { clock });
  });
});
