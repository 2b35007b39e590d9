import { expect, it } from 'vitest';
import { call, describeOnKamailio, sockets, until, watching } from './live.js';

describeOnKamailio('the SIP agent with a resource list', bench => {
  it('watches 100 contacts by one subscription that it keeps by XCAP, and the changes of one', async () => {
    const list = 'sip:alice-friends@example.org', wire = sockets();
    const alice = bench.person('alice', { list, xcap: bench.server.xcap, keepList: true, WebSocket: wire.WebSocket }), bob = bench.person('p7');
    await bob.publish({ availability: 'busy' }, call());
    const all = Array.from({ length: 100 }, (_, n) => `p${n}@example.org`), watch = watching(alice, all);
    await watch.until('p7@example.org', ({ availability }) => availability === 'busy');
    await until(() => all.every(text => watch.latest(text)?.problem === (text.startsWith('p7@') ? undefined : 'no-data')), () => JSON.stringify(all.map(text => watch.latest(text)?.problem)));
    await bob.publish({ availability: 'away' }, call());
    await watch.until('p7@example.org', ({ availability }) => availability === 'away');
    expect(wire.sent.filter(text => text.startsWith('SUBSCRIBE')).length).toBeLessThanOrEqual(3);
  });

  it('goes on with its list after its connection was cut', async () => {
    const list = 'sip:team@example.org', options = { list, xcap: bench.server.xcap, keepList: true }, wire = sockets();
    const alice = bench.person('alice', { ...options, WebSocket: wire.WebSocket }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org', 'cleo@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    wire.cut();
    await until(() => watch.sinceLost.some(each => 'report' in each && each.report.availability === 'busy'), () => JSON.stringify(watch.sinceLost));
    await bob.publish({ availability: 'away' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    // The first, its end over the new connection, and another.
    expect(wire.sent.filter(text => text.startsWith('SUBSCRIBE')).map(text => /^Expires: (.*?)\r$/m.exec(text)![1])).toEqual(['3600', '0', '3600']);
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  });

  it('recovers when the server is killed and may have lost the list', async () => {
    const list = 'sip:crew@example.org', alice = bench.person('alice', { list, xcap: bench.server.xcap, keepList: true }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org', 'cleo@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    await bench.server.kill();
    await bench.server.restart();
    await until(() => watch.sinceLost.some(each => 'report' in each && each.report.availability === 'busy'), () => JSON.stringify(watch.sinceLost));
    expect(watch.told.some(each => 'report' in each && each.report.availability === 'offline')).toBe(false);
  });

  it('subscribes singly to who is not on the list, and to all where there is no such list', async () => {
    const list = 'sip:nothing-there@example.org', alice = bench.person('alice', { list }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
  });
});
