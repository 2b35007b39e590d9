import { describe, expect, it } from 'vitest';
import type { Held, FakeServer } from '../../test/fake-server.js';
import { fakeSession, type FakeSession, type FakeWatch } from '../../test/fake-session.js';

const BOB = 'bob@corp.example', URI = 'sip:bob@corp.example';

async function subscribed(set: (server: FakeServer) => void = () => undefined): Promise<FakeSession & { readonly bob: FakeWatch; readonly held: Held }> {
  const fake = fakeSession();
  fake.server.say(URI, { availability: 'busy' });
  set(fake.server);
  const bob = fake.watch(BOB);
  await fake.clock.advance(0);
  return { ...fake, bob, held: fake.server.subscriptions[0]! };
}

describe('the subscription', () => {
  it('tells what the server tells, and answers each NOTIFY', async () => {
    const { server, clock, bob, held } = await subscribed();
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy' });
    server.notify(held, { body: '', state: 'active' });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'unknown', problem: 'no-data' });
    expect(server.answers).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 200 OK']);
  });

  it('is renewed in its dialog, well before its end and each at a time of its own', async () => {
    const { server, clock } = await subscribed(made => { made.expires = '100'; });
    await clock.advance(82_000);
    expect(server.count('SUBSCRIBE')).toBe(1);
    await clock.advance(1_000);
    expect(server.count('SUBSCRIBE')).toBe(2);
    const request = server.last('SUBSCRIBE');
    expect([request.target, request.header('cseq')]).toEqual(['sip:presence@corp.example', '2 SUBSCRIBE']);
    expect(request.header('to')).toMatch(/;tag=/);
  });

  it('is renewed sooner where the server shortens it', async () => {
    const { server, clock, held } = await subscribed();
    server.notify(held, { state: 'active;expires=20' });
    await clock.advance(15_000);
    expect(server.count('SUBSCRIBE')).toBe(2);
  });

  it('asks for as long as the server insists on', async () => {
    const { server } = await subscribed(made => { made.reply = ({ method, header }) => (method === 'SUBSCRIBE' && header('expires') === '3600' ? { status: 423, headers: ['Min-Expires: 7200'] } : undefined); });
    expect(server.last('SUBSCRIBE').header('expires')).toBe('7200');
    expect(server.subscriptions).toHaveLength(1);
  });

  it('begins anew where the server has forgotten it', async () => {
    const { server, clock, bob } = await subscribed(made => { made.expires = '100'; });
    server.forget();
    await clock.advance(83_000);
    expect(server.subscriptions).toHaveLength(1);
    expect(server.last('SUBSCRIBE').header('to')).not.toMatch(/;tag=/);
    server.say(URI, { availability: 'away' });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'away' });
  });

  it('hears a NOTIFY that is quicker than the answer', async () => {
    const fake = fakeSession(), { server, clock } = fake;
    server.reply = request => {
      if (request.method !== 'SUBSCRIBE') return;
      server.notify({ event: 'presence', target: URI, request, tag: 'early', socket: request.socket, cseq: 0 }, { body: '', state: 'pending' });
      server.respond(request, { status: 202, headers: ['Expires: 100', 'Contact: <sip:presence@corp.example>'] }, 'early');
      return 'silence';
    };
    const bob = fake.watch(BOB);
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'pending' });
    expect(server.answers).toEqual(['SIP/2.0 200 OK']);
  });

  it('is not turned back by a NOTIFY that was overtaken', async () => {
    const { server, clock, bob, held } = await subscribed();
    server.notify(held, { body: '', cseq: 9 });
    server.notify(held, { cseq: 8 });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'no-data' });
    expect(new Set(server.answers)).toEqual(new Set(['SIP/2.0 200 OK']));
  });

  it('hears nobody else, and nothing without a state', async () => {
    const { server, clock, bob, held } = await subscribed();
    const told = bob.told.length;
    server.notify({ ...held, tag: 'other' }, { cseq: 50, body: '' });
    server.notify(held, { state: '', cseq: 51, body: '' });
    await clock.advance(0);
    expect(server.answers.slice(1)).toEqual(['SIP/2.0 481 Call/Transaction Does Not Exist', 'SIP/2.0 400 Bad Request']);
    expect(bob.told).toHaveLength(told);
  });

  it.each([[403, 'forbidden'], [404, 'not-found'], [489, 'network-disabled'], [500, 'unreachable'], [480, 'no-data']] as const)('that is refused with %i says %s', async (status, problem) => {
    const { server, bob } = await subscribed(made => { made.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status } : undefined); });
    expect(bob.latest(BOB)).toMatchObject({ problem });
    expect(server.count('SUBSCRIBE')).toBe(1);
  });

  it('is tried again after what passes with more and more patience, or when the server says', async () => {
    const { server, clock, bob } = await subscribed(made => { made.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 500 } : undefined); });
    await clock.advance(11_200);
    expect(server.count('SUBSCRIBE')).toBe(1);
    await clock.advance(100);
    expect(server.count('SUBSCRIBE')).toBe(2);
    server.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 503, headers: ['Retry-After: 100'] } : undefined);
    await clock.advance(22_500);
    expect([server.count('SUBSCRIBE'), bob.latest(BOB)]).toMatchObject([3, { problem: 'rate-limited' }]);
    server.reply = () => undefined;
    await clock.advance(113_000);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy' });
  });

  it('that was rejected is not asked for again by itself', async () => {
    const { server, clock, bob, held } = await subscribed();
    server.notify(held, { state: 'terminated;reason=rejected', body: '' });
    await clock.advance(3_600_000);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'forbidden' });
    expect(server.count('SUBSCRIBE')).toBe(1);
  });

  it.each([
    ['deactivated', 1_200], ['timeout', 1_200], ['probation', 11_250], ['giveup', 11_250], ['probation;retry-after=40', 45_000], ['something-new', 11_250], ['noresource', 1_012_500],
  ])('that ended by %s begins anew after %i ms, and leaves what it said until then', async (reason, wait) => {
    const { server, clock, bob, held } = await subscribed();
    server.subscriptions.length = 0;
    server.notify(held, { state: `terminated;reason=${reason}`, body: '' });
    await clock.advance(wait - 200);
    expect(server.count('SUBSCRIBE')).toBe(1);
    expect(bob.latest(BOB)).toMatchObject(reason === 'noresource' ? { problem: 'not-found' } : { availability: 'busy' });
    await clock.advance(200);
    expect(server.count('SUBSCRIBE')).toBe(2);
  });

  it('that ended for longer than an answer stays fresh leaves nothing that anybody vouches for', async () => {
    const { server, clock, bob, held } = await subscribed();
    server.notify(held, { state: 'terminated;reason=probation;retry-after=3600', body: '' });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'unreachable' });
  });

  it('that is invariant stays as it was said', async () => {
    const { server, clock, bob, held } = await subscribed();
    server.notify(held, { state: 'terminated;reason=invariant' });
    await clock.advance(3_600_000);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy' });
    expect(server.count('SUBSCRIBE')).toBe(1);
  });

  it('that a server ends over and over is not begun over and over', async () => {
    const { server, clock } = await subscribed(made => { made.state = 'terminated;reason=deactivated'; });
    await clock.advance(120_000);
    expect(server.count('SUBSCRIBE')).toBeLessThan(7);
  });

  it('is not asked for without end by a server that wants it back at once', async () => {
    for (const set of [
      (made: FakeServer) => { made.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 503, headers: ['Retry-After: 0'] } : undefined); },
      (made: FakeServer) => { made.state = 'terminated;reason=probation;retry-after=0'; },
      (made: FakeServer) => { made.expires = '0'; },
      (made: FakeServer) => { made.state = 'active;expires=0'; },
    ]) {
      const { server, clock } = await subscribed(set);
      await clock.advance(20_000);
      expect(server.count('SUBSCRIBE')).toBeLessThan(20);
    }
  });

  it('stays as long as it was granted when a renewal fails in passing', async () => {
    const { server, clock, bob, held } = await subscribed(made => { made.expires = '100'; });
    server.reply = ({ method }) => (method === 'SUBSCRIBE' ? { status: 500 } : undefined);
    await clock.advance(90_000);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'busy' });
    server.notify(held, { body: '' });
    await clock.advance(0);
    expect([bob.latest(BOB), server.answers.at(-1)]).toMatchObject([{ problem: 'no-data' }, 'SIP/2.0 200 OK']);
    await clock.advance(40_000);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'unreachable' });
  });

  it('is begun anew, and silently, where the server agrees to go on and says nothing more', async () => {
    const { server, clock, bob } = await subscribed(), notify = server.notify.bind(server);
    server.notify = (held, more) => { if (held.cseq === 0 || server.attempts === 1) notify(held, more); };
    server.cut();
    await clock.advance(600);
    expect([server.attempts, server.count('SUBSCRIBE')]).toEqual([2, 2]);
    await clock.advance(5_000);
    expect(server.requests.filter(({ method }) => method === 'SUBSCRIBE').map(({ header }) => header('expires'))).toEqual(['3600', '3600', '0', '3600']);
    expect(bob.told.filter(each => typeof each === 'object').map(({ availability }) => availability)).toEqual(['busy', 'busy']);
  });

  it('is begun anew where the server counts from an older copy of its own, and so is never heard', async () => {
    const { server, clock, bob, held } = await subscribed();
    server.notify(held, { cseq: 900 });
    await clock.advance(0);
    held.cseq = 2;
    server.documents.clear();
    server.cut();
    await clock.advance(600);
    expect(bob.told.filter(each => typeof each === 'string')).toEqual(['live', 'unreachable', 'live']);
    server.say(URI, { availability: 'away' });
    await clock.advance(5_000);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'away' });
  });

  it('that says nothing at all is told, and tried again with patience', async () => {
    const { server, clock, bob } = await subscribed(made => { made.notify = () => undefined; });
    await clock.advance(5_000);
    expect(bob.latest(BOB)).toMatchObject({ problem: 'timeout' });
    await clock.advance(60_000);
    expect(server.count('SUBSCRIBE')).toBeLessThan(9);
    expect(server.subscriptions.length).toBeLessThan(2);
  });

  it('is ended on the server when nobody watches, and its last word is answered', async () => {
    const { server, clock, bob, held } = await subscribed();
    bob.close();
    await clock.advance(0);
    expect(server.last('SUBSCRIBE').header('expires')).toBe('0');
    expect([server.subscriptions, server.answers.at(-1)]).toEqual([[], 'SIP/2.0 200 OK']);
    server.notify(held, { state: 'active' });
    await clock.advance(0);
    expect(server.answers.at(-1)).toMatch(/481/);
  });

  it('that is ended while it begins is ended all the same', async () => {
    const fake = fakeSession(), bob = fake.watch(BOB);
    fake.server.reply = ({ method, header }) => {
      if (method === 'SUBSCRIBE' && header('expires') !== '0') bob.close();
      return undefined;
    };
    await fake.clock.advance(0);
    expect(fake.server.last('SUBSCRIBE').header('expires')).toBe('0');
    expect(fake.server.subscriptions).toEqual([]);
  });

  it('outlives its connection in the same dialog, so that the server has no two of it', async () => {
    const { server, clock, bob } = await subscribed();
    server.cut();
    await clock.advance(1_000);
    expect(server.attempts).toBe(2);
    expect(server.subscriptions).toHaveLength(1);
    expect(bob.told.filter(each => typeof each === 'string')).toEqual(['live', 'unreachable', 'live']);
    server.say(URI, { availability: 'away' });
    await clock.advance(0);
    expect(bob.latest(BOB)).toMatchObject({ availability: 'away' });
  });
});
