import type { PresenceError, Schedule } from '@presence-elements/core';
import { escaped, lacking, PASSWORD, startSlapd, type LdapServer, type LdapServerOptions } from '@presence-elements/testing/servers.js';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ldapRecords } from '../src/directory/ldap/ldap-records.js';
import type { LdapSource } from '../src/directory/ldap/ldap-source.js';
import { readPeople } from '../src/directory/read-people.js';
import { parseConfig } from '../src/config/parse-config.js';
import { organised } from './organised.js';

const missing = lacking('slapd');
if (missing.length) it.skip(`needs ${missing.join(' ')}`, () => undefined);

const schedule: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};

const running: { stop(): unknown }[] = [];
afterEach(async () => { for (const each of running.splice(0)) await each.stop(); });

async function slapd(options?: LdapServerOptions): Promise<LdapServer> {
  const server = await startSlapd(options);
  running.push(server);
  return server;
}

/** How the reader of that server asks it, over StartTLS unless said. */
const source = ({ url, certificate: ca, base, reader: dn }: LdapServer, more: Partial<LdapSource> = {}): LdapSource => ({ url, ca, base, bind: { dn, password: PASSWORD }, ...more });

const read = (of: LdapSource, domain?: string, signal?: AbortSignal) =>
  readPeople(ldapRecords(of, { schedule, signal }), { form: 'ldap', columns: of.attributes, domain, signal });

/** What went wrong: its code and its words. */
async function failure(of: LdapSource): Promise<string> {
  try {
    return `${(await read(of)).people.length} people`;
  } catch (error) {
    return `${(error as PresenceError).code}: ${(error as Error).message}`;
  }
}

/** Somebody in between, who hands on what the server says up to so many bytes. */
async function between(server: LdapServer, most: number, then: (client: Socket) => void, host = '127.0.0.1'): Promise<string> {
  const sockets = new Set<Socket>();
  const proxy: Server = createServer(client => {
    let heard = 0;
    const upstream = connect(server.port, '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined).on('close', () => { client.destroy(); upstream.destroy(); }));
    client.on('data', data => upstream.write(data));
    upstream.on('data', data => {
      if (heard <= most && (heard += data.length) > most) then(client);
      if (heard <= most) client.write(data);
    });
  });
  await new Promise<void>(resolve => proxy.listen(0, host, resolve));
  running.push({ stop: () => { sockets.forEach(socket => socket.destroy()); proxy.close(); } });
  return `ldap://${host}:${(proxy.address() as AddressInfo).port}`;
}

const crowd = (size: number): LdapServerOptions => ({ people: Array.from({ length: size }, (_, n) => ({ cn: `Person ${n}`, uid: `person${n}` })) });

describe.runIf(!missing.length)('people of a real LDAP directory', () => {
  it('come with their IM addresses, wherever the directory has them, and not with those of mail', async () => {
    const { people, skipped, problems } = await read(source(await slapd({ people: [
      { cn: 'Lync', mail: 'l@mail.example', 'msRTCSIP-PrimaryUserAddress': 'sip:lync@corp.example', proxyAddresses: ['sip:other@corp.example'] },
      { cn: 'Exchange', displayName: 'Ex Change', proxyAddresses: ['SMTP:ex@mail.example', 'smtp:x@mail.example', 'SIP:Ex@corp.example', 'X500:/o=Corp'] },
      { cn: 'Generic', imAddress: 'generic@xmpp.example' },
      { cn: 'Mail only', mail: 'm@mail.example', proxyAddresses: ['SMTP:m@mail.example'] },
      { cn: 'Bad', imAddress: 'not an address' },
    ] })));
    expect(people).toEqual([
      { address: 'sip:lync@corp.example', name: 'Lync' }, { address: 'sip:Ex@corp.example', name: 'Ex Change' }, { address: 'generic@xmpp.example', name: 'Generic' },
    ]);
    expect(skipped).toBe(1);
    expect(problems).toMatchObject([{ row: 5, field: 'address', code: 'not-an-address' }]);
  });

  it('come with logins of a domain that need not resolve', async () => {
    const { people, problems } = await read(source(await slapd({ people: [
      { cn: 'Ada', uid: 'ada' }, { cn: 'Grace', sAMAccountName: 'grace', uid: 'other' }, { cn: 'Long', uid: 'a-login-of-more-than-21' }, { cn: 'Short', uid: 'x' },
    ] })), 'partner.internal');
    expect(people.map(({ address }) => address)).toEqual(['ada@partner.internal', 'grace@partner.internal']);
    expect(problems).toMatchObject([{ row: 3, field: 'login', code: 'not-a-login' }, { row: 4, code: 'not-a-login' }]);
  });

  it('may be called anything, in any script, and be in groups whose names are escaped', async () => {
    const names = ['Müller, Jürgen', 'Ångström-Çelik', ' #1 "Quote" <x>; a+b=c\\ ', 'イヴ', 'Łódź\u202Egnp.exe'];
    const server = await slapd({ people: names.map((cn, n) => ({ cn, imAddress: `p${n}@corp.example`, departmentNumber: [`CN=${escaped(cn)},OU=Groups`, 'plain'] })) });
    const { people, problems } = await read(source(server, { attributes: { groups: ['departmentNumber'] } }));
    expect(problems).toEqual([]);
    expect(people.map(({ name }) => name)).toEqual(['Müller, Jürgen', 'Ångström-Çelik', '#1 "Quote" <x>; a+b=c\\', 'イヴ', 'Łódźgnp.exe']);
  });

  it('come in pages: all 2,000 where one search brings 500 at most', async () => {
    const server = await slapd(crowd(2_000)), began = performance.now();
    const { people } = await read(source(server), 'corp.example');
    console.log(`2,000 people come out of slapd in ${Math.round(performance.now() - began)} ms`);
    expect(new Set(people.map(({ address }) => address)).size).toBe(2_000);
    // What takes time is how often it is asked.
    await expect.poll(() => server.log.match(/SEARCH RESULT/g)).toHaveLength(4);
    expect((await read(source(server, { pageSize: 7 }), 'corp.example')).people).toHaveLength(2_000);
  });

  it('are all of them or nobody: a limit of the server or of the reader ends it', async () => {
    const server = await slapd({ ...crowd(600), pagedLimit: 550 });
    expect(await failure(source(server, { pageSize: 100 }))).toMatch(/^no-data: The directory gives no more entries than its limit allows/);
    expect(await failure(source(server, { pageSize: 100, maxEntries: 300 }))).toMatch(/^no-data: The directory sends more than is read of one/);
    expect(await failure(source(server, { pageSize: 100, maxBytes: 20_000 }))).toMatch(/^no-data: The directory sends more/);
  });

  it('are those of the filter and the base, which mean what they say in any script', async () => {
    const server = await slapd({ people: ['Müller', 'Möller', '(*)'].map((cn, n) => ({ cn, imAddress: `p${n}@corp.example` })) });
    const names = async (more: Partial<LdapSource>) => (await read(source(server, more))).people.map(({ name }) => name);
    expect(await names({ filter: '(cn=Müller)' })).toEqual(['Müller']);
    expect(await names({ filter: '(cn=M\\c3\\bcller)' })).toEqual(['Müller']);
    expect(await names({ filter: '(cn=\\28\\2a\\29)' })).toEqual(['(*)']);
    expect(await names({ filter: '(&(cn=M*)(!(cn=Mü*)))' })).toEqual(['Möller']);
    expect(await names({ scope: 'one' })).toEqual([]);
    expect(await names({ scope: 'one', base: `ou=people,${server.base}` })).toHaveLength(3);
    expect(await failure(source(server, { base: 'ou=nowhere,dc=corp,dc=example' }))).toMatch(/^not-found: There is no such base/);
    expect(await failure(source(server, { base: 'nonsense' }))).toMatch(/^not-found: The base/);
  });

  it('are told to nobody but whoever knows the password, which no message repeats', async () => {
    const server = await slapd(), wrong = { bind: { dn: server.reader, password: 'hunter2-wrong' } };
    const told = [await failure(source(server, wrong)), await failure(source(server, { bind: undefined })), await failure(source(server, { bind: { dn: server.reader, password: '' } }))];
    expect(told).toEqual([
      'forbidden: The directory refuses the name or the password.', expect.stringMatching(/^not-found: /), expect.stringMatching(/^forbidden: /),
    ]);
    expect(told.join()).not.toContain('hunter2');
  });

  it('are not looked for elsewhere, whatever the server refers to', async () => {
    const contacted: Socket[] = [], elsewhere = createServer(socket => void contacted.push(socket));
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve));
    running.push({ stop: () => elsewhere.close() });
    const server = await slapd({ refersTo: `ldap://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` });
    const { people, problems } = await read(source(server), 'corp.example');
    expect(people).toHaveLength(2);
    expect(problems).toMatchObject([{ row: 0, field: '', code: 'referral', message: expect.stringContaining('other servers for more (1)') as string }]);
    expect(await failure(source(server, { base: `ou=elsewhere,${server.base}` }))).toMatch(/^not-found: This directory refers to another one/);
    expect(contacted).toEqual([]);
  });
});

describe.runIf(!missing.length)('the way to a real LDAP directory', () => {
  it('is encrypted, in either of two ways, before a password is said', async () => {
    const server = await slapd(), localhost = (url: string): string => url.replace('127.0.0.1', 'localhost');
    for (const url of [server.url, server.secureUrl, localhost(server.url), localhost(server.secureUrl)]) expect(await failure(source(server, { url, attributes: { address: ['mail'] } }))).toBe('2 people');
    const binds = (): readonly string[] => server.log.match(/BIND .*ssf=\d+/g) ?? [];
    await expect.poll(binds).toHaveLength(4);
    expect(binds().filter(line => / ssf=0/.test(line))).toEqual([]);
    expect(await failure(source(server, { startTls: false, attributes: { address: ['mail'] } }))).toBe('2 people');
    await expect.poll(() => server.log).toMatch(/BIND .* ssf=0/);
  });

  it.each(['url', 'secureUrl'] as const)('leads to nobody whose certificate is not trusted (%s)', async way => {
    const server = await slapd();
    expect(await failure(source(server, { url: server[way], ca: undefined }))).toBe('unreachable: Nobody who is trusted here vouches for the certificate of the directory.');
    expect(server.log).not.toContain('BIND');
  });

  it('leads to nobody who has another’s certificate', async () => {
    const server = await slapd(), url = await between(server, Infinity, () => undefined, '127.0.0.2');
    expect(await failure(source(server, { url }))).toBe('unreachable: The certificate of the directory is for another name than the one in its address.');
    expect(server.log).not.toContain('BIND');
  });

  it('ends in words where the server goes in the middle, and nobody is asked again without encryption', async () => {
    const server = await slapd(crowd(2_000)), url = await between(server, 30_000, client => client.destroy());
    expect(await failure(source(server, { url }))).toBe('unreachable: The directory ended the connection in the middle.');
    await expect.poll(() => server.log.split('\n').filter(line => line.includes('ACCEPT from') && line.includes(`:${server.port})`))).toHaveLength(1);
    await server.kill();
    expect(await failure(source(server))).toBe('unreachable: Nothing listens at the address of the directory.');
  });

  it('takes as long as it may: a slow server is waited for, a silent one is not', async () => {
    const slow = await slapd({ slow: 1 });
    expect(await failure(source(slow, { attributes: { address: ['mail'] } }))).toBe('2 people');
    expect(await failure(source(slow, { timeout: 300 }))).toBe('timeout: The directory did not answer in time.');
    const silent = await slapd(crowd(2_000)), url = await between(silent, 30_000, () => undefined);
    expect(await failure(source(silent, { url, timeout: 500 }))).toBe('timeout: The directory did not answer in time.');
    silent.freeze();
    expect(await failure(source(silent, { timeout: 300 }))).toBe('timeout: The directory did not answer in time.');
    silent.thaw();
  });

  it('is left at once when it is called off', async () => {
    const silent = await slapd(), stop = new AbortController();
    silent.freeze();
    const reading = read(source(silent), undefined, stop.signal);
    setTimeout(() => stop.abort(), 100);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    silent.thaw();
  });
});

describe.runIf(!missing.length)('a relay whose configuration names an LDAP directory', () => {
  it('takes its people in when an administrator says so, and tells what would be before', async () => {
    const server = await slapd({ people: Array.from({ length: 2_000 }, (_, n) => ({ cn: `Müller, "${n}"`, uid: `person${n}` })) }), folder = await mkdtemp(join(tmpdir(), 'presence-slapd-relay-'));
    running.push({ stop: () => rm(folder, { recursive: true }) });
    await writeFile(join(folder, 'ca.pem'), server.certificate);
    const partner = { name: 'people', provider: 'Partner', url: server.url, ca: 'ca.pem', base: server.base, bind: { dn: server.reader, password: { env: 'LDAP_PASSWORD' } }, domain: 'partner.internal' };
    const config = await parseConfig(JSON.stringify({ directories: [partner, { ...partner, name: 'wrong', bind: { dn: server.reader, password: { env: 'WRONG' } } }] }), { file: join(folder, 'presence.config.json'), env: { LDAP_PASSWORD: PASSWORD, WRONG: 'hunter2-wrong' } });
    const { admin, organisation, relay } = await organised({ relay: { ...config.relay, domain: 'portal.example' } });
    running.push({ stop: () => relay.dispose() });
    const { id } = (await admin.call('POST', '/settings/providers', { body: { kind: 'federated', name: 'Partner', routes: ['partner.internal'], allowed: false, verification: 'provider-verified', isPublic: false, supports: [] } })).body as unknown as { id: string };
    const order = async (body: object) => admin.call('POST', '/settings/directory', { body });
    expect((await order({ source: 'people', dryRun: true })).body).toMatchObject({ added: 2_000, dryRun: true, provider: id });
    expect((await order({ source: 'people' })).body).toMatchObject({ imported: 2_000, added: 2_000, problems: [] });
    expect((await order({ source: 'people' })).body).toMatchObject({ unchanged: 2_000, added: 0, removed: 0 });
    expect(organisation.facts.settings.providers.find(each => each.id === id)).toMatchObject({ allowed: true });
    expect((await admin.call('GET', '/settings/directory?limit=1')).body).toEqual({ items: [{ address: 'person0@partner.internal', name: 'Müller, "0"', groups: [], provider: id }] });
    const refused = await order({ source: 'wrong' }), told = JSON.stringify([refused.body, (await admin.call('GET', '/settings/directory/sources')).body, (await admin.call('GET', '/settings/export')).body]);
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden', detail: 'The directory refuses the name or the password.' } });
    expect(told).not.toMatch(new RegExp(`hunter2|${PASSWORD}`));
    await server.kill();
    expect(await order({ source: 'people' })).toMatchObject({ status: 502, body: { code: 'unreachable' } });
    expect((await admin.call('GET', '/settings/directory?limit=1000')).body.items).toHaveLength(1_000);
  }, 60_000);
});
