import { fakeClock } from '@presence-elements/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { bound, done, entry, fakeLdap, type FakeLdap } from '../../../test/fake-ldap.js';
import type { DirectoryRecord } from '../directory-record.js';
import { ldapRecords } from './ldap-records.js';
import type { LdapSource } from './ldap-source.js';

const open: FakeLdap[] = [];
afterEach(() => open.splice(0).forEach(each => each.stop()));

async function records(answer: Parameters<typeof fakeLdap>[0], more: Partial<LdapSource> = {}, clock = fakeClock()): Promise<readonly DirectoryRecord[]> {
  const server = await fakeLdap(answer), found: DirectoryRecord[] = [];
  open.push(server);
  for await (const record of ldapRecords({ url: server.url, startTls: false, base: 'dc=x', ...more }, { schedule: clock.schedule })) found.push(record);
  return found;
}

const values = (found: readonly DirectoryRecord[]) => found.map(({ row, values: each }) => [row, Object.fromEntries(each)]);

describe('the entries of a directory', () => {
  it('are all there, also where a page at the beginning or in the middle has none, as with Active Directory', async () => {
    const pages = [[], ['a'], [], ['b', 'c'], []], found = await records((id, _, socket) => {
      const page = pages[id - 1]!;
      socket.write(Buffer.concat([...page.map(cn => entry(id, { cn: [cn] })), done(id, id < pages.length ? `after ${id}` : '')]));
    });
    expect(values(found)).toEqual([[1, { cn: ['a'] }], [2, { cn: ['b'] }], [3, { cn: ['c'] }]]);
  });

  it('are people: no computers, which in Active Directory are persons too', async () => {
    const found = await records((id, _, socket) => void socket.write(Buffer.concat([
      entry(id, { objectClass: ['top', 'person', 'user', 'Computer'], cn: ['HOST'] }), entry(id, { objectclass: ['top', 'person', 'user'], cn: ['Ada'] }), done(id),
    ])));
    expect(values(found)).toEqual([[1, { cn: ['Ada'] }]]);
  });

  it('have texts: what is not UTF-8 is none', async () => {
    const found = await records((id, _, socket) => void socket.write(Buffer.concat([entry(id, { 'displayName': [Buffer.from([0xFF, 0xFE])], 'CN': ['Müller'], 'msRTCSIP-PrimaryUserAddress': [] }), done(id)])));
    expect(values(found)).toEqual([[1, { displayname: [], cn: ['Müller'], msrtcsipprimaryuseraddress: [] }]]);
  });

  it('have the first ones of very many values, and names in one language', async () => {
    const found = await records((id, _, socket) => void socket.write(Buffer.concat([
      entry(id, { 'proxyAddresses;range=0-1499': ['sip:a@b.example'], 'cn': ['Ada'], 'cn;lang-ja': ['エイダ'], 'displayName;binary': ['x'] }), done(id),
    ])));
    expect(values(found)).toEqual([[1, { proxyaddresses: ['sip:a@b.example'], cn: ['Ada'] }]]);
  });

  it('are in groups by the names of these, without what escapes them (RFC 4514)', async () => {
    const found = await records((id, _, socket) => void socket.write(Buffer.concat([
      entry(id, { memberOf: ['CN=Sales\\, EMEA,OU=Groups,DC=x', 'cn=B\\C3\\BCro\\\\1+ou=y,dc=x', 'plain'] }), done(id),
    ])));
    expect(found[0]!.values.get('memberof')).toEqual(['Sales, EMEA', 'Büro\\1', 'plain']);
  });

  it('are looked for by whoever signs in', async () => {
    const heard: number[] = [];
    await records((id, operation, socket) => {
      heard.push(operation);
      socket.write(operation === 0x60 ? bound(id) : done(id));
    }, { bind: { dn: 'cn=reader', password: 'secret' } });
    expect(heard.slice(0, 2)).toEqual([0x60, 0x63]);
  });

  it('are not looked for with an empty password, which some servers take for nobody’s', async () => {
    const heard: number[] = [];
    await expect(records((_, operation) => void heard.push(operation), { bind: { dn: 'cn=reader', password: '' } })).rejects.toMatchObject({ code: 'forbidden' });
    expect(heard).not.toContain(0x60);
  });

  it('are waited for as long as may be, and no longer', async () => {
    const clock = fakeClock(), reading = records(() => undefined, { timeout: 5_000 }, clock);
    reading.catch(() => undefined);
    await expect.poll(() => open[0]?.connections).toBe(1);
    await clock.advance(4_999);
    let ended = false;
    void reading.finally(() => { ended = true; }).catch(() => undefined);
    await new Promise(resolve => setImmediate(resolve));
    expect(ended).toBe(false);
    await clock.advance(1);
    await expect(reading).rejects.toMatchObject({ name: 'PresenceError', code: 'timeout' });
  });

  it('are not asked for where it was called off before', async () => {
    const server = await fakeLdap(() => undefined);
    open.push(server);
    const reading = ldapRecords({ url: server.url, base: 'dc=x' }, { schedule: fakeClock().schedule, signal: AbortSignal.abort() });
    await expect(reading.next()).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.connections).toBe(0);
  });
});
