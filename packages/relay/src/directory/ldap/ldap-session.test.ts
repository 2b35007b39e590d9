import { afterEach, describe, expect, it } from 'vitest';
import { bound, done, entry, extended, fakeLdap, type FakeLdap } from '../../../test/fake-ldap.js';
import { LdapFailure } from './ldap-failure.js';
import { LdapSession } from './ldap-session.js';
import { filterOf } from './ldap-source.js';

const open: FakeLdap[] = [];
afterEach(() => open.splice(0).forEach(each => each.stop()));

async function server(answer: Parameters<typeof fakeLdap>[0]): Promise<FakeLdap> {
  const one = await fakeLdap(answer);
  open.push(one);
  return one;
}

const limits = { maxEntries: 10, maxBytes: 10_000 };
const what = { base: 'dc=x', filter: filterOf(), pageSize: 5 };

describe('a session with a directory', () => {
  it('signs in, asks page by page, and takes its leave', async () => {
    const heard: number[] = [];
    const { url } = await server((id, operation, socket) => {
      heard.push(operation);
      if (operation === 0x60) socket.write(bound(id));
      if (operation === 0x63) socket.write(Buffer.concat([entry(id, { cn: ['Ada'] }), done(id, id === 2 ? 'more' : '')]));
    });
    const session = new LdapSession(url, undefined, limits);
    await session.open();
    await session.bind('cn=reader', 'secret');
    const first = await session.search(what);
    expect(first).toMatchObject({ entries: [{}], cookie: Buffer.from('more') });
    expect(await session.search({ ...what, cookie: first.cookie })).toMatchObject({ entries: [{}], cookie: undefined });
    session.close();
    await expect.poll(() => heard).toEqual([0x60, 0x63, 0x63, 0x42]);
  });

  it('takes a page without entries for the last one only where the directory says so', async () => {
    const { url } = await server((id, _, socket) => void socket.write(done(id, 'more')));
    const session = new LdapSession(url, undefined, limits);
    await session.open();
    expect(await session.search(what)).toMatchObject({ entries: [], cookie: Buffer.from('more') });
    session.close();
  });

  it('does not go on in the clear where encryption is refused, or only pretended', async () => {
    const refused = new LdapSession((await server((id, _, socket) => void socket.write(extended(id, 2)))).url, undefined, limits);
    await refused.open();
    await expect(refused.startTls()).rejects.toMatchObject({ reason: 'refused', result: 2 });
    // Somebody in between who adds an answer to a question that will only be asked later.
    const { url } = await server((id, operation, socket) => void (operation === 0x77 && socket.write(Buffer.concat([extended(id), bound(id + 1)]))));
    const pretended = new LdapSession(url, undefined, limits);
    await pretended.open();
    await expect(pretended.startTls()).rejects.toThrow();
    await expect(pretended.bind('cn=reader', 'secret')).rejects.toThrow();
  });

  it.each(['open', 'search'] as const)('ends at once when told to, while it waits for %s', async where => {
    const { url } = await server(() => undefined), session = new LdapSession(url, undefined, limits);
    const waits = where === 'open' ? session.open() : session.open().then(() => session.search(what));
    const reason = new LdapFailure('timeout');
    if (where === 'search') await expect.poll(() => open[0]!.connections).toBe(1);
    session.end(reason);
    await expect(waits).rejects.toBe(reason);
  });

  it('does not even begin once it was told to end', async () => {
    const one = await server(() => undefined), session = new LdapSession(one.url, undefined, limits), reason = new LdapFailure('timeout');
    session.end(reason);
    await expect(session.open()).rejects.toBe(reason);
    expect(one.connections).toBe(0);
  });
});
