import { describe, expect, it } from 'vitest';
import { fakeSession, type FakeSession } from '../../test/fake-session.js';
import type { SipOptions } from '../sip-options.js';

describe('the session', () => {
  it('tells what breaks and what comes back, once each, and subscribes to everybody again at a measured pace', async () => {
    const { server, clock, watch } = fakeSession({ rate: 10 });
    const all = Array.from({ length: 25 }, (_, n) => `p${n}@corp.example`), { told } = watch(...all);
    await clock.advance(3_000);
    expect(server.subscriptions).toHaveLength(25);
    server.forget();
    server.down = true;
    server.cut();
    await clock.advance(10_000);
    server.down = false;
    const before = server.count('SUBSCRIBE');
    await clock.advance(12_000);
    expect(server.subscriptions).toHaveLength(25);
    expect(told.filter(each => typeof each === 'string')).toEqual(['live', 'unreachable', 'live']);
    // Each once where the server had forgotten it, and once anew.
    expect(server.count('SUBSCRIBE') - before).toBe(50);
  });

  it('says what is left to say before it goes, and waits two seconds for it at most', async () => {
    const { server, clock, session, watch } = fakeSession(), bob = watch('bob@corp.example');
    await clock.advance(0);
    server.silent = true;
    const closed = session.close();
    await clock.advance(1_900);
    expect([server.last('SUBSCRIBE').header('expires'), server.sockets.size]).toEqual(['0', 1]);
    await clock.advance(100);
    await closed;
    await session.close();
    expect([server.sockets.size, clock.pending]).toEqual([0, 0]);
    expect(bob.told).not.toContain('unreachable');
  });

  it('answers what others ask of it', async () => {
    const { server, clock, watch } = fakeSession();
    watch('bob@corp.example');
    await clock.advance(0);
    const [socket] = server.sockets, [, , from] = socket!.sent[0]!.split('\r\n');
    expect(from).toBeDefined();
    for (const method of ['INVITE', 'OPTIONS', 'MESSAGE', 'ACK']) {
      socket!.hear(`${method} sip:x@y.invalid SIP/2.0\r\nVia: SIP/2.0/WS corp.example;branch=z9hG4bK${method}\r\nTo: <sip:ada@corp.example>\r\nFrom: <sip:bob@corp.example>;tag=b\r\nCall-ID: ${method}\r\nCSeq: 1 ${method}\r\nContent-Length: 0\r\n\r\n`);
    }
    await clock.advance(0);
    expect(server.answers.slice(1)).toEqual(['SIP/2.0 405 Method Not Allowed', 'SIP/2.0 200 OK', 'SIP/2.0 405 Method Not Allowed']);
  });

  it.each<[string, Partial<SipOptions>, (fake: FakeSession) => void]>([
    ['before anything', {}, () => undefined],
    ['while the host looks for its password', { password: () => new Promise(() => undefined) }, ({ watch }) => void watch('bob@corp.example')],
    ['while it connects', {}, ({ watch }) => void watch('bob@corp.example')],
    ['while it rests after a failure', {}, ({ server, watch }) => {
      server.down = true;
      watch('bob@corp.example');
    }],
    ['while it registers', { onMessage: () => undefined }, ({ server }) => { server.silent = true; }],
    ['while it subscribes, to a list and to calls', { list: 'sip:friends@corp.example', dialog: true }, ({ server, watch }) => {
      server.silent = true;
      watch('bob@corp.example');
    }],
    ['while it asks', {}, ({ server, query }) => {
      server.silent = true;
      query('bob@corp.example').catch(() => undefined);
    }],
    ['while it publishes', {}, ({ server, actions, signal }) => {
      server.silent = true;
      actions.publish({ availability: 'busy' }, signal).catch(() => undefined);
    }],
    ['while it writes a list', { list: 'sip:friends@corp.example', keepList: true, xcap: 'https://sip.corp.example/', fetch: () => new Promise(() => undefined) }, ({ watch }) => void watch('bob@corp.example')],
    ['while others wait their turn', { rate: 1 }, ({ watch }) => void watch('a@corp.example', 'b@corp.example', 'c@corp.example')],
  ])('that goes %s leaves neither a timer nor a connection', async (_, options, begin) => {
    const fake = fakeSession(options), { server, clock, session, watch } = fake;
    begin(fake);
    await clock.advance(700);
    const closed = session.close();
    await clock.advance(2_000);
    await closed;
    // Whoever still holds it hears that there is nothing more.
    expect(watch('bob@corp.example').told).toEqual(['unreachable']);
    await expect(fake.query('bob@corp.example')).rejects.toMatchObject({ code: 'unreachable' });
    const { attempts } = server;
    await clock.advance(0);
    expect([server.sockets.size, clock.pending, server.attempts]).toEqual([0, 0, attempts]);
  });
});
