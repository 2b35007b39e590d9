import type { OwnPresence } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { fakeSession, type FakeSession } from '../../test/fake-session.js';

function published(): FakeSession & { publish(own: OwnPresence): Promise<OwnPresence>; readonly puts: () => string[] } {
  const fake = fakeSession();
  const puts = (): string[] => fake.server.requests.filter(({ method }) => method === 'PUBLISH').map(({ header, body }) => `${header('expires')} ${header('sip-if-match')} ${body ? 'body' : ''}`.trim());
  return { ...fake, puts, publish: own => fake.actions.publish(own, fake.signal) };
}

describe('the publication', () => {
  it('is renewed before its end without being said again, and modified under its tag', async () => {
    const { clock, publish, puts } = published();
    await publish({ availability: 'busy' });
    await clock.advance(248_000);
    await publish({ availability: 'away' });
    expect(puts()).toEqual(['300  body', '300 e1', '300 e2 body']);
  });

  it('says what others can read of it', async () => {
    const { publish } = published();
    expect(await publish({ availability: 'dnd', note: { text: 'Writing' } })).toMatchObject({ availability: 'busy', note: { text: 'Writing' } });
  });

  it.each(['invisible', 'auto'] as const)('is taken back by %s', async availability => {
    const { clock, server, publish, puts } = published();
    expect(await publish({ availability })).toEqual({ availability });
    expect(puts()).toEqual([]);
    await publish({ availability: 'busy' });
    expect(await publish({ availability })).toEqual({ availability });
    expect([puts().at(-1), server.publications.size]).toEqual(['0 e1', 0]);
    await clock.advance(600_000);
    expect([puts().length, server.sockets.size, clock.pending]).toEqual([2, 0, 0]);
  });

  it.each([412, 500, 404])('that the server answers with %i is published anew, once', async status => {
    const { server, publish, puts } = published();
    await publish({ availability: 'busy' });
    server.reply = ({ header }) => (header('sip-if-match') ? { status } : undefined);
    expect(await publish({ availability: 'away' })).toMatchObject({ availability: 'away' });
    expect(puts()).toEqual(['300  body', '300 e1 body', '300  body']);
    server.reply = ({ method }) => (method === 'PUBLISH' ? { status: 500 } : undefined);
    await expect(publish({ availability: 'online' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(puts()).toHaveLength(5);
  });

  it('is published for as long as the server insists on', async () => {
    const { server, publish, puts } = published();
    server.reply = ({ method, header }) => (method === 'PUBLISH' && header('expires') === '300' ? { status: 423, headers: ['Min-Expires: 900'] } : undefined);
    await publish({ availability: 'busy' });
    expect(puts()).toEqual(['300  body', '900  body']);
  });

  it('keeps its tag where the server only wants it for longer', async () => {
    const { server, publish, puts } = published();
    await publish({ availability: 'busy' });
    server.reply = ({ method, header }) => (method === 'PUBLISH' && header('expires') === '300' ? { status: 423, headers: ['Min-Expires: 900'] } : undefined);
    await publish({ availability: 'away' });
    expect([puts(), server.publications.size]).toEqual([['300  body', '300 e1 body', '900 e1 body'], 1]);
  });

  it('is not published over and over for a server that grants no time', async () => {
    const { server, clock, publish, puts } = published();
    server.reply = ({ method }) => (method === 'PUBLISH' ? { status: 200, headers: ['SIP-ETag: x', 'Expires: 0'] } : undefined);
    await publish({ availability: 'busy' });
    await clock.advance(20_000);
    expect(puts().length).toBeLessThan(6);
  });

  it('is there again by itself after a restart', async () => {
    const { server, clock, publish, puts } = published();
    await publish({ availability: 'busy' });
    server.forget();
    server.documents.clear();
    server.cut();
    await clock.advance(1_000);
    expect(puts()).toEqual(['300  body', '300 e1', '300  body']);
    expect(server.documents.get('sip:ada@corp.example')).toContain('busy');
  });

  it('ends when it was said to end', async () => {
    const { server, clock, publish, puts } = published();
    await publish({ availability: 'busy', expiresAt: clock.now() + 60_000 });
    await clock.advance(61_000);
    expect(puts()[0]).toBe('60  body');
    expect([puts().at(-1)!.slice(0, 2), server.publications.size]).toEqual(['0 ', 0]);
  });

  it('that fails leaves what was published before, and is tried again when it is renewed', async () => {
    const { server, clock, publish, puts } = published();
    await publish({ availability: 'busy' });
    server.reply = ({ method }) => (method === 'PUBLISH' ? { status: 403 } : undefined);
    await expect(publish({ availability: 'away' })).rejects.toMatchObject({ code: 'forbidden' });
    server.reply = ({ method }) => (method === 'PUBLISH' ? { status: 503 } : undefined);
    await clock.advance(250_000);
    const tried = puts().length;
    server.reply = () => undefined;
    await clock.advance(11_000);
    expect(puts().length).toBeGreaterThan(tried);
    expect(server.documents.get('sip:ada@corp.example')).toContain('busy');
  });

  it('is taken back before the session goes', async () => {
    const { server, session, publish } = published();
    await publish({ availability: 'busy' });
    await session.close();
    expect(server.publications.size).toBe(0);
  });
});
