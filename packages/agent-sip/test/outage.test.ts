import { expect, it } from 'vitest';
import { address, call, describeOnKamailio, pause, sockets, until, watching } from './live.js';

describeOnKamailio('the SIP agent, when its Kamailio', bench => {
  it('crashes and comes back, says so at once, calls nobody offline, recovers and publishes anew', async () => {
    const wire = sockets(), alice = bench.person('alice', { WebSocket: wire.WebSocket }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org', 'nobody@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    await bench.server.kill();
    await until(() => watch.told.some(each => 'lost' in each), 'lost()', 2_000);
    const lost = watch.told.find(each => 'lost' in each)!;
    expect(lost).toMatchObject({ lost: 'unreachable' });
    await expect(alice.query([address('bob@example.org')], call())).rejects.toMatchObject({ code: 'unreachable' });
    await pause(3_000);
    const attempts = wire.attempts;
    expect(attempts).toBeLessThanOrEqual(12);
    await bench.server.restart();
    const back = Date.now(), seen = watch.told.length;
    await until(() => watch.told.slice(seen).some(each => 'report' in each && each.report.availability === 'busy'), () => JSON.stringify(watch.told), 20_000);
    expect(watch.told.some(each => 'live' in each && each.at > back)).toBe(true);
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  }, 40_000);

  it('is restarted, is found again by 100 subscriptions without a storm', async () => {
    const wire = sockets(), alice = bench.person('alice', { WebSocket: wire.WebSocket, rate: 50 });
    const all = Array.from({ length: 100 }, (_, n) => `q${n}@example.org`), watch = watching(alice, all);
    await until(() => all.every(text => watch.latest(text)), '100 contacts');
    await bench.server.restart();
    const seen = watch.told.length;
    wire.sent.length = 0;
    await until(() => new Set(watch.told.slice(seen).flatMap(each => ('report' in each ? each.report.address.text : []))).size === 100, 'all again', 25_000);
    expect(wire.attempts).toBeLessThanOrEqual(10);
    expect(wire.sent.filter(text => text.startsWith('SUBSCRIBE')).length).toBeLessThanOrEqual(200);
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  }, 40_000);

  it('freezes, is noticed within 45 s though its connection looks open, and is back when it thaws', async () => {
    const alice = bench.person('alice'), watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ problem }) => problem);
    bench.server.freeze();
    await until(() => watch.told.some(each => 'lost' in each), 'lost()', 45_000);
    bench.server.thaw();
    const seen = watch.told.length;
    await until(() => watch.told.slice(seen).some(each => 'live' in each), 'live()', 40_000);
    await until(() => watch.told.slice(seen).some(each => 'report' in each), 'a report', 5_000);
  }, 100_000);
});
