import { describe, expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

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
});
