import { SearchRequest } from 'ldapts';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bound, done, entry, fakeLdap, type FakeLdap } from '../../../test/fake-ldap.js';
import { filterOf } from './ldap-source.js';
import { LdapWire, type LdapLimits } from './ldap-wire.js';

const open: { stop(): unknown }[] = [];
afterEach(() => open.splice(0).forEach(each => each.stop()));

/** What comes of one search where a server answers it so. */
async function asked(answer: (id: number, socket: Socket) => void, limits: Partial<LdapLimits> = {}) {
  const server: FakeLdap = await fakeLdap((id, _, socket) => answer(id, socket)), { port } = new URL(server.url), socket = connect(Number(port), '127.0.0.1');
  open.push(server, { stop: () => socket.destroy() });
  const wire = new LdapWire(socket, { maxEntries: 10, maxBytes: 100_000, ...limits });
  return { wire, answered: wire.ask(search(1)) };
}

const search = (messageId: number) => new SearchRequest({ messageId, filter: filterOf() });
const failed = (reason: string, result = 0) => expect.objectContaining({ name: 'LdapFailure', reason, result }) as Error;

describe('a wire to a directory', () => {
  it('brings what belongs to an answer, however its bytes are cut', async () => {
    const bytes = Buffer.concat([entry(1, { cn: ['Ada'] }), entry(1, { cn: ['Grace'] }), done(1)]);
    const { answered } = await asked((_, socket) => void bytes.forEach(byte => socket.write(Buffer.from([byte]))));
    const { entries, response } = await answered;
    expect(entries.map(({ attributes: [cn] }) => cn!.values)).toEqual([['Ada'], ['Grace']]);
    expect(response.status).toBe(0);
  });

  it('rejects with the server’s refusal', async () => {
    await expect((await asked((id, socket) => socket.write(done(id, '', 32)))).answered).rejects.toEqual(failed('refused', 32));
  });

  it.each([
    ['ends', (_: number, socket: Socket) => socket.end(), 'closed'],
    ['says that it will end (RFC 4511 §4.4.1)', (_: number, socket: Socket) => socket.write(bound(0, 52)), 'closed'],
    ['answers what nobody asked', (id: number, socket: Socket) => socket.write(done(id + 1)), 'closed'],
    ['speaks HTTP', (_: number, socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'no-ldap'],
    ['says what cannot be read', (_: number, socket: Socket) => socket.write(Buffer.from('3005020101990141', 'hex')), 'no-ldap'],
    ['says thousands of things at once', (_: number, socket: Socket) => socket.write(Buffer.concat(Array.from({ length: 9_000 }, () => entry(1, {})))), 'too-much'],
    ['begins what never ends', (_: number, socket: Socket) => socket.write(Buffer.concat([Buffer.from('308400ffffff', 'hex'), Buffer.alloc(200_000)])), 'too-much'],
    ['has more entries than are wanted', (id: number, socket: Socket) => socket.write(Buffer.concat([...Array.from({ length: 11 }, () => entry(id, {})), done(id)])), 'too-much'],
  ])('ends where the server %s', async (_, answer, reason) => {
    await expect((await asked(answer)).answered).rejects.toEqual(failed(reason));
  });

  it('asks nothing more once it has ended', async () => {
    const { wire, answered } = await asked((_, socket) => socket.end());
    await expect(answered).rejects.toEqual(failed('closed'));
    await expect(wire.ask(search(2))).rejects.toEqual(failed('closed'));
  });
});
