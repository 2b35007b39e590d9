import { describe, expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

const CHALLENGE = 'WWW-Authenticate: Digest realm="corp.example", nonce="abc", qop="auth"';

describe('the connection', () => {
  it('is opened by the first who needs it, shared, and kept for half a minute', async () => {
    const { server, clock, query } = fakeSession();
    await Promise.all([query('bob@corp.example'), query('cleo@corp.example')]);
    expect([server.attempts, server.sockets.size]).toEqual([1, 1]);
    await clock.advance(29_000);
    await query('bob@corp.example');
    await clock.advance(29_000);
    expect(server.sockets.size).toBe(1);
    await clock.advance(1_000);
    expect([server.attempts, server.sockets.size, clock.pending]).toEqual([1, 0, 0]);
  });

  it('is tried again with more and more patience, while somebody needs it', async () => {
    const { server, clock, watch } = fakeSession();
    server.down = true;
    const { told } = watch('bob@corp.example');
    const waits: number[] = [];
    let last = clock.now(), seen = 1;
    await clock.advance(0);
    for (let ms = 0; ms < 120_000; ms += 100) {
      await clock.advance(100);
      if (server.attempts === seen) continue;
      waits.push(clock.now() - last);
      [last, seen] = [clock.now(), server.attempts];
    }
    expect(waits.slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000]);
    expect(seen).toBeLessThan(16);
    expect(told).toEqual(['unreachable']);
    server.down = false;
    await clock.advance(15_000);
    expect(told.slice(1)).toContain('live');
  });

  it('refuses questions at once while the server rests, and says how long', async () => {
    const { server, clock, watch, query } = fakeSession();
    server.down = true;
    watch('bob@corp.example');
    await clock.advance(0);
    const { attempts } = server;
    await expect(query('bob@corp.example')).rejects.toMatchObject({ code: 'unreachable', retryAfter: 1_000 });
    expect(server.attempts).toBe(attempts);
  });

  it('that does not open in ten seconds is given up', async () => {
    const { clock, query, session } = fakeSession({ WebSocket: class { binaryType = ''; onopen = null; onclose = null; onerror = null; onmessage = null; send(): void {} close(): void {} } });
    const answer = query('bob@corp.example');
    answer.catch(() => undefined);
    await clock.advance(10_000);
    await expect(answer).rejects.toMatchObject({ code: 'unreachable' });
    await session.close();
    expect(clock.pending).toBe(0);
  });

  it('that cannot even be made is unreachable', async () => {
    const { query } = fakeSession({ WebSocket: function refuse() { throw new DOMException('no', 'SecurityError'); } as never });
    await expect(query('bob@corp.example')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('that is silent for half a minute is asked for a sign of life, and left when there is none', async () => {
    const { server, clock, watch } = fakeSession();
    const { told } = watch('bob@corp.example');
    await clock.advance(31_000);
    expect(server.count('OPTIONS')).toBe(1);
    expect(server.last('OPTIONS').target).toBe('sip:corp.example');
    server.silent = true;
    await clock.advance(29_000);
    expect(told).not.toContain('unreachable');
    await clock.advance(12_000);
    expect(told).toContain('unreachable');
  });

  it('that slept with its machine is made anew: what was subscribed may have ended meanwhile', async () => {
    const { server, clock, watch } = fakeSession();
    const { told } = watch('bob@corp.example');
    await clock.advance(1_000);
    server.forget();
    clock.jump(7_200_000);
    await clock.advance(31_000);
    expect(told.filter(each => typeof each === 'string')).toEqual(['live', 'unreachable', 'live']);
    expect([server.attempts, server.subscriptions.length]).toEqual([2, 1]);
  });

  it('is watched for life though the clock is set back', async () => {
    const { server, clock, watch } = fakeSession();
    const { told } = watch('bob@corp.example');
    await clock.advance(1_000);
    server.silent = true;
    clock.jump(-7_200_000);
    await clock.advance(72_000);
    expect(told).toContain('unreachable');
  });

  it('answers the server\'s own signs of life, and reads what comes as bytes', async () => {
    const { server, clock, watch } = fakeSession();
    const { latest } = watch('bob@corp.example');
    await clock.advance(0);
    const [socket] = server.sockets;
    socket!.hear('\r\n\r\n');
    socket!.hear('\r\n');
    await clock.advance(0);
    expect(socket!.sent.at(-1)).toBe('\r\n');
    const hear = socket!.hear.bind(socket);
    socket!.hear = data => hear(new TextEncoder().encode(data as string).buffer);
    server.say('sip:bob@corp.example', { availability: 'busy', note: 'é' });
    await clock.advance(0);
    expect(latest('bob@corp.example')).toMatchObject({ availability: 'busy', note: { text: 'é' } });
  });

  it('is given up where the password is refused, and the same one is not tried again for five minutes', async () => {
    const { server, clock, query, watch } = fakeSession({ password: 'wrong' });
    server.reply = ({ method }) => (method === 'OPTIONS' ? undefined : { status: 401, headers: [CHALLENGE] });
    const { told } = watch('bob@corp.example');
    await clock.advance(0);
    expect(told.filter(each => each !== 'live')).toEqual(['signed-out']);
    for (let n = 0; n < 3; n++) {
      await expect(query('bob@corp.example')).rejects.toMatchObject({ code: 'signed-out' });
      await clock.advance(90_000);
    }
    expect(server.attempts).toBe(1);
    await clock.advance(40_000);
    expect(server.attempts).toBe(2);
  });

  it('asks a function for the password of each connection, and tells it what was refused', async () => {
    const asked: (string | undefined)[] = [];
    const { server, clock, query } = fakeSession({ password: async refused => {
      asked.push(refused);
      return refused ? 'new' : 'old';
    } });
    server.reply = ({ method, header }) => {
      const isNew = asked.length > 1;
      return method === 'SUBSCRIBE' && !(isNew && header('authorization')) ? { status: 401, headers: [CHALLENGE] } : undefined;
    };
    await expect(query('bob@corp.example')).rejects.toMatchObject({ code: 'signed-out' });
    await clock.advance(31_000);
    expect(await query('bob@corp.example')).toMatchObject([{ problem: 'no-data' }]);
    expect(asked).toEqual([undefined, 'old']);
  });

  it('keeps what a password function throws to itself', async () => {
    const { query } = fakeSession({ password: () => { throw new Error('secret=xyz'); } });
    const error: unknown = await query('bob@corp.example').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'signed-out' });
    expect((error as Error).message + String((error as Error).cause)).not.toContain('xyz');
  });
});
