import { describe, expect, it } from 'vitest';
import { address, fakeSession } from '../../test/fake-session.js';

const BOB = 'bob@corp.example', URI = 'sip:bob@corp.example';

describe('questions', () => {
  it('are answered by a subscription that knows', async () => {
    const { server, clock, watch, query } = fakeSession();
    server.say(URI, { availability: 'busy' });
    watch(BOB);
    await clock.advance(0);
    expect(await query('sip:bob@corp.example')).toMatchObject([{ address: { text: 'sip:bob@corp.example' }, availability: 'busy' }]);
    expect(server.count('SUBSCRIBE')).toBe(1);
  });

  it('wait for what a subscription is about to say, for five seconds', async () => {
    const { server, clock, watch, query } = fakeSession();
    server.reply = ({ method }) => (method === 'SUBSCRIBE' ? 'silence' : undefined);
    watch(BOB);
    await clock.advance(0);
    const answer = query(BOB);
    await clock.advance(5_000);
    await expect(answer).resolves.toMatchObject([{ problem: 'pending' }]);
    expect(server.count('SUBSCRIBE')).toBe(1);
  });

  it('that are given up leave those of others alone', async () => {
    const { server, clock, session, watch } = fakeSession(), controller = new AbortController();
    server.silent = true;
    watch(BOB);
    await clock.advance(0);
    const given = session.query([address(BOB), address('cleo@corp.example')], controller.signal);
    given.catch(() => undefined);
    await clock.advance(0);
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'timeout' });
    await expect(session.query([address(BOB)], controller.signal)).rejects.toMatchObject({ code: 'timeout' });
    expect(session.dialogs.size).toBe(1);
  });

  it('are answered one by one where only some fail, and fail together where all do', async () => {
    const { server, query } = fakeSession();
    server.reply = ({ method, target }) => (method === 'SUBSCRIBE' && target !== URI ? { status: 503, headers: ['Retry-After: 7'] } : undefined);
    server.say(URI, { availability: 'busy' });
    expect(await query(BOB, 'cleo@corp.example')).toMatchObject([{ availability: 'busy' }, { problem: 'rate-limited', retryAfter: 7_000 }]);
    await expect(query('cleo@corp.example', 'dan@corp.example')).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 7_000 });
  });

  it('about one whose server is silent are answered for all others, before the registry gives up', async () => {
    const { server, clock, query } = fakeSession();
    server.reply = ({ target }) => (target.endsWith('silent.example') ? 'silence' : undefined);
    server.say(URI, { availability: 'busy' });
    const answer = query(BOB, 'zoe@silent.example');
    await clock.advance(9_000);
    expect(await Promise.race([answer, Promise.resolve('late')])).toMatchObject([{ availability: 'busy' }, { problem: 'timeout' }]);
  });

  it('do not trust what was known before the connection was lost', async () => {
    const { server, clock, watch, query } = fakeSession();
    server.say(URI, { availability: 'busy' });
    watch(BOB);
    await clock.advance(0);
    server.documents.clear();
    server.cut();
    await clock.advance(600);
    expect(await query(BOB)).toMatchObject([{ problem: 'no-data' }]);
  });
});
