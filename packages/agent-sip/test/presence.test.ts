import { describeTimes, median } from '@presence-elements/testing';
import { expect, it } from 'vitest';
import { address, call, describeOnKamailio, sockets, until, watching } from './live.js';

describeOnKamailio('the SIP agent on a real Kamailio', bench => {
  it('shows what somebody publishes, at once, and offline when they withdraw it', async () => {
    const alice = bench.person('alice'), bob = bench.person('bob');
    const watch = watching(alice, ['bob@example.org', 'sip:bob@example.org']);
    await watch.until('bob@example.org', ({ problem }) => problem === 'no-data');
    const times: number[] = [];
    for (const availability of ['online', 'away', 'online', 'away', 'online'] as const) {
      const start = Date.now();
      await bob.publish({ availability }, call());
      await watch.until('bob@example.org', report => report.availability === availability);
      times.push(Date.now() - start);
    }
    console.log(`What somebody publishes is shown after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
    expect(await bob.publish({ availability: 'busy', note: { text: 'Writing <b>now</b>' } }, call())).toMatchObject({ availability: 'busy' });
    const report = await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    expect(report).toMatchObject({ note: { text: 'Writing <b>now</b>' }, links: { call: 'sip:bob@example.org' }, capabilities: ['message', 'call'] });
    expect(watch.latest('sip:bob@example.org')).toMatchObject({ availability: 'busy' });
    await bob.publish({ availability: 'away' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    await bob.publish({ availability: 'invisible' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'offline');
  });

  it('answers a question once, and does not call offline whom nobody knows', async () => {
    const alice = bench.person('alice'), bob = bench.person('bob');
    await bob.publish({ availability: 'online' }, call());
    const reports = await alice.query([address('bob@example.org'), address('nobody@example.org')], call());
    expect(reports.map(({ availability, problem }) => [availability, problem])).toEqual([['online', undefined], ['unknown', 'no-data']]);
  });

  it('puts two devices together', async () => {
    const alice = bench.person('alice'), desk = bench.person('carol'), phone = bench.person('carol');
    const watch = watching(alice, ['carol@example.org']);
    await desk.publish({ availability: 'online', note: { text: 'at my desk' } }, call());
    await watch.until('carol@example.org', ({ availability }) => availability === 'online');
    await phone.publish({ availability: 'busy', activities: [{ kind: 'in-call' }] }, call());
    const both = await watch.until('carol@example.org', ({ availability }) => availability === 'busy');
    expect(both.activities).toMatchObject([{ kind: 'in-call' }]);
    await phone.publish({ availability: 'auto' }, call());
    await watch.until('carol@example.org', ({ availability }) => availability === 'online');
  });

  it('watches 100 contacts by subscriptions of their own, and ends them before it goes', async () => {
    const wire = sockets(), alice = bench.person('alice', { WebSocket: wire.WebSocket }), dave = bench.person('p42');
    await dave.publish({ availability: 'busy' }, call());
    const all = Array.from({ length: 100 }, (_, n) => `p${n}@example.org`);
    const watch = watching(alice, all);
    await until(() => all.every(text => watch.latest(text)), '100 contacts');
    expect(watch.latest('p42@example.org')?.availability).toBe('busy');
    expect(all.filter(text => watch.latest(text)?.problem === 'no-data')).toHaveLength(99);
    wire.sent.length = 0;
    alice.dispose();
    await until(() => wire.sent.filter(text => /^SUBSCRIBE[^]*\r\nExpires: 0\r\n/.test(text)).length === 100, 'the farewell');
  });

  it('goes on after its connection was cut, in the subscriptions that the server still has', async () => {
    const wire = sockets(), alice = bench.person('alice', { WebSocket: wire.WebSocket }), bob = bench.person('bob');
    await bob.publish({ availability: 'busy' }, call());
    const watch = watching(alice, ['bob@example.org']);
    await watch.until('bob@example.org', ({ availability }) => availability === 'busy');
    wire.cut();
    await until(() => watch.sinceLost.some(each => 'report' in each && each.report.availability === 'busy'), () => JSON.stringify(watch.sinceLost));
    await bob.publish({ availability: 'away' }, call());
    await watch.until('bob@example.org', ({ availability }) => availability === 'away');
    expect(wire.sent.filter(text => text.startsWith('SUBSCRIBE'))).toHaveLength(2);
  });

  it('sends a message from one registered client to another, as it was written', async () => {
    const texts: string[] = [], froms: string[] = [];
    bench.person('erin', { onMessage: ({ from, text }) => { texts.push(text); froms.push(from); } });
    const alice = bench.person('alice');
    const text = 'Lunch? <b>At noon</b> & "sharp" \u202E😀';
    let receipt: unknown;
    await until(async () => (receipt = await alice.send([address('erin@example.org')], { text, lang: 'en' }, call()).catch(() => undefined)), 'erin, who registers in her own time');
    expect(receipt).toEqual({ delivered: 'sent' });
    expect(texts).toEqual([text]);
    expect(froms).toEqual(['sip:alice@example.org']);
    await expect(alice.send([address('nobody@example.org')], { text }, call())).rejects.toMatchObject({ code: 'not-found' });
    expect(await alice.send([address('nobody@example.org'), address('erin@example.org')], { text }, call()))
      .toEqual({ delivered: 'sent', refused: [{ address: 'nobody@example.org', problem: 'not-found' }] });
  });

  it('signs in by digest, and is signed out by a wrong password without trying it again', async () => {
    const right = bench.person('ann@auth.example.org', { password: 'secret' }), watch = watching(right, ['ann@auth.example.org']);
    expect(await right.publish({ availability: 'online' }, call())).toMatchObject({ availability: 'online' });
    await watch.until('ann@auth.example.org', ({ availability }) => availability === 'online');
    const wire = sockets(), wrong = bench.person('ann@auth.example.org', { password: 'not-it', WebSocket: wire.WebSocket });
    for (let n = 0; n < 5; n++) await expect(wrong.query([address('ann@auth.example.org')], call())).rejects.toMatchObject({ code: 'signed-out' });
    const none = bench.person('ann@auth.example.org');
    await expect(none.query([address('ann@auth.example.org')], call())).rejects.toMatchObject({ code: 'signed-out' });
    expect(wire.attempts).toBe(1);
    expect(wire.sent.join()).not.toContain('not-it');
  });
});
