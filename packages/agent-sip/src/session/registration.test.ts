import { describe, expect, it } from 'vitest';
import { fakeSession } from '../../test/fake-session.js';

const options = { onMessage: () => undefined };

describe('the registration', () => {
  it('is renewed, made anew over another connection, and ended', async () => {
    const { server, clock, session } = fakeSession(options);
    await clock.advance(0);
    const first = server.last('REGISTER');
    expect([first.target, first.header('to'), first.header('expires')]).toEqual(['sip:corp.example', '<sip:ada@corp.example>', '3600']);
    await clock.advance(2_970_000);
    expect(server.count('REGISTER')).toBe(2);
    server.cut();
    await clock.advance(1_000);
    expect(server.count('REGISTER')).toBe(3);
    expect(server.last('REGISTER').header('contact')).not.toBe(first.header('contact'));
    expect(server.last('REGISTER').header('call-id')).toBe(first.header('call-id'));
    await session.close();
    expect(server.last('REGISTER').header('expires')).toBe('0');
    expect(clock.pending).toBe(0);
  });

  it('is tried again after a failure, for as long as the server insists on', async () => {
    const { server, clock } = fakeSession(options);
    server.reply = ({ method, header }) => (method === 'REGISTER' && header('expires') === '3600' ? { status: 423, headers: ['Min-Expires: 7200'] } : undefined);
    await clock.advance(10_000);
    expect(server.last('REGISTER').header('expires')).toBe('7200');
    server.reply = ({ method }) => (method === 'REGISTER' ? { status: 503 } : undefined);
    server.cut();
    await clock.advance(12_000);
    expect(server.count('REGISTER')).toBe(4);
  });

  it('goes by its own expiry, not by that of the person\'s other devices', async () => {
    const { server, clock } = fakeSession(options);
    server.reply = ({ method, header }) => (method === 'REGISTER' ? { status: 200, headers: ['Contact: <sip:phone@10.0.0.1>;expires=2, <sip:desk@10.0.0.2>', `Contact: ${header('contact')};expires=100`] } : undefined);
    await clock.advance(80_000);
    expect(server.count('REGISTER')).toBe(1);
    await clock.advance(5_000);
    expect(server.count('REGISTER')).toBe(2);
  });

  it('is not made over and over for a server that grants no time', async () => {
    const { server, clock } = fakeSession(options);
    server.reply = ({ method, header }) => (method === 'REGISTER' ? { status: 200, headers: [`Contact: ${header('contact')};expires=0`] } : undefined);
    await clock.advance(20_000);
    expect(server.count('REGISTER')).toBeLessThan(6);
  });

  it('that is refused for its password signs out', async () => {
    const { server, clock } = fakeSession(options);
    server.reply = ({ method }) => (method === 'REGISTER' ? { status: 401 } : undefined);
    await clock.advance(60_000);
    expect([server.attempts, server.count('REGISTER')]).toEqual([1, 1]);
  });
});
